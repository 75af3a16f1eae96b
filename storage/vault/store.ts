import type { Database } from 'better-sqlite3'
import { createWriter } from '../database/writer.ts'
import { createExplanation } from '../failure.ts'
import type { Log } from '../storage.ts'
import { createAudit } from './audit.ts'
import type { Sealing } from './audit-head.ts'
import { createFormerWraps } from './former-wraps.ts'
import { createGuardians, type Guardians } from './guardians/index.ts'
import { createVaultKeyring, type VaultKeyring } from './keyring.ts'
import { openVaultDatabase, type OpenVaultOptions } from './open.ts'
import { createPersonVaults, type OpenPersonVault } from './person.ts'
import { createScrub, type Scrub } from './scrub.ts'
import { createSubjects } from './subjects.ts'
import { createWraps, type Wraps } from './wraps.ts'

export type VaultStoreOptions = OpenVaultOptions & {
  now: () => number
  log?: Log
  /** Called before each step of which a crash is tested. */
  step?: (name: string) => void
}

export type VaultStore = {
  /** For tests alone. */
  sqlite: Database
  /** As `Storage.write`: shares a commit with what else is waiting, answers once it is on disk. */
  write<T>(op: () => T): Promise<T>
  /** The same alone and at once; inside another write it joins that one. */
  writeNow<T>(op: () => T): T
  keyring: VaultKeyring
  wraps: Wraps
  /** Seals the audit's head anew, after a rotation of the KEK: the old one is not needed any more. */
  sealHead(key: Sealing): void
  /** The vault of one person; everything in it is bound to that id. @throws INTERNAL for an empty one */
  of: OpenPersonVault
  /** Who may give whose recovery code back. Circles and shares end by themselves with what they rest on. */
  guardians: Guardians
  /** Ends somebody's vault and their name in the audit, and notes that the disk is to be cleaned. */
  remove(userId: string): void
  /** Ends former recovery wraps whose time is over. Belongs into a transaction. @returns how many */
  sweepFormer(): number
  /** Takes what opens nothing any more off the disk as well. */
  scrub: Scrub
  explain(error: unknown): unknown
  close(): Promise<void>
}

/**
 * Opens vault.db in a data folder that is ours already. The caller closes it, before the storage.
 * @throws NEWER_FORMAT, DAMAGED, READ_ONLY, NO_SPACE, UNAVAILABLE
 */
export function openVaultStore(options: VaultStoreOptions): VaultStore {
  const { now, log, step = () => {} } = options
  const sqlite = openVaultDatabase(options)
  const writer = createWriter({ sqlite, now, step })
  const tools = { ...writer, sqlite, now, step }
  const subjects = createSubjects(sqlite)
  const audit = createAudit({ ...tools, subjects, log })
  const formerWraps = createFormerWraps(sqlite, now)
  const scrub = createScrub({ ...tools, backups: options.folder.backups })
  const forget = sqlite.prepare<[string]>('DELETE FROM encryption_vaults WHERE user_id = ?')
  let closing: Promise<void> | undefined
  return {
    sqlite,
    write: writer.write,
    writeNow: writer.writeNow,
    keyring: createVaultKeyring(sqlite, writer),
    wraps: createWraps(sqlite, writer),
    sealHead: (key) => writer.writeNow(() => audit.sealHead(key)),
    of: createPersonVaults({ ...tools, audit, formerWraps, due: scrub.due }),
    guardians: createGuardians(tools),
    remove: (userId) =>
      writer.writeNow(() => {
        const hadVault = forget.run(userId).changes > 0
        step('remove:row')
        // Most people who leave were never here: nothing of them is on the disk.
        if (subjects.remove(userId) || hadVault) scrub.due(userId)
      }),
    sweepFormer: formerWraps.sweep,
    scrub,
    explain: createExplanation(sqlite),
    close: () => (closing ??= close()),
  }

  async function close(): Promise<void> {
    try {
      await writer.close()
      sqlite.pragma('wal_checkpoint(TRUNCATE)')
    } catch (error) {
      log?.warn({ err: error }, 'vault.db could not be tidied at the end')
    } finally {
      sqlite.close()
    }
  }
}
