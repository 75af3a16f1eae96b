import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { serverProgram } from '../../main/core/program.ts'
import { layOutApp } from './app.ts'
import { packDesktop } from './desktop.ts'
import { drawIcons } from './icons.ts'
import { findFetched, findNatives, imagePackages, type Natives } from './natives.ts'
import { root } from './root.ts'
import { stage } from './stage.ts'
import { packTarball } from './tarball.ts'
import { hostTarget, nameOf, offered, type Target } from './targets.ts'
import { layOutElectron } from './testing/electron-folder.ts'
import { layOutNatives } from './testing/native-folder.ts'
import { readDesktopEntry } from './testing/desktop-entry.ts'
import { findBinaries, findTree, listFiles, measure, readAsar, readFuses } from './testing/tree.ts'
import { useHearth } from './testing/visitor.ts'

/**
 * The app as electron-builder packs it, for all it is made for, without a network: Electron is a stand-in,
 * and of the systems this is not, so are Node and sharp. What this machine gets is whole and runs.
 * `dist/server` and `dist/web` are built before (`npm test` does).
 */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 300_000 })

const host = hostTarget()
const systems: Target[][] = Object.entries(offered).map(([os, chips]) =>
  chips.map((arch) => ({ os, arch }) as Target),
)
const targets = systems.flat()
const isHost = (target: Target) => nameOf(target) === nameOf(host)

let work: string
let shell: string[]
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'hearth-pack-'))
  await drawIcons(join(root, 'dist/icons'))
  shell = await layOutApp(join(work, 'app'))
  await Promise.all(systems.map(pack))
})
afterAll(() => rm(work, { recursive: true, force: true }))

/** The stand-in of Electron is the same for both processors of a system, so each system is packed once. */
async function pack(chips: Target[]): Promise<void> {
  const [first] = chips
  if (first === undefined) return
  const electron = await layOutElectron(first, join(work, `electron-${first.os}`))
  for (const target of chips)
    await stage(target, await nativesOf(target), join(work, nameOf(target)), shell)
  const places = { staged: work, out: join(work, 'out'), dir: true }
  await packDesktop({ targets: chips, ...places, electron, quiet: true })
}

/** sharp of another system is real where `npm run pack` has fetched it once; its Node is a stand-in. */
async function nativesOf(target: Target): Promise<Natives> {
  if (isHost(target)) return findNatives(target, host, null)
  const standIn = await layOutNatives(target, join(work, `natives-${nameOf(target)}`))
  const images = await findFetched(target)
  console.log(`sharp of ${nameOf(target)}: ${images === null ? 'a stand-in' : 'as fetched'}`)
  return { ...standIn, images: images ?? standIn.images }
}

