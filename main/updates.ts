import { isBusy, readFeed, shouldLook, type Offer } from './core/update-policy.ts'
import type { Dialogs } from './electron/dialogs.ts'
import type { Outside } from './electron/outside.ts'
import type { SettingsFile } from './files/settings-file.ts'
import type { House } from './house.ts'
import type { Messages } from './messages/index.ts'

export type UpdatesDeps = {
  house: House
  settings: SettingsFile
  outside: Pick<Outside, 'fetchJson' | 'openPage'>
  dialogs: Pick<Dialogs, 'say'>
  messages: Messages
  version: string
  /** null: this build has no feed, so nothing is ever asked. */
  feed: string | null
  now: () => number
}

export type Updates = {
  /** By itself: says nothing but in the tray. */
  look(): Promise<void>
  /** Because somebody wants to know: says what it found. */
  check(): Promise<void>
  /** To the page the new version is on; not while photos arrive. */
  get(): Promise<void>
}

/** Tells of a newer version. It fetches nothing and replaces nothing by itself. */
export function createUpdates(deps: UpdatesDeps): Updates {
  const { house, settings, outside, dialogs, messages, version, feed, now } = deps
  let offer: Offer | null = null
  return {
    async look() {
      if (shouldLook(house.state, settings.current.updatesLookedAt, now()))
        await ask().catch(() => {})
    },
    async check() {
      const words = await ask().then(
        () => (offer ? messages.update.found(offer.version) : messages.update.none),
        () => messages.update.failed,
      )
      await dialogs.say(words, messages.ok)
    },
    async get() {
      if (isBusy(house.state)) return dialogs.say(messages.update.later, messages.ok)
      if (offer) outside.openPage(offer.page)
    },
  }

  async function ask(): Promise<void> {
    if (feed === null) throw new Error('no feed')
    await settings.change({ updatesLookedAt: now() })
    offer = readFeed(await outside.fetchJson(feed), feed, version)
    house.tell({ type: 'update', version: offer?.version ?? null })
  }
}
