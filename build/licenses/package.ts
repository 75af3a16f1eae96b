import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readGiven, remarkOn } from './given.ts'

export type Package = {
  name: string
  version: string
  /** As SPDX writes it; null: the package names none. */
  license: string | null
  /** Where its source is. */
  source: string | null
  /** What has to be said of it beside its texts. */
  remark: string | null
  /** Its licence and its notices; empty: it brings none. */
  texts: string[]
}

/** What a package says of itself, with the texts it should have brought and did not. */
export async function readPackage(folder: string): Promise<Package> {
  const { name, version, license, repository, homepage } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  )
  const found = (await readdir(folder)).filter(isPaper).toSorted()
  const own = await Promise.all(found.map((file) => readFile(join(folder, file), 'utf8')))
  return {
    name,
    version,
    license: typeof license === 'string' ? license : null,
    source: findSource(repository) ?? homepage ?? null,
    remark: remarkOn(name, version),
    texts: [...own, ...(await readGiven(name, folder))].map(tidy),
  }
}

/** A licence or a notice, and not code that is named like one. */
function isPaper(file: string): boolean {
  return (
    /^(licen[sc]e|copying|copyright|notice|ofl)/i.test(file) && !/\.[a-z]*(s|json)$/i.test(file)
  )
}

/** Four ways of writing the same address. */
function findSource(repository: string | { url?: string } | undefined): string | null {
  const url = typeof repository === 'string' ? repository : repository?.url
  if (!url) return null
  if (/^(github:)?[\w.-]+\/[\w.-]+$/.test(url))
    return `https://github.com/${url.replace('github:', '')}`
  return url
    .replace(/^git\+|\.git$/g, '')
    .replace(/^(git|ssh):\/\/(git@)?|^git@([^:]+):/, (_, scheme, __, host) =>
      scheme ? 'https://' : `https://${host}/`,
    )
}

const tidy = (text: string) => text.replaceAll('\r\n', '\n').trim()
