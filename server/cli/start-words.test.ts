import { renderUnicodeCompact } from 'uqr'
import { expect, test } from 'vitest'
import { finding } from '../house/index.ts'
import { startWords } from './start-words.ts'

const ready = {
  event: 'ready' as const,
  origin: 'http://localhost:4327',
  auth: 'http://localhost:3001',
  media: 'http://localhost:3015',
  lan: 'https://hearth.local:4328',
  dataDir: '/home/dora/Hearth',
}
const trustPage = 'http://192.168.1.5:4327'
const code = /^█/m

test('off the home network it shows no code that leads a phone to itself, and says how to go on', () => {
  const said = startWords({ ...ready, lan: null, setupCode: 'ABCD-EFGH' }, null)
  expect(said).not.toMatch(code)
  expect(said).toContain('http://localhost:4327/setup')
  expect(said).toContain('ABCD-EFGH')
  expect(said).toContain('hearth lan on')
})

test('on it the one code is of the page where a phone begins', () => {
  const said = startWords(ready, { trustPage, fingerprint: '3E:50' })
  expect(said).not.toContain(renderUnicodeCompact(ready.origin))
  expect(said).toContain(renderUnicodeCompact(trustPage))
  expect(said).toContain('3E:50')
  expect(said).not.toContain('Set-up code')
  expect(said).not.toContain('hearth lan on')
})

test('on it, but in no network: where it will be', () => {
  const said = startWords(ready, { trustPage: null, fingerprint: '3E:50' })
  expect(said).not.toMatch(code)
  expect(said).toContain('Once it is, Hearth is at https://hearth.local:4328\n\n')
})

test('what is wrong with where the photos lie is said below the place', () => {
  const place = finding('folder.cloud', { dir: '/home/dora/Dropbox' })
  const said = startWords(ready, null, place)
  expect(said).toContain('kept in /home/dora/Hearth\n  Another program copies the data folder')
})
