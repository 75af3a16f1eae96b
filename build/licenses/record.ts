import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'rolldown'

const root = fileURLToPath(new URL('../..', import.meta.url))
const records = `${root}dist/bundled`

/** What `npm run build` bundles. The shell is bundled when it is packed. */
export type Half = 'server' | 'web'

/**
 * Hears from rolldown (or Vite, which is made of it) of which packages a line came into the bundle.
 * @param tell is given their folders, from the checkout on and with slashes, sorted
 */
export function hearPackages(tell: (folders: string[]) => void | Promise<void>): Plugin {
  return {
    name: 'hear-packages',
    async generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
      const folders = chunks.flatMap(({ moduleIds }) => moduleIds.flatMap(findFolder))
      await tell([...new Set(folders)].toSorted())
    },
  }
}

/** The same, kept in `dist/bundled` for who writes the licences, maybe in another process. */
export function recordPackages(half: Half): Plugin {
  return hearPackages(async (folders) => {
    await mkdir(records, { recursive: true })
    await writeFile(`${records}/${half}.json`, JSON.stringify(folders, null, 2))
  })
}

/** @throws where that half was not built */
export async function readRecord(half: Half): Promise<string[]> {
  return JSON.parse(await readFile(`${records}/${half}.json`, 'utf8'))
}

/** Of the package a module lies in; none of our own modules, nor of those that bundlers make up. */
function findFolder(id: string): string[] {
  const [, folder] = /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id) ?? []
  return folder === undefined ? [] : [relative(root, folder).replaceAll(sep, '/')]
}
