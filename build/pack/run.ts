import { join } from 'node:path'
import { layOutApp } from './app.ts'
import { packDesktop } from './desktop.ts'
import { drawIcons } from './icons.ts'
import { findNatives } from './natives.ts'
import { root } from './root.ts'
import { stage } from './stage.ts'
import { packTarball } from './tarball.ts'
import { hostTarget, nameOf, readOrder, type Order } from './targets.ts'

/** `npm run pack`: see docs/packaging.md. `dist/server` and `dist/web` are built before. */
const staged = join(root, 'dist/pack')
const out = join(root, 'dist/packages')

try {
  await pack(readOrder(process.argv.slice(2), hostTarget()))
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}

async function pack({ targets, dir, tarball, node, electron }: Order): Promise<void> {
  const shell = tarball ? null : await layOutApp(join(staged, 'app'))
  for (const target of targets) {
    const natives = await findNatives(target, hostTarget(), node)
    await stage(target, natives, join(staged, nameOf(target)), shell)
    if (tarball) console.log(await packTarball(target, staged, out))
  }
  if (tarball) return
  await drawIcons(join(root, 'dist/icons'))
  for (const os of new Set(targets.map((target) => target.os)))
    await packDesktop({
      targets: targets.filter((target) => target.os === os),
      staged,
      out,
      dir,
      electron,
    })
  console.log(`The packages are in ${out}`)
}
