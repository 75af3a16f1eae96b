import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { buildMain } from '../main.ts'
import { root } from './root.ts'

/**
 * Lays out what goes into `app.asar`: the bundled shell and a manifest without dependencies, so that
 * no package can slip in.
 * @returns the folders of the packages in the bundle
 */
export async function layOutApp(out: string): Promise<string[]> {
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const { name, version, description, license, type } = manifest
  const updates = await readFeed()
  await rm(out, { recursive: true, force: true })
  await mkdir(out, { recursive: true })
  const packages = await buildMain(join(out, 'main'))
  await writeFile(
    join(out, 'package.json'),
    JSON.stringify({ name, version, description, license, type, updates, ...household }, null, 2),
  )
  return packages
}

/** Where updates are published: the shell looks there. */
async function readFeed(): Promise<string> {
  const config = load(await readFile(join(root, 'electron-builder.yml'), 'utf8')) as {
    publish: { url: string }
  }
  return config.publish.url
}

/** Installers ask for an author and a home page; `.invalid` is nobody's. */
const household = {
  productName: 'Hearth',
  main: 'main/index.js',
  author: { name: 'The Hearth authors', email: 'hearth@hearth.invalid' },
  homepage: 'https://hearth.invalid',
  // Linux knows by it which entry a window and the links hearth:// belong to.
  desktopName: 'hearth-desktop.desktop',
}
