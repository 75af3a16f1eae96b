import { HearthError } from '../../../storage/index.ts'
import type { VaultStore } from '../../../storage/vault/index.ts'
import type { Log } from '../../log.ts'
import type { Kek, Keyring } from '../keyring.ts'
import type { KeyFile } from './key-file.ts'

export type HeldKeyring = Keyring & { learn(keks: Kek[]): void }

export type HeldKeyringDeps = {
  store: { keyring: Pick<VaultStore['keyring'], 'current'> }
  file: Pick<KeyFile, 'readNow'>
  log: Pick<Log, 'warn'>
}

/**
 * The KEKs this process has in memory. Which one counts is asked of the database each time, for another
 * process may have rotated it; one that is not known is looked for in the key file. All of it is sync, so
 * that it can be asked inside the transaction that uses the answer.
 */
export function createHeldKeyring({ store, file, log }: HeldKeyringDeps): HeldKeyring {
  const keys = new Map<string, Kek>()
  return { current, find, reload, learn }

  /** @throws UNAVAILABLE where the key in force is not at hand any more */
  function current(): Kek {
    const id = store.keyring.current()
    const kek = id === null ? undefined : find(id)
    if (kek) return kek
    throw new HearthError(
      'UNAVAILABLE',
      'The key of the vaults was changed, and this Hearth has not got the new one. Start it again.',
      { reason: 'kek-missing' },
    )
  }

  function find(id: string): Kek | undefined {
    if (!keys.has(id)) reload()
    return keys.get(id)
  }

  /** What is known already is never forgotten: a file that is broken now takes nothing away. */
  function reload(): void {
    try {
      learn(file.readNow()?.keys ?? [])
    } catch (error) {
      log.warn({ err: error }, 'the key file cannot be read again')
    }
  }

  function learn(keks: Kek[]): void {
    for (const { id, key } of keks) keys.set(id, { id, key })
  }
}
