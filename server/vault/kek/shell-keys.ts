import { HearthError } from '../../../storage/index.ts'
import type { FromShell, ToShell } from '../../protocol.ts'
import { formatKeyBundle, parseKeyBundle, type KeyBundle } from './key-bundle.ts'
import type { KeyHolder } from './key-file.ts'
import type { ShellChannel } from './shell-channel.ts'

/** What the desktop's key store said. */
export type ShellAnswer =
  { state: 'ok'; bundle: KeyBundle } | { state: 'absent' } | { state: 'undecryptable' }

export type ShellKeys = {
  /** @throws UNAVAILABLE where no answer came in time, DAMAGED where it was none */
  ask(): Promise<ShellAnswer>
  /** Resolves once the shell has confirmed it. @throws UNAVAILABLE where it has not */
  keep(bundle: KeyBundle): Promise<void>
}

export type ShellKeysDeps = {
  channel: ShellChannel
  newId: () => string
  /** How long an answer may take, in ms; a person may have to allow it first. */
  deadlineMs?: number
}

/**
 * The desktop's key store, reached through the shell. An answer counts once, in time, and only with the
 * id of the question it belongs to; all others are not heard.
 */
export function createShellKeys({ channel, newId, deadlineMs = 60_000 }: ShellKeysDeps): ShellKeys {
  return {
    async ask() {
      const answer = await question('key-store:keys', (id) => ({ type: 'key-store:read', id }))
      if (answer.state !== 'ok') return { state: answer.state }
      const bundle = parseKeyBundle(answer.keys)
      if (bundle) return { state: 'ok', bundle }
      throw new HearthError('DAMAGED', damaged, { reason: 'kek-damaged' })
    },
    async keep(bundle) {
      const keys = formatKeyBundle(bundle)
      const ask = (id: string): ToShell => ({ type: 'key-store:keep', id, keys })
      const { kept } = await question('key-store:kept', ask)
      if (!kept) throw new HearthError('UNAVAILABLE', refused)
    },
  }

  function question<Type extends FromShell['type']>(
    type: Type,
    words: (id: string) => ToShell,
  ): Promise<Extract<FromShell, { type: Type }>> {
    const id = newId()
    return new Promise((resolve, reject) => {
      const settle = (then: () => void) => {
        clearTimeout(timer)
        stop()
        then()
      }
      const timer = setTimeout(
        () => settle(() => reject(new HearthError('UNAVAILABLE', silent))),
        deadlineMs,
      )
      const stop = channel.listen((message) => {
        if (message.id === id && message.type === type)
          settle(() => resolve(message as Extract<FromShell, { type: Type }>))
      })
      try {
        channel.send(words(id))
      } catch (error) {
        settle(() => reject(error as Error))
      }
    })
  }
}

/** The key store as a holder: what it was asked at the start, and what it was given since. */
export function createShellHolder(shell: ShellKeys): KeyHolder & Pick<ShellKeys, 'ask'> {
  let kept: KeyBundle | null = null
  return {
    async ask() {
      const answer = await shell.ask()
      kept = answer.state === 'ok' ? answer.bundle : null
      return answer
    },
    read: async () => kept,
    async keep(bundle) {
      await shell.keep(bundle)
      kept = bundle
    },
  }
}

const silent =
  'The Hearth app did not hand over the key of the vaults in time. Is a window of the system asking whether it may open the key store? Allow it, then start Hearth again.'
const refused =
  "The system's key store did not keep the key of the vaults, so Hearth does not use it. Unlock the key store, then start Hearth again."
const damaged =
  'What the system\'s key store has for Hearth is damaged. Type the recovery sheet with "hearth restore-key", then start Hearth again. Nothing was changed.'
