import { readdir, readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findFault, type Place } from './licenses/allowed.ts'
import { composeDocument } from './licenses/document.ts'
import { readText } from './licenses/given.ts'
import { type Package, readPackage } from './licenses/package.ts'
import { readRecord } from './licenses/record.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** `shell`: the folders of what is in the desktop shell, null without one. `beside`: of what stays a package. */
export type Contents = { shell: string[] | null; beside: string[] }

/**
 * Writes the licences of all that is handed out to each of `files`. The server and the web app are
 * built before.
 * @throws an Error that names every package without a licence, or with one that is not allowed
 */
export async function writeLicenses({ shell, beside }: Contents, files: string[]): Promise<void> {
  const halves = [await readRecord('server'), await readRecord('web')]
  const packages = [
    await describeNode(),
    ...(await readAll([...halves.flat(), ...(shell ?? [])], 'bundled')),
    ...(await readAll([...beside, ...(shell ? ['node_modules/electron'] : [])], 'beside')),
  ]
  const document = composeDocument(packages, (await manifest()).version)
  for (const file of files) await writeFile(file, document)
}

/** For a checkout: with sharp's binary as npm chose it for this machine. */
export async function buildLicenses(): Promise<void> {
  const binaries = (await readdir(`${root}node_modules/@img`)).filter((name) =>
    name.startsWith('sharp-'),
  )
  const names = ['better-sqlite3', 'libheif-js', ...binaries.map((name) => `@img/${name}`)]
  const beside = names.map((name) => `node_modules/${name}`)
  await writeLicenses({ shell: null, beside }, [`${root}dist/web/licenses.txt`])
}

async function readAll(folders: string[], place: Place): Promise<Package[]> {
  const read = await Promise.all(
    [...new Set(folders)].map((folder) => readPackage(resolve(root, folder))),
  )
  const faults = read.flatMap((each) => findFault(each, place) ?? [])
  if (faults.length > 0) throw new Error([...faults, hint].join('\n'))
  return read
}

const hint = 'What to do is said under "Licences" in docs/packaging.md.'

/** npm's package of Node brings the program alone. @throws where Node is newer than the text we have */
async function describeNode(): Promise<Package> {
  const version: string = (await manifest()).dependencies.node
  const file = `node-${version}.txt`
  const text = await readText(file).catch(() => {
    throw new Error(`build/licenses/texts/${file} is missing: take the LICENSE of that Node.`)
  })
  const source = `https://github.com/nodejs/node/tree/v${version}`
  const remark = 'And the libraries in it, whose licences follow its own.'
  return { name: 'Node.js', version, license: 'MIT', source, remark, texts: [text.trim()] }
}

const manifest = async () => JSON.parse(await readFile(`${root}package.json`, 'utf8'))

if (import.meta.main) await buildLicenses()
