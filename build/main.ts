import { cp, readFile, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import sharp from 'sharp'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = `${root}dist/main`

/** Bundles the desktop shell into `dist/main`, with its preload and the pictures of the tray beside it. */
export async function buildMain(): Promise<void> {
  await rm(out, { recursive: true, force: true })
  const bundle = await rolldown({
    input: { index: `${root}main/index.ts` },
    platform: 'node',
    external: ['electron'],
  })
  await bundle.write({ dir: out, format: 'esm', sourcemap: false, entryFileNames: '[name].js' })
  await cp(`${root}main/preload.cjs`, `${out}/preload.cjs`)
  for (const icon of ['calm', 'busy', 'attention']) await drawTray(icon)
}

/** A bar is 16 points high on macOS, and twice as fine on most screens. */
async function drawTray(icon: string): Promise<void> {
  const drawing = await readFile(`${root}build/tray/${icon}.svg`)
  for (const [scale, suffix] of [
    [1, ''],
    [2, '@2x'],
  ] as const)
    await sharp(drawing, { density: 300 })
      .resize(16 * scale, 16 * scale)
      .png()
      .toFile(`${out}/tray-${icon}Template${suffix}.png`)
}

if (import.meta.main) await buildMain()
