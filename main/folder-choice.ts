import { refuseFolder } from './core/data-folder.ts'
import type { Question } from './core/quit.ts'
import type { Dialogs } from './electron/dialogs.ts'
import { lookAtFolder } from './files/folder-facts.ts'
import type { SettingsFile } from './files/settings-file.ts'
import type { House } from './house.ts'
import type { Messages } from './messages/index.ts'

export type FolderChoiceDeps = {
  house: Pick<House, 'state' | 'restart'>
  settings: SettingsFile
  dialogs: Pick<Dialogs, 'ask' | 'say' | 'chooseFolder'>
  messages: Messages
  platform: string
}

/**
 * Another folder instead of one that is missing, damaged or somebody else's: nothing is copied. Where the
 * photos in it are not those that were there, or there are none, somebody is asked. [Note: never start empty]
 */
export function createFolderChoice(deps: FolderChoiceDeps): () => Promise<void> {
  const { house, settings, dialogs, messages, platform } = deps
  const { tray, folder, chosen, cancel, ok } = messages
  return async () => {
    if (isMoving()) return dialogs.say(chosen.moving, ok)
    const dataDir = await dialogs.chooseFolder(tray.chooseFolder)
    if (dataDir === null) return
    const facts = await lookAtFolder(dataDir)
    const refused = refuseFolder(facts, platform)
    if (refused !== null && refused !== 'full') return dialogs.say(folder[refused], ok)
    const instanceId = typeof facts.marker === 'object' ? facts.marker.instanceId : null
    const question = questionFor(instanceId, settings.current.instanceId)
    if (question !== null && !(await dialogs.ask(question))) return
    // One may have begun while the box stood open.
    if (isMoving()) return dialogs.say(chosen.moving, ok)
    await settings.change({ dataDir, instanceId })
    await house.restart()
  }

  /** Whichever of the two folders it is, the other must not be started meanwhile. */
  function isMoving(): boolean {
    return settings.current.move !== null || house.state.phase.is === 'moving'
  }

  function questionFor(there: string | null, known: string | null): Question | null {
    if (there === known) return null
    const { otherTitle, otherText, other, emptyTitle, emptyText, empty } = chosen
    return there === null
      ? { title: emptyTitle, text: emptyText, yes: empty, no: cancel }
      : { title: otherTitle, text: otherText, yes: other, no: cancel }
  }
}
