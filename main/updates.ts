import { readFeed, type Machine, type Offer } from './core/update-feed.ts'
import { isBusy, shouldLook } from './core/update-policy.ts'
import type { Dialogs } from './electron/dialogs.ts'
import type { Outside } from './electron/outside.ts'
import type { SettingsFile } from './files/settings-file.ts'
import type { House } from './house.ts'
import type { Messages } from './messages/index.ts'

export type UpdatesDeps = {
  house: House
  settings: SettingsFile
  outside: Pick<Outside, 'fetchText' | 'openPage'>
  dialogs: Pick<Dialogs, 'say'>
  messages: Messages
  version: string
  /** null: this build has no feed, so nothing is ever asked. */
  feed: string | null
  /** What an update has to fit. */
  machine: Machine
  now: () => number
}

export type Updates = {
  /** 'off': this build has no feed. 'unknown': nobody has looked since the start. */
  readonly found: {
    state: 'unknown' | 'newest' | 'newer' | 'failed' | 'off'
    version: string | null
  }
  /** By itself: says nothing but in the tray. */
  look(): Promise<void>
  /** Because somebody wants to know; `found` says what. Never rejects. */
  find(): Promise<void>
  /** The same, and says it in a box. */
  check(): Promise<void>
  /** Fetches the new version by the browser; not while photos arrive. */
  get(): Promise<void>
}

/** Tells of a newer version. It fetches nothing and replaces nothing by itself. */
export function createUpdates(deps: UpdatesDeps): Updates {
  const { house, settings, outside, dialogs, messages, version, feed, now } = deps
  let offer: Offer | null = null
  let asking: Promise<void> | null = null
  let state: Updates['found']['state'] = feed === null ? 'off' : 'unknown'
  const updates: Updates = {
    get found() {
      return { state, version: offer?.version ?? null }
    },
    async look() {
      if (feed !== null && shouldLook(house.state, settings.current.updatesLookedAt, now()))
        await updates.find()
    },
    async find() {
      if (feed === null) return
      // Two things that happen at one moment are one reason to look.
      await (asking ??= learn(feed).finally(() => void (asking = null)))
    },
    async check() {
      await updates.find()
      const { none, found, failed, off } = messages.update
      const words = {
        newest: none,
        newer: found(offer?.version ?? ''),
        failed,
        off,
        unknown: failed,
      }
      await dialogs.say(words[state], messages.ok)
    },
    async get() {
      if (isBusy(house.state)) return dialogs.say(messages.update.later, messages.ok)
      if (offer) outside.openPage(offer.page)
    },
  }
  return updates

  async function learn(feed: string): Promise<void> {
    state = await ask(feed).catch(() => 'failed' as const)
  }

  async function ask(feed: string): Promise<'newest' | 'newer'> {
    await settings.change({ updatesLookedAt: now() })
    offer = readFeed(await outside.fetchText(feed), feed, version, deps.machine)
    house.tell({ type: 'update', version: offer?.version ?? null })
    return offer === null ? 'newest' : 'newer'
  }
}
