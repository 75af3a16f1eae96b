import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { root } from '../root.ts'

/**
 * The menu entry electron-builder writes into a deb or an AppImage: its own code, for neither can be
 * made where there is no way to GitHub. An AppImage is called by its AppRun.
 */
export async function readDesktopEntry(target: string): Promise<string> {
  const fromBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'))
  const { LinuxTargetHelper } = fromBuilder('app-builder-lib/out/targets/LinuxTargetHelper')
  const config = load(await readFile(join(root, 'electron-builder.yml'), 'utf8')) as Config
  const { executableName, synopsis } = config.linux
  const packager = {
    config,
    platformSpecificBuildOptions: config.linux,
    fileAssociations: [],
    executableName,
    appInfo: { productName: config.productName, sanitizedProductName: config.productName },
    info: { metadata: { desktopName: `${executableName}.desktop` } },
  }
  const helper = Object.assign(Object.create(LinuxTargetHelper.prototype), {
    packager,
    getDescription: () => synopsis,
  })
  const exec = target === 'AppImage' ? 'AppRun --no-sandbox %U' : null
  return helper.computeDesktopEntry({ ...config.linux }, exec, {})
}

type Config = { productName: string; linux: { executableName: string; synopsis: string } }
