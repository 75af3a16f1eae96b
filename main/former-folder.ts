import { realpath } from 'node:fs/promises'
import type { Dialogs } from './electron/dialogs.ts'
import type { SettingsFile } from './files/settings-file.ts'
import type { House } from './house.ts'
import type { Messages } from './messages/index.ts'
import { findEarlier, removeFormer } from './relocation/former.ts'
import { isWithin } from './relocation/plan.ts'

export type FormerFolderDeps = {
  house: Pick<House, 'dataDir'>
  settings: SettingsFile
  dialogs: Pick<Dialogs, 'ask' | 'say'>
  messages: Messages
}

/** The folder the photos were in before: asks, deletes it, and forgets it only once it is deleted. */
export function createFormerFolder({ house, settings, dialogs, messages }: FormerFolderDeps) {
  const { move: words, cancel, ok } = messages
  return {
    async remove(): Promise<void> {
      const { former } = settings.current
      if (former === null || former === house.dataDir) return
      if (await isLivedIn(former)) return dialogs.say(words.removeInside(former), ok)
      const text = words.removeText(former)
      if (!(await dialogs.ask({ title: words.removeTitle, text, yes: words.remove, no: cancel })))
        return
      // The question may have stood there for long.
      if (await isLivedIn(former)) return dialogs.say(words.removeInside(former), ok)
      const earlier = await findEarlier(former)
      const how = await removeFormer(former).catch(() => 'failed' as const)
      if (how === 'failed') return dialogs.say(words.removeFailed(former), ok)
      if (how === 'gone' && !(await mayForget(former))) return
      // A move that ended meanwhile left another one.
      if (settings.current.former === former) await settings.change({ former: earlier })
      if (how === 'other') await dialogs.say(words.removeOther(former), ok)
    },
  }

  /** Whether the photos are in it again, or in a folder inside it, or on their way there. */
  async function isLivedIn(former: string): Promise<boolean> {
    const { move } = settings.current
    for (const place of [house.dataDir, move?.from, move?.to]) {
      if (place === undefined) continue
      if (isWithin(place, former) || isWithin(await real(place), await real(former))) return true
    }
    return false
  }

  /** Deleted by somebody, or on a disk that is not connected: nobody can tell from here. */
  function mayForget(former: string): Promise<boolean> {
    const text = words.goneText(former)
    return dialogs.ask({ title: words.goneTitle, text, yes: words.forget, no: cancel })
  }
}

/** Where links lead; a folder that is not there leads to itself. */
function real(path: string): Promise<string> {
  return realpath(path).catch(() => path)
}
