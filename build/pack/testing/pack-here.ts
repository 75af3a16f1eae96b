import { join } from 'node:path'
import { layOutApp } from '../app.ts'
import { packDesktop } from '../desktop.ts'
import { drawIcons } from '../icons.ts'
import { findNatives } from '../natives.ts'
import { root } from '../root.ts'
import { stage } from '../stage.ts'
import { hostTarget, nameOf } from '../targets.ts'
import { layOutElectron } from './electron-folder.ts'
import { findTree } from './tree.ts'

/**
 * The app for the machine this runs on, as a folder, with a stand-in for Electron's program.
 * @returns the shell as it lies in the archive, and the folder of what lies beside it
 */
export async function packHere(work: string): Promise<{ app: string; resources: string }> {
  const host = hostTarget()
  const app = join(work, 'app')
  const out = join(work, 'out')
  await drawIcons(join(root, 'dist/icons'))
  const shell = await layOutApp(app)
  const electron = await layOutElectron(host, join(work, 'electron'))
  await stage(host, await findNatives(host, host, null), join(work, nameOf(host)), shell)
  await packDesktop({ targets: [host], staged: work, out, dir: true, electron, quiet: true })
  return { app, resources: findTree(host, out).resources }
}
