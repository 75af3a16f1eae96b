import { cp, readFile, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import sharp from 'sharp'
import { hearPackages } from './licenses/record.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
/**
 * Bundles the desktop shell into `out`, with its preload and the pictures of the tray beside it.
 * @returns the folders of the packages that went into it
 */
export async function buildMain(out = `${root}dist/main`): Promise<string[]> {
  let packages: string[] = []
  await rm(out, { recursive: true, force: true })
  const bundle = await rolldown({
    input: { index: `${root}main/index.ts` },
    platform: 'node',
    external: ['electron'],
    plugins: [hearPackages((folders) => void (packages = folders))],
  })
  await bundle.write({ dir: out, format: 'esm', sourcemap: false, entryFileNames: '[name].js' })
  await cp(`${root}main/preload.cjs`, `${out}/preload.cjs`)
  for (const icon of ['calm', 'busy', 'attention']) await drawTray(icon, out)
  return packages
}

/** A bar is 16 points high on macOS, and twice as fine on most screens. */
async function drawTray(icon: string, out: string): Promise<void> {
  const drawing = await readFile(`${root}build/tray/${icon}.svg`, 'utf8')
  for (const [name, colour] of looks)
    for (const [scale, suffix] of scales)
      await sharp(Buffer.from(drawing.replaceAll('#000', colour)), { density: 300 })
        .resize(16 * scale, 16 * scale)
        .png()
        .toFile(`${out}/tray-${icon}${name}${suffix}.png`)
}

/** macOS colours a template itself; elsewhere the ember has to be seen on light and dark bars alike. */
const looks = [
  ['Template', '#000'],
  ['', '#e0632f'],
] as const
const scales = [
  [1, ''],
  [2, '@2x'],
] as const

if (import.meta.main) await buildMain()
