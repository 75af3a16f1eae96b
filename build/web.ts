import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { recordPackages } from './licenses/record.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Builds the web app into `dist/web`. */
export async function buildWeb(): Promise<void> {
  const configFile = `${root}renderer/vite.config.ts`
  await build({ configFile, logLevel: 'warn', plugins: [recordPackages('web')] })
}

if (import.meta.main) await buildWeb()
