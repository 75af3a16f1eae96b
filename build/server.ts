import { cp, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { recordPackages } from './licenses/record.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = `${root}dist/server`

/**
 * Packages with native or WASM parts stay packages; everything else goes into the bundle. Of sharp only
 * its binary stays one: read as fifty small files it was most of what a decoder child needs to boot.
 */
const external = ['better-sqlite3', /^@img\/sharp/, 'libheif-js', /^libheif-js\//]

/** Bundles the server and its decoder child into `dist/server`, and lays the migrations beside them. */
export async function buildServer(): Promise<void> {
  await rm(out, { recursive: true, force: true })
  const bundle = await rolldown({
    input: {
      hearth: `${root}server/cli/hearth.ts`,
      child: `${root}server/media/processing/child.ts`,
      'quick-check': `${root}server/house/doctor/quick-check.ts`,
      'copy-child': `${root}server/copies/child.ts`,
    },
    platform: 'node',
    external,
    plugins: [recordPackages('server')],
    onLog: (level, log, report) => (log.code === 'EVAL' ? undefined : report(level, log)),
  })
  await bundle.write({ dir: out, format: 'esm', sourcemap: false, entryFileNames: '[name].js' })
  await cp(`${root}storage/migrations`, `${out}/migrations`, { recursive: true })
  await cp(`${root}storage/vault/migrations`, `${out}/vault-migrations`, { recursive: true })
  for (const name of ['trust.css', 'trust.js'])
    await cp(`${root}server/lan/trust/${name}`, `${out}/trust/${name}`)
}

if (import.meta.main) await buildServer()
