import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Packages that name a licence and bring too little of it: its text is in `texts/`. LGPL 3 is written
 * as an addition to GPL 3, so both go along. What libvips is made of stands in a README.
 */
const missing: [name: RegExp, ...files: string[]][] = [
  [/^drizzle-orm$/, 'Apache-2.0.txt'],
  [/^@better-auth\/utils$/, 'better-auth-utils.txt'],
  [/^thumbhash$/, 'thumbhash.txt'],
  [/^libheif-js$/, 'GPL-3.0.txt'],
  [/^@img\/sharp-(libvips|win32)-/, 'README.md', 'LGPL-3.0.txt', 'GPL-3.0.txt'],
]

const remarks: [name: RegExp, remark: (version: string) => string][] = [
  [
    /^@img\/sharp-libvips-/,
    (
      version,
    ) => `libvips and the libraries it is made of, as a shared library in a file of its own, loaded
by sharp while Hearth runs. You may put another build of it in its place.
Source: https://github.com/lovell/sharp-libvips, tag v${version}; it says where each of the
libraries comes from, and versions.json beside the library has their versions.`,
  ],
  [
    /^@img\/sharp-win32-/,
    () => `sharp, with libvips and the libraries it is made of beside it as DLLs, loaded while Hearth runs.
You may put another build of them in their place.
Source: https://github.com/lovell/sharp-libvips; versions.json beside the libraries has their
versions.`,
  ],
  [
    /^libheif-js$/,
    (
      version,
    ) => `libheif and libde265 as WebAssembly, in a file of their own that is loaded when a HEIC picture
is read. You may put another build of it in its place.
Source: https://github.com/catdad-experiments/libheif-js, version ${version}, of
https://github.com/strukturag/libheif and https://github.com/strukturag/libde265`,
  ],
  [/^exifreader$/, () => 'The source of what is in the bundle is that of this version, unchanged.'],
  [/^better-sqlite3$/, () => 'SQLite, which is compiled into it, is in the public domain.'],
  [
    /^electron$/,
    () => `Chromium and all that it is made of have their licences in LICENSES.chromium.html, beside
Hearth's program; on a Mac in its resources.`,
  ],
]

/** The texts a package should have brought. */
export async function readGiven(name: string, folder: string): Promise<string[]> {
  const [, ...files] = missing.find(([pattern]) => pattern.test(name)) ?? []
  return Promise.all(
    files.map((file) =>
      file === 'README.md' ? readFile(join(folder, file), 'utf8') : readText(file),
    ),
  )
}

export function remarkOn(name: string, version: string): string | null {
  return remarks.find(([pattern]) => pattern.test(name))?.[1](version) ?? null
}

export function readText(file: string): Promise<string> {
  return readFile(new URL(`texts/${file}`, import.meta.url), 'utf8')
}