describe.each(targets)('packed for $os-$arch', (target) => {
  const tree = () => findTree(target, join(work, 'out'))

  test('all that is native is there once, and of this system', async () => {
    const binaries = await findBinaries(tree().resources)
    expect(binaries.map(({ kind }) => kind)).toEqual(binaries.map(() => nameOf(target)))
    const folders = binaries.flatMap(({ path }) => (path.endsWith('.dll') ? [] : [dirname(path)]))
    expect(folders).toEqual(['.', ...nativeFolders(target)])
  })

  test('the server, its migrations, the trust page and the web app are there', async () => {
    const files = await listFiles(tree().resources)
    expect(files).toEqual(
      expect.arrayContaining([
        'app.asar',
        target.os === 'win' ? 'hearth.cmd' : 'hearth',
        'server/hearth.js',
        'server/child.js',
        'server/quick-check.js',
        'server/copy-child.js',
        'server/migrations/meta/_journal.json',
        'server/vault-migrations/meta/_journal.json',
        'server/trust/trust.css',
        'server/trust/trust.js',
        'web/index.html',
        'LICENSE.hearth.txt',
      ]),
    )
  })

  test('the licences of all that is in it are there, for who looks in the folder or asks the page', async () => {
    const { resources } = tree()
    const licenses = await readFile(join(resources, 'licenses.txt'), 'utf8')
    expect(await readFile(join(resources, 'web/licenses.txt'), 'utf8')).toBe(licenses)
    const manifests = (await listFiles(resources)).filter((path) => path.endsWith('/package.json'))
    const outside = manifests.map((path) => /node_modules\/(.+)\/package\.json$/.exec(path)?.[1])
    expect(outside.toSorted()).toEqual(packagesBeside(target))
    const listed = [...licenses.matchAll(/^  (\S+) \S+: /gm)].map(([, name]) => name)
    const inside = shell.map((folder) => folder.replace(/.*node_modules\//, ''))
    expect(listed).toEqual(expect.arrayContaining([...outside, ...inside, 'electron', 'Node.js']))
  })

  test('the shell is in the archive, whole, with nothing else and nothing beside it', async () => {
    const { files, unpacked } = await readAsar(join(tree().resources, 'app.asar'))
    const pictures = ['attention', 'busy', 'calm'].flatMap((icon) =>
      ['', '@2x', 'Template', 'Template@2x'].map((look) => `main/tray-${icon}${look}.png`),
    )
    const shell = ['main/index.js', 'main/preload.cjs', ...pictures, 'package.json']
    expect(files).toEqual(shell.toSorted())
    expect(unpacked).toEqual([])
    expect((await listFiles(tree().top)).filter((path) => path.includes('.unpacked'))).toEqual([])
  })

  test('its manifest names no package, and says where updates are published', async () => {
    const { read } = await readAsar(join(tree().resources, 'app.asar'))
    const manifest = JSON.parse(read('package.json').toString())
    expect(manifest).toMatchObject({
      main: 'main/index.js',
      updates: 'https://hearth.invalid/updates',
      desktopName: 'hearth-desktop.desktop',
    })
    expect(Object.keys(manifest).join()).not.toMatch(/ependencies|scripts/)
  })

  test('no source, map, test, environment file or database went along', async () => {
    const everything = await listFiles(tree().top)
    const strays = everything.filter((path) =>
      /\.([cm]?ts|map|svelte|c|cc|h|gyp|db|sqlite|log)$|\.test\.|(^|\/)\.|hearth\.json/.test(path),
    )
    expect(strays).toEqual([])
  })

  test('the fuses are set', async () => {
    const wire = await readFuses(tree().program)
    // Node mode, cookies sealed, NODE_OPTIONS, inspector, archive checked, only from it, …, file://
    expect(wire.slice(0, 6)).toBe('010011')
    expect(wire[7]).toBe('0')
  })

  test('the program knows the hash of its archive', async () => {
    const { hash } = await readAsar(join(tree().resources, 'app.asar'))
    const keeper = { mac: join(tree().top, 'Info.plist'), win: tree().program, linux: null }[
      target.os
    ]
    // Electron looks at it on macOS and Windows.
    if (keeper !== null) expect(await readFile(keeper, 'latin1')).toContain(hash)
  })

  test('of the languages those of Hearth are there', async () => {
    const found = (await listFiles(tree().top))
      .map((path) => /([a-zA-Z-]+)(\.pak|\.lproj\/locale\.pak)$/.exec(path)?.[1])
      .filter((language) => language !== undefined)
    expect(found.toSorted()).toEqual(['de', 'en-US', 'es', 'fr', 'it'])
  })
})

test('macOS is told what Hearth is and why it asks', async () => {
  const { top, resources } = findTree({ os: 'mac', arch: 'arm64' }, join(work, 'out'))
  const plist = (await readFile(join(top, 'Info.plist'), 'utf8')).replaceAll(/\s*\n\s*/g, '')
  for (const [key, value] of [
    ['CFBundleIdentifier', '<string>org.hearth.desktop</string>'],
    ['CFBundleIconFile', '<string>icon.icns</string>'],
    ['LSUIElement', '<true/>'],
    ['NSBonjourServices', '<array><string>_https._tcp</string></array>'],
    ['NSLocalNetworkUsageDescription', '<string>Phones and computers in your home'],
    ['CFBundleURLSchemes', '<array><string>hearth</string></array>'],
  ])
    expect(plist).toContain(`<key>${key}</key>${value}`)
  const files = await listFiles(resources)
  for (const language of ['de', 'en', 'es', 'fr', 'it'])
    expect(files).toContain(`${language}.lproj/InfoPlist.strings`)
  expect((await readFile(join(resources, 'icon.icns'))).subarray(0, 4).toString()).toBe('icns')
})

test.each(['deb', 'AppImage'])('a link hearth://… opens what the %s installed', async (target) => {
  const entry = await readDesktopEntry(target)
  expect(entry).toMatch(/^MimeType=x-scheme-handler\/hearth;$/m)
  expect(entry).toMatch(/^Exec=.* %U$/m)
  expect(entry).toMatch(/^StartupWMClass=hearth-desktop$/m)
  expect(entry).toMatch(/^Categories=Graphics;$/m)
})

test('what Hearth may do on macOS is to compile JavaScript, and no more', async () => {
  const allowed = await readFile(join(root, 'build/mac/entitlements.plist'), 'utf8')
  expect([...allowed.matchAll(/<key>(.+)<\/key>/g)].map(([, key]) => key)).toEqual([
    'com.apple.security.cs.allow-jit',
  ])
})

const packedHere = targets.some(isHost)

test.skipIf(!packedHere)('without Electron and Node it is at most 45 MB', async () => {
  const { resources } = findTree(host, join(work, 'out'))
  const size = await measure(resources, (path) => /^node(\.exe)?$/.test(path))
  console.log(`installed without Electron and Node: ${(size / 1e6).toFixed(1)} MB`)
  expect(size).toBeLessThan(45e6)
})

test.skipIf(!packedHere)(
  'the packed server starts as the shell starts it, and takes a photo',
  async () => {
    const { resources } = findTree(host, join(work, 'out'))
    const { platform } = process
    const start = serverProgram({ platform, packaged: true, resources, checkout: '' })
    const home = await mkdtemp(join(work, 'home-'))
    expect(await useHearth(start, home)).toEqual(everythingWorks)
  },
)

const linuxHere = packedHere && host.os === 'linux'

test.skipIf(!linuxHere)('the tarball runs in the empty folder it was unpacked in', async () => {
  const tarball = await packTarball(host, work, join(work, 'out'), 1)
  const home = await mkdtemp(join(work, 'server-'))
  await promisify(execFile)('tar', ['-xzf', tarball, '-C', home])
  const program = join(home, 'hearth/hearth')
  expect(await listFiles(join(home, 'hearth'))).toEqual(
    expect.arrayContaining([
      'INSTALL.md',
      'hearth',
      'hearth.service',
      'licenses.txt',
      'node',
      'server/hearth.js',
    ]),
  )
  const { stdout } = await promisify(execFile)(program, ['help'], { env: {} })
  expect(stdout).toContain('hearth doctor')
  expect(await useHearth({ program, args: ['start'] }, home)).toEqual(everythingWorks)
})

const everythingWorks = {
  page: 200,
  shown: true,
  thumbnail: { uploaded: 201, format: 'webp', width: 200, height: 200 },
}

/** Where a native file belongs, one each; on Windows libvips lies beside sharp, as DLLs. */
function nativeFolders(target: Target): string[] {
  const images = imagePackages(target).map((name) => `${name}/lib`)
  const folders = [...images.toSorted(), 'better-sqlite3/prebuilds']
  return folders.map((folder) => `server/node_modules/${folder}`)
}

function packagesBeside(target: Target): string[] {
  return [...imagePackages(target), 'better-sqlite3', 'libheif-js'].toSorted()
}
