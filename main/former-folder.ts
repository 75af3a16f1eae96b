import type { Dialogs } from './electron/dialogs.ts'
import type { SettingsFile } from './files/settings-file.ts'
import type { House } from './house.ts'
import type { Messages } from './messages/index.ts'
import { removeFormer } from './relocation/former.ts'

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
      const text = words.removeText(former)
      if (!(await dialogs.ask({ title: words.removeTitle, text, yes: words.remove, no: cancel })))
        return
      const how = await removeFormer(former).catch(() => 'failed' as const)
      if (how === 'failed') return dialogs.say(words.removeFailed(former), ok)
      if (how === 'gone' && !(await mayForget(former))) return
      await settings.change({ former: null })
      if (how === 'other') await dialogs.say(words.removeOther(former), ok)
    },
  }

  /** Deleted by somebody, or on a disk that is not connected: nobody can tell from here. */
  function mayForget(former: string): Promise<boolean> {
    const text = words.goneText(former)
    return dialogs.ask({ title: words.goneTitle, text, yes: words.forget, no: cancel })
  }
}
