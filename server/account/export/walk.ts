import type { Media, SealedMedia, Storage } from '../../../storage/index.ts'

/** One of somebody's media and the name its original has in the ZIP. */
export type Walked = { media: Media; file: string }

const pageSize = 100

/** A private one: its device alone knows a better name. */
export type WalkedSealed = { sealed: SealedMedia; file: string }

/** Facts held at a time, in bytes. */
const mostFacts = 1024 * 1024

/**
 * Somebody's media in the order of days, newest first, a page at a time. A name is unique by its
 * folder, and a folder is a day: only the names of one day have to be remembered.
 */
export function* walk(media: Storage['media'], ownerId: string): Generator<Walked> {
  for (const { day } of media.days(ownerId)) {
    const taken = new Set<string>()
    for (const each of ofDay(media, ownerId, day))
      yield { media: each, file: `originals/${day}/${freeName(each.originalName, taken)}` }
  }
}

function* ofDay(media: Storage['media'], ownerId: string, day: string): Generator<Media> {
  let last: Media | undefined
  do {
    const after: { sortAt: number; id: string } | undefined = last
    const page = media.listDay({ ownerId, day, limit: pageSize, ...(after ? { after } : {}) })
    yield* page
    last = page.at(-1)
  } while (last !== undefined)
}

/** Somebody's private media, newest first, a page at a time. */
export function* walkSealed(sealed: Storage['sealed'], ownerId: string): Generator<WalkedSealed> {
  let last: SealedMedia | undefined
  do {
    const after = last ? { after: last } : {}
    const { items, more } = sealed.list({ ownerId, limit: pageSize, mostFacts, ...after })
    for (const each of items) yield { sealed: each, file: `sealed/${each.id}.sealed` }
    last = more ? items.at(-1) : undefined
  } while (last !== undefined)
}

/** `IMG_1.jpg`, `IMG_1 (2).jpg`: different also where capitals make no difference. */
function freeName(original: string, taken: Set<string>): string {
  const name = portable(original)
  const ending = /\.[^.]{1,16}$/u.exec(name)?.[0] ?? ''
  const stem = name.slice(0, name.length - ending.length)
  for (let n = 1; ; n++) {
    const free = n === 1 ? name : `${stem} (${n})${ending}`
    const key = free.normalize('NFC').toLowerCase()
    if (taken.has(key)) continue
    taken.add(key)
    return free
  }
}

/** A name every system can unpack: without what Windows reserves, or takes for a device. */
export function portable(name: string): string {
  const plain = name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').replace(/[. ]+$/, '')
  const safe = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(plain) ? `_${plain}` : plain
  return safe.replace(/^\.+$/, '') || 'untitled'
}
