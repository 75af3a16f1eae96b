import { HearthError } from '../../../storage/index.ts'
import type { Log } from '../../log.ts'
import type { FromShell, ToShell } from '../../protocol.ts'
import type { HouseKeyring } from './load-keyring.ts'
import { renderRecoverySheet } from './recovery-sheet.ts'
import { sheetLanguageOf } from './sheet-words.ts'
import type { ShellChannel } from './shell-channel.ts'

export type ShellRequestDeps = {
  channel: ShellChannel
  keyring: Pick<HouseKeyring, 'rotate' | 'current'>
  log: Pick<Log, 'warn'>
  now: () => number
}

/**
 * Does what somebody asks for in the desktop app: a new key, or the recovery sheet of the one in force.
 * @returns stops listening
 */
export function answerShell({ channel, keyring, log, now }: ShellRequestDeps): () => void {
  return channel.listen((message) => void answer(message))

  async function answer(message: FromShell): Promise<void> {
    const { type, id } = message
    if (type === 'key-store:rotate') tell(await rotate(id))
    if (type === 'key-store:recovery-sheet') tell(draw(id, message.language))
  }

  function rotate(id: string): Promise<ToShell> {
    const type = 'key-store:rotated'
    return keyring.rotate().then(
      ({ vaults }) => ({ type, id, done: true, vaults }),
      (error: unknown) => ({ type, id, done: false, message: sentenceOf(error) }),
    )
  }

  function draw(id: string, language?: string): ToShell {
    const type = 'key-store:sheet'
    try {
      const wish = { kek: keyring.current(), language: sheetLanguageOf(language), now: now() }
      return { type, id, html: renderRecoverySheet(wish) }
    } catch (error) {
      return { type, id, html: null, message: sentenceOf(error) }
    }
  }

  function sentenceOf(error: unknown): string {
    log.warn({ err: error }, 'what the Hearth app asked for did not work')
    return error instanceof HearthError ? error.message : 'That did not work. Try again.'
  }

  function tell(message: ToShell): void {
    try {
      channel.send(message)
    } catch {
      // Whoever asked has gone.
    }
  }
}
