import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

const read = (path: string) => readFile(new URL(`../${path}`, import.meta.url), 'utf8')
const manifest = JSON.parse(await read('package.json'))
const versions: Record<string, string> = { ...manifest.dependencies, ...manifest.devDependencies }

test('every dependency is pinned to one version', () => {
  const loose = Object.entries(versions).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
  expect(loose).toEqual([])
})

test('every dependency has its reason in docs/dependencies.md, and nothing else does', async () => {
  const rows = (await read('docs/dependencies.md')).matchAll(/^\| ([a-z@][^|]*) \| .+ \|$/gm)
  const explained = [...rows].flatMap(([, names = '']) => names.split(', '))
  expect(explained.filter((name) => name !== 'package').toSorted()).toEqual(
    Object.keys(versions).toSorted(),
  )
})

test('nothing that was locked names a registry', async () => {
  expect(await read('package-lock.json')).not.toContain('"resolved"')
})
