import { chmod, constants, copyFile, cp, mkdir, rm } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import { writeLicenses } from '../licenses.ts'
import { imagePackages, type Natives } from './natives.ts'
import { root } from './root.ts'
import { npmNames, type Target } from './targets.ts'

/**
 * Lays out all that is not the shell, in `out`: the Node of the target, the server with the native
 * packages beside it, the web app, and the command `hearth`. The same folder becomes the resources of
 * the app and the tarball for a server. `dist/server` and `dist/web` are built before.
 * @param shell the packages in the shell this is packed with, null: without one
 */
export async function stage(
  target: Target,
  natives: Natives,
  out: string,
  shell: string[] | null,
): Promise<void> {
  await rm(out, { recursive: true, force: true })
  await mkdir(out, { recursive: true })
  const [program, command] =
    target.os === 'win' ? ['node.exe', 'win/hearth.cmd'] : ['node', 'linux/hearth']
  await copyFile(natives.node, join(out, program), constants.COPYFILE_FICLONE)
  await copyFile(join(root, 'build', command), join(out, basename(command)))
  if (target.os !== 'win')
    for (const file of [program, 'hearth']) await chmod(join(out, file), 0o755)
  await copyFile(join(root, 'LICENSE'), join(out, 'LICENSE.hearth.txt'))
  await copy(join(root, 'dist/server'), join(out, 'server'))
  await copy(join(root, 'dist/web'), join(out, 'web'))
  await copyPackages(target, natives, join(out, 'server/node_modules'))
  const images = imagePackages(target).map((name) => join(natives.images, basename(name)))
  const beside = ['node_modules/libheif-js', 'node_modules/better-sqlite3', ...images]
  const places = ['licenses.txt', 'web/licenses.txt'].map((file) => join(out, file))
  await writeLicenses({ shell, beside }, places)
}

/** The packages the bundle leaves outside, and what they need; of sharp and SQLite one binary each. */
async function copyPackages(target: Target, { images }: Natives, out: string): Promise<void> {
  const binary = `/prebuilds/${npmNames[target.os]}-${target.arch}.node`
  const bring = (name: string, needless: RegExp, from = join(root, 'node_modules', name)) =>
    copy(from, join(out, name), (path) => needless.test(path) && path !== binary)
  // Of its three builds the one that carries its WASM in itself.
  await bring('libheif-js', /^\/(libheif$|index\.js|wasm\.js|libheif-wasm\/(libheif\.|.+\.mjs))/)
  await bring('better-sqlite3', /^\/(src|deps|prebuilds\/)/)
  for (const name of imagePackages(target))
    await bring(name, /^\/lib\/glib/, join(images, basename(name)))
}

function copy(
  from: string,
  to: string,
  needless: (inside: string) => boolean = () => false,
): Promise<void> {
  const filter = (path: string) => {
    const inside = path.slice(from.length).replaceAll(sep, '/')
    return !forBuilders.test(inside) && !needless(inside)
  }
  return cp(from, to, { recursive: true, filter })
}

/** Drizzle's snapshots are for writing migrations; running them takes the journal. */
const forBuilders = /\.(map|[cm]?ts|test\.js|bnf|gyp)$|_snapshot\.json$|\/\./
