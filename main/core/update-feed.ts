import { FAILSAFE_SCHEMA, load } from 'js-yaml'
import { z } from 'zod'
import { isNewer } from './update-policy.ts'

/** The machine an update has to fit, in Node's words; `appImage`: it runs from one. */
export type Machine = { platform: string; arch: string; appImage: boolean }

export type FeedFacts = Pick<Machine, 'platform' | 'arch'> & {
  /** HEARTH_UPDATE_FEED, which counts first; empty: never look. */
  given: string | undefined
  /** The `publish.url` this build was packed with. */
  packed: string | null
}

/**
 * Where to look for a newer version: the file electron-builder writes beside the packages, named as
 * electron-updater names it. null: this build has no feed, or one that is nobody's.
 */
export function feedAddress({ given, packed, platform, arch }: FeedFacts): string | null {
  const base = parse((given ?? packed ?? '').replace(/\/*$/, '/'))
  if (base === null || base.protocol !== 'https:' || /(^|\.)invalid$/.test(base.hostname))
    return null
  const chip = arch === 'x64' ? '' : `-${arch}`
  const system = { darwin: '-mac', linux: `-linux${chip}` }[platform] ?? ''
  return new URL(`latest${system}.yml`, base).href
}

/** `url` is a name beside the feed, or a whole address. */
const shape = z.object({
  version: z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/),
  files: z
    .array(z.object({ url: z.string().min(1).max(500) }))
    .max(50)
    .catch([]),
})

export type Offer = { version: string; page: string }

/**
 * @param text a `latest.yml`
 * @returns what is newer than `current` and where to fetch it; null: nothing, or nothing to be believed. A
 * file of another host than the feed's is no offer. Nothing here is fetched or installed: a browser opens it.
 */
export function readFeed(
  text: string,
  feed: string,
  current: string,
  machine: Machine,
): Offer | null {
  if (text.length > mostText) return null
  const found = shape.safeParse(parseYaml(text)).data
  if (found === undefined || !isNewer(found.version, current)) return null
  const file = found.files.map(({ url }) => url).find((url) => fits(url, machine))
  const page = parse(new URL('.', feed).href, file)
  if (page?.protocol !== 'https:' || page.host !== new URL(feed).host) return null
  return { version: found.version, page: page.href }
}

/** What a person opens: the installer, not what an updater takes; of names that end alike the processor's. */
function fits(url: string, { platform, arch, appImage }: Machine): boolean {
  const name = url.split(/[?#]/, 1)[0] ?? ''
  const end = { darwin: '.dmg', win32: '.exe' }[platform] ?? (appImage ? '.AppImage' : '.deb')
  return name.endsWith(end) && /arm64/.test(name) === (arch === 'arm64')
}

/** A feed is a few hundred characters, with notes a few thousand. */
const mostText = 100_000

function parseYaml(text: string): unknown {
  try {
    return load(text, { schema: FAILSAFE_SCHEMA })
  } catch {
    return null
  }
}

/** Without a file the folder itself. */
function parse(base: string, file = '.'): URL | null {
  return URL.canParse(file, base) ? new URL(file, base) : null
}
