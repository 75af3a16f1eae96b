import { isDeepStrictEqual } from 'node:util'
import { isHeld } from './child/holder.ts'
import { mayMove, troubleOf } from './core/shell-state.ts'
import { headlineOf } from './core/tray-model.ts'
import type { Dialogs } from './electron/dialogs.ts'
import { lookAtFolder } from './files/folder-facts.ts'
import type { SettingsFile } from './files/settings-file.ts'
import type { House } from './house.ts'
import { formatBytes, type Messages } from './messages/index.ts'
import { measureFolder } from './relocation/measure.ts'
import { MoveFailed } from './relocation/move-failed.ts'
import { refuseMove } from './relocation/plan.ts'
import { moveFolder, recoverMove } from './relocation/relocation.ts'
import { goBack } from './relocation/switch-over.ts'

export type MovingDeps = {
  house: House
  settings: SettingsFile
  dialogs: Dialogs
  messages: Messages
  platform: string
  measure?: typeof measureFolder
  step?(name: string): void
}

export type Moving = {
  /** Asks where to and whether, moves, and starts again. Where it does not, it says why. */
  move(): Promise<void>
  /** At a start, before the house: ends what was cut off and says how, or asks whether to wait. */
  recover(): Promise<void>
  /** Stops a move that is under way, which undoes it, and waits for that. */
  abandon(): Promise<void>
}

/** How long counting may take before somebody is told that it takes long, in ms. */
const patienceMs = 1500

export function createMoving(deps: MovingDeps): Moving {
  const { house, settings, dialogs, messages, platform, measure = measureFolder, step } = deps
  const { move: words, folder, cancel, ok } = messages
  let stopped = new AbortController()
  let stage: 'idle' | 'asking' | 'counting' = 'idle'
  let moving: Promise<void> | null = null
  return {
    async move() {
      if (stage === 'counting') return dialogs.say(words.counting, ok)
      // The question, or the tray, is before their eyes.
      if (stage === 'asking' || moving !== null) return
      stage = 'asking'
      const from = house.dataDir
      const to = await choose().finally(() => void (stage = 'idle'))
      if (to === null) return
      // The server may have ended, or somebody taken another folder, while the box stood open.
      if (!mayMove(house.state) || house.dataDir !== from) return void (await refuse(standing()))
      moving = carry(to).finally(() => void (moving = null))
      await moving
    },
    async recover() {
      const recovered = await recoverMove({ settings }).catch(() => 'stuck' as const)
      if (recovered === 'stuck') void askToWait()
      else if (recovered !== null) void dialogs.say(words[recovered], ok)
    },
    async abandon() {
      stopped.abort()
      await moving
    },
  }

  /** A folder that somebody chose and said yes to; null: said why not, or a no. */
  async function choose(): Promise<string | null> {
    if (!mayMove(house.state)) return refuse(standing())
    const to = await dialogs.chooseFolder(messages.tray.moveFolder)
    if (to === null) return null
    const facts = await lookAtFolder(to)
    const place = refuseMove(house.dataDir, facts, 0, platform)
    if (place !== null && place !== 'full') return refuse(folder[place])
    const found = await count()
    if (found === null) return refuse(words.uncounted)
    if (found.odd !== null) return refuse(words.odd(found.odd))
    const size = formatBytes(found.bytes, messages)
    if (refuseMove(house.dataDir, facts, found.bytes, platform) === 'full')
      return refuse(folder.full(size, formatBytes(facts.freeBytes, messages)))
    const text = words.text(to, size)
    return (await dialogs.ask({ title: words.title, text, yes: words.go, no: cancel })) ? to : null
  }

  /** Why nothing can be moved just now. */
  function standing(): string {
    const trouble = troubleOf(house.state)
    return trouble === null ? headlineOf(house.state, messages) : messages.reason[trouble.kind]
  }

  async function refuse(text: string): Promise<null> {
    await dialogs.say(text, ok)
    return null
  }

  /** null: something in the folder cannot be read. */
  async function count() {
    stage = 'counting'
    const long = setTimeout(() => void dialogs.say(words.counting, ok), patienceMs)
    const found = await measure(house.dataDir).catch(() => null)
    clearTimeout(long)
    stage = 'asking'
    return found
  }

  async function carry(to: string): Promise<void> {
    stopped = new AbortController()
    const { signal } = stopped
    const from = house.dataDir
    house.tell({ type: 'moving', percent: 0 })
    await house.stop()
    if (signal.aborted) return
    if (await isHeld(from)) void dialogs.say(messages.reason.locked, ok)
    else await copy(from, to, signal)
    // It may wait for a disk, for ever: the move is over all the same.
    if (!signal.aborted) void house.start()
  }

  /** Moves, and says how that went. */
  async function copy(from: string, to: string, signal: AbortSignal): Promise<void> {
    const progress = (percent: number) => house.tell({ type: 'moving', percent })
    const more = step === undefined ? {} : { step }
    const error = await moveFolder(from, to, { settings, progress, signal, ...more }).then(
      () => null,
      asFailure,
    )
    if (signal.aborted) return
    if (error?.why === 'unfinished') void askToWait()
    else void dialogs.say(error === null ? words.done(to) : explain(error, to), ok)
  }

  function explain({ why, path, remains }: MoveFailed, to: string): string {
    const reasons = {
      changed: words.changed,
      different: words.different,
      odd: words.odd(path ?? ''),
      full: words.full,
      failed: '',
      unfinished: '',
    }
    return [reasons[why], words.failed, remains ? words.remains(to) : ''].filter(Boolean).join(' ')
  }

  /** The new disk went away at the last step. Hearth waits for it, and somebody may not want to. */
  async function askToWait(): Promise<void> {
    const { move } = settings.current
    if (move === null) return
    const text = words.unfinished(move.to, move.from)
    const question = { title: words.unfinishedTitle, text, yes: words.goBack, no: words.wait }
    if (!(await dialogs.ask(question)) || !isDeepStrictEqual(settings.current.move, move)) return
    await house.stop()
    const said = await goBack({ settings }).then(
      (back) => (back ? words.back(move.from) : null),
      () => words.neither,
    )
    if (said !== null) void dialogs.say(said, ok)
    await house.start()
  }
}

function asFailure(error: unknown): MoveFailed {
  return error instanceof MoveFailed ? error : new MoveFailed('failed', { cause: error })
}
