import { createHash } from 'node:crypto'
import { glob, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { requireNode24 } from './node-version.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = `${root}dist/.built-from`
const sources = [
  '{server,storage}/**/*.{ts,sql,json}',
  '{client,renderer}/**/*',
  'build/*.ts',
  'build/licenses/**/*',
  'package-lock.json',
]

requireNode24()
await buildOnce()

/** Builds what `dist` lacks or what has changed since; a second start finds nothing to do. */
async function buildOnce(): Promise<void> {
  const wanted = await fingerprint()
  const built = await readFile(stamp, 'utf8').catch(() => '')
  if (built === wanted) return
  console.error('Building Hearth, which takes a few seconds the first time…')
  const { buildServer } = await import('./server.ts')
  const { buildWeb } = await import('./web.ts')
  await Promise.all([buildServer(), buildWeb()])
  const { buildLicenses } = await import('./licenses.ts')
  await buildLicenses()
  await writeFile(stamp, wanted)
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  const files = []
  for await (const file of glob(sources, { cwd: root, withFileTypes: true }))
    if (file.isFile() && !file.name.endsWith('.test.ts'))
      files.push(`${file.parentPath}/${file.name}`)
  for (const file of files.toSorted())
    hash.update(file.slice(root.length)).update(await readFile(file))
  return hash.digest('hex')
}
