import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  household,
  setUp,
  spawnHearth,
  startTestAppliance,
  temporaryFolder,
  type TestAppliance,
} from '../testing.ts'

let dir: string
let outside: string
let place: string
let house: TestAppliance
let token: string
beforeAll(async () => {
  dir = await temporaryFolder()
  outside = await temporaryFolder()
  place = join(outside, 'copies')
  house = await startTestAppliance({}, { dir })
  token = (await setUp(house.origin)).token
})
afterAll(async () => {
  await house.close()
  for (const each of [dir, outside]) await rm(each, { recursive: true, force: true })
})

async function hearth(...args: string[]) {
  const given = args.includes('--data-dir') ? [] : ['--data-dir', dir]
  const run = await spawnHearth([...args, ...given], {})
  let said = ''
  run.child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const { code } = await run.said
  return { code, said, errors: run.errors() }
}
const upload = (origin: string, text: string, bearer = token) =>
  fetch(`${origin}/api/v1/media/upload?filename=letter.txt`, {
    method: 'PUT',
    body: text,
    headers: { authorization: `Bearer ${bearer}` },
  })

test('copies while Hearth runs, and says what is to be known', async () => {
  const nowhere = await hearth('backup')
  expect(nowhere).toMatchObject({ code: 1, errors: expect.stringContaining('backup choose --to') })
  expect((await upload(house.media, 'Dear all')).status).toBe(201)
  const vault = await fetch(`${house.origin}/api/v1/me/encryption-vault/init`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  })
  expect(vault.status).toBe(200)
  const first = await hearth('backup', '--to', place)
  expect(first).toMatchObject({
    code: 0,
    said: expect.stringContaining('1 photo or file of 1 person (1 original; 1 was new,'),
  })
  expect(first.said).toContain('recovery-sheet')
  const second = JSON.parse((await hearth('backup', '--to', place, '--json')).said)
  expect(second).toMatchObject({ whole: true, blobs: { count: 1, copied: 0 } })
  const [name = ''] = (await readdir(join(place, 'snapshots'))).toSorted()
  const keys = await readdir(join(place, 'snapshots', name, 'keys'))
  expect(keys).toContain('auth-secrets.json')
  expect(keys.filter((key) => key.startsWith('vault-kek'))).toEqual([])
})

test('a place is chosen, and then counts', async () => {
  const inside = await hearth('backup', 'choose', '--to', join(dir, 'backups'))
  expect(inside).toMatchObject({ code: 1, errors: expect.stringContaining('another disk') })
  const chosen = await hearth('backup', 'choose', '--to', place)
  expect(chosen).toMatchObject({ code: 0, said: expect.stringContaining('each day') })
  expect(await hearth('backup')).toMatchObject({ code: 0 })
  const { copies } = JSON.parse((await hearth('backup', 'list', '--json')).said)
  expect(copies).toHaveLength(3)
})

test('a copy comes back: the same people with their passwords, and their files', async () => {
  await upload(house.media, 'Dear all')
  await house.close()
  expect(await hearth('backup')).toMatchObject({ code: 0 })
  const back = join(outside, 'back')
  const way = await hearth('restore', place, '--data-dir', back)
  expect(way).toMatchObject({ code: 0, said: expect.stringContaining('each read byte by byte') })
  expect(await hearth('verify', '--all', '--data-dir', back)).toMatchObject({ code: 0 })
  expect(way.said).toContain('1 vault needs the key of the vaults')
  await expect(startTestAppliance({}, { dir: back })).rejects.toMatchObject({
    message: expect.stringContaining('restore-key'),
  })
  // What the recovery sheet would bring.
  await cp(join(dir, 'keys/vault-kek.json'), join(back, 'keys/vault-kek.json'))
  const again = await startTestAppliance({}, { dir: back })
  try {
    const signedIn = await fetch(`${again.origin}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: household.email, password: household.password }),
    })
    expect(signedIn.status).toBe(200)
    const { accessToken } = (await signedIn.json()) as { accessToken: string }
    const list = await fetch(`${again.media}/api/v1/media/list/all`, {
      headers: { authorization: `Bearer ${accessToken}` },
    })
    expect(JSON.stringify(await list.json())).toContain('letter.txt')
    // Whoever was signed in at the old house is not at this one.
    expect((await upload(again.media, 'x')).status).toBe(401)
  } finally {
    await again.close()
  }
})

test('a house whose key is lost for good comes back without its vaults', async () => {
  const back = join(outside, 'without')
  const way = await hearth('restore', place, '--data-dir', back, '--without-vaults')
  expect(way.code).toBe(0)
  const again = await startTestAppliance({}, { dir: back })
  try {
    expect((await fetch(`${again.origin}/health`)).status).toBe(200)
  } finally {
    await again.close()
  }
})

test('what cannot be is said', async () => {
  const full = join(outside, 'full')
  await mkdir(full)
  await writeFile(join(full, 'letter.txt'), 'x')
  for (const args of [
    ['restore'],
    ['restore', place, '--data-dir', full],
    ['backup', 'list', '--to', full],
  ]) {
    const { code, errors } = await hearth(...args)
    expect(code, args.join(' ')).toBe(1)
    expect(errors, args.join(' ')).toMatch(/^["/A-Z].*[.?]\n$/)
  }
})
