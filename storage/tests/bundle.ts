import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'

/** Below node_modules, so that the bundle finds better-sqlite3, and nobody commits it. */
const out = fileURLToPath(new URL('../../node_modules/.cache/hearth-storage', import.meta.url))
export const migrations = fileURLToPath(new URL('../migrations', import.meta.url))

/**
 * One file of a child process's program: a hundred of them start ten times faster so. Answers its
 * path. `beside`: who stands in the same folder. Such a program must be told where the migrations are.
 */
export async function bundle(name: string, beside = import.meta.url): Promise<string> {
  mkdirSync(out, { recursive: true })
  const file = join(out, `${name}-${process.pid}.mjs`)
  await build({
    input: fileURLToPath(new URL(`./${name}.ts`, beside)),
    platform: 'node',
    external: ['better-sqlite3'],
    output: { file, format: 'esm' },
    logLevel: 'silent',
  })
  return file
}
