import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Builds the web app into `dist/web`. */
export async function buildWeb(): Promise<void> {
  await build({ configFile: `${root}renderer/vite.config.ts`, logLevel: 'warn' })
}

if (import.meta.main) await buildWeb()
