import { readFile, mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { root } from '../root.ts'
import type { Target } from '../targets.ts'

/**
 * Folders that look to electron-builder like Electron unpacked, without its program: CI reaches no
 * GitHub. Every file it renames, reads or changes is there; nothing in them can run.
 */
export async function layOutElectron({ os, arch }: Target, out: string): Promise<string> {
  const put = async (path: string, content: string | Buffer) => {
    await mkdir(dirname(join(out, path)), { recursive: true })
    await writeFile(join(out, path), content, { mode: 0o755 })
  }
  await put('version', '45.4.1')
  await put('LICENSE', 'the licence of Electron')
  await put('LICENSES.chromium.html', 'the licences of Chromium')
  if (os === 'mac') {
    await put(`${app}/Contents/Info.plist`, plist('Electron'))
    await put(`${app}/Contents/MacOS/Electron`, 'a program')
    await put(`${app}/Contents/Resources/electron.icns`, 'the icon of Electron')
    await put(`${app}/Contents/Frameworks/${framework}`, `a framework ${fuses} and more`)
    for (const language of languages)
      await put(`${app}/Contents/Frameworks/${frameworkResources}/${language}.lproj/locale.pak`, '')
    for (const kind of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
      const helper = `${app}/Contents/Frameworks/Electron Helper${kind}.app/Contents`
      await put(`${helper}/Info.plist`, plist(`Electron Helper${kind}`))
      await put(`${helper}/MacOS/Electron Helper${kind}`, 'a program')
    }
    return out
  }
  await put('resources/README', 'where the app goes')
  for (const language of languages) await put(`locales/${language}.pak`, '')
  if (os === 'linux') await put('electron', `a program ${fuses} and more`)
  else await put('electron.exe', await windowsProgram(arch))
  return out
}

const app = 'Electron.app'
const framework = 'Electron Framework.framework/Electron Framework'
const frameworkResources = 'Electron Framework.framework/Versions/A/Resources'
const languages = ['de', 'en-US', 'es', 'fr', 'it', 'ja']

/** The fuses as Electron ships them: a mark, version 1, nine of them, each 1 on, 0 off. */
const fuses = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09101100010'

const plist = (name: string) => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
  <key>CFBundleExecutable</key><string>${name}</string>
  <key>CFBundleIconFile</key><string>electron.icns</string>
  <key>CFBundlePackageType</key><string>APPL</string>
</dict></plist>`

/** Resources are written into a true PE file, so SQLite's serves as one, with a version as Electron has it. */
async function windowsProgram(arch: Target['arch']): Promise<Buffer> {
  const fromBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'))
  const { NtExecutable, NtExecutableResource, Resource } = fromBuilder('resedit')
  const sqlite = join(root, `node_modules/better-sqlite3/prebuilds/win32-${arch}.node`)
  const program = NtExecutable.from(await readFile(sqlite))
  const resources = NtExecutableResource.from(program)
  const version = Resource.VersionInfo.createEmpty()
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' })
  version.outputToResourceEntries(resources.entries)
  resources.outputResource(program)
  return Buffer.concat([Buffer.from(program.generate()), Buffer.from(`${fuses} and more`)])
}
