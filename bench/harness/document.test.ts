import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Benchmark } from './benchmark.ts'
import { renderSection, replaceSection } from './document.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearth-bench-document-'))
})
afterEach(() => rm(folder, { recursive: true }))

const section = (name: string, value: number) => {
  const benchmark: Benchmark = { name, title: 'a title', target: 'a target', run: () => never }
  const checks = [{ what: 'speed', value, unit: '×', atLeast: 1 }]
  return renderSection(benchmark, { tables: [], checks }, 'a machine')
}
const never = Promise.reject(new Error('not run'))
never.catch(() => {})

it('keeps the order of the list and the sections of others', async () => {
  const path = join(folder, 'benchmarks.md')
  const order = ['first-thumbnail', 'upload']
  await replaceSection(path, order, 'upload', section('upload', 2))
  await replaceSection(path, order, 'first-thumbnail', section('first-thumbnail', 3))
  await replaceSection(path, order, 'upload', section('upload', 0.5))
  const text = await readFile(path, 'utf8')
  expect(text.match(/^## .*/gm)).toEqual(['## first-thumbnail: a title', '## upload: a title'])
  expect(text).toContain('**missed**')
  expect(text).toContain('3 ×')
  expect(text).not.toContain('2 ×')
})
