import type { Dialogs } from './electron/dialogs.ts'
import { lookAtFolder } from './files/folder-facts.ts'
import type { SettingsFile } from './files/settings-file.ts'
import type { House } from './house.ts'
import { formatBytes, type Messages } from './messages/index.ts'
import { listFolder } from './relocation/copy.ts'
import { refuseMove } from './relocation/plan.ts'
import { MoveFailed, moveFolder, removeFormer } from './relocation/relocation.ts'

export type MovingDeps = {
  house: House
  settings: SettingsFile
  dialogs: Dialogs
  messages: Messages
  platform: string
}

export type Moving = {
  /** Asks where to and whether, moves, and starts again. Where it fails the old folder goes on. */
  move(): Promise<void>
  removeFormer(): Promise<void>
  /** Stops a move that is under way, which undoes it, and waits for that. */
  abandon(): Promise<void>
}

export function createMoving({ house, settings, dialogs, messages, platform }: MovingDeps): Moving {
  const { move: words, folder, cancel, ok } = messages
  let stopped = new AbortController()
  let moving: Promise<void> | null = null
  return {
    async move() {
      if (moving !== null) return
      const to = await dialogs.chooseFolder(messages.tray.moveFolder)
      if (to === null || !(await agreed(to))) return
      moving ??= carry(to).finally(() => void (moving = null))
      await moving
    },
    async removeFormer() {
      const { former } = settings.current
      if (former === null || former === house.dataDir) return
      const text = words.removeText(former)
      if (!(await dialogs.ask({ title: words.removeTitle, text, yes: words.remove, no: cancel })))
        return
      await removeFormer(former).catch(() => {})
      await settings.change({ former: null })
    },
    async abandon() {
      stopped.abort()
      await moving
    },
  }

  async function agreed(to: string): Promise<boolean> {
    const [facts, listing] = await Promise.all([lookAtFolder(to), listFolder(house.dataDir)])
    const size = formatBytes(listing.bytes, messages)
    const refused = refuseMove(house.dataDir, facts, listing.bytes, platform)
    if (refused === 'full')
      await dialogs.say(folder.full(size, formatBytes(facts.freeBytes, messages)), ok)
    else if (refused !== null) await dialogs.say(folder[refused], ok)
    if (refused !== null) return false
    return dialogs.ask({
      title: words.title,
      text: words.text(to, size),
      yes: words.go,
      no: cancel,
    })
  }

  async function carry(to: string): Promise<void> {
    stopped = new AbortController()
    const { signal } = stopped
    house.tell({ type: 'moving', percent: 0 })
    await house.stop()
    const progress = (percent: number) => house.tell({ type: 'moving', percent })
    const result = await moveFolder(house.dataDir, to, { settings, progress, signal }).then(
      () => words.done(to),
      explain,
    )
    if (signal.aborted) return
    void dialogs.say(result, ok)
    await house.start()
  }

  function explain(error: unknown): string {
    const why = error instanceof MoveFailed ? error.why : 'failed'
    return why === 'failed' ? words.failed : `${words[why]} ${words.failed}`
  }
}
