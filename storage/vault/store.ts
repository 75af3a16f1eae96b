import type { Database } from 'better-sqlite3'
import { createWriter } from '../database/writer.ts'
import { createExplanation } from '../failure.ts'
import type { Log } from '../storage.ts'
import { createAuditHead, type SealKey } from './audit-head.ts'
import { createVaultKeyring, type VaultKeyring } from './keyring.ts'
import { openVaultDatabase, type OpenVaultOptions } from './open.ts'
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
  sealHead(key: SealKey): void
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
  const head = createAuditHead(sqlite)
  let closing: Promise<void> | undefined
  return {
    sqlite,
    write: writer.write,
    writeNow: writer.writeNow,
    keyring: createVaultKeyring(sqlite, writer),
    wraps: createWraps(sqlite, writer),
    sealHead: (key) => writer.writeNow(() => head.seal(head.find(), key)),
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
