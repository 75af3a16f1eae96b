import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openVaultStore, type VaultStore } from '../../../storage/vault/index.ts'
import type { Kek } from '../keyring.ts'
import { unwrapKey, wrapKey } from '../wrap.ts'
import { loadKeyring, type HouseKeyring, type KeyringDeps } from './load-keyring.ts'

/** Test support: vaults in a folder, as the appliance has them, and a keyring that says what it logs. */
export type TestVaults = {
  dir: string
  keysDir: string
  store: VaultStore
  said: string[]
  load(deps?: Partial<KeyringDeps>): Promise<HouseKeyring>
  close(): Promise<void>
}

export type TestVaultOptions = { step?: (name: string) => void; migrations?: string | undefined }

export function openTestVaults(
  dir: string,
  { step, migrations }: TestVaultOptions = {},
): TestVaults {
  const backups = join(dir, 'backups')
  mkdirSync(backups, { recursive: true })
  const folder = { vault: join(dir, 'vault.db'), backups }
  const store = openVaultStore({ folder, now: () => 1, migrations, ...(step ? { step } : {}) })
  const keysDir = join(dir, 'keys')
  const said: string[] = []
  const say = (...words: unknown[]) =>
    void said.push(String(words.find((each) => typeof each === 'string')))
  const log = { info: say, warn: say } as unknown as KeyringDeps['log']
  return {
    dir,
    keysDir,
    store,
    said,
    load: (deps) => loadKeyring({ keysDir, store, log, now: () => 1, step, ...deps }),
    close: () => store.close(),
  }
}

/** The master key of a test's person. */
export function masterKeyOf(userId: string): Buffer {
  return createHash('sha256').update(userId).digest()
}

/** Gives people a vault each, under this key. */
export function addVaults({ store }: Pick<TestVaults, 'store'>, kek: Kek, people: string[]): void {
  const add = store.sqlite.prepare(
    `INSERT INTO encryption_vaults (user_id, generation, format_version, kek_id, wrapped_mk, wrap_iv,
      key_check, created_at, updated_at) VALUES (?, 1, 1, @kekId, @wrappedMk, @wrapIv, zeroblob(32), 1, 1)`,
  )
  store.writeNow(() => {
    for (const userId of people)
      add.run(
        userId,
        wrapKey(kek, { userId, generation: 1, formatVersion: 1 }, masterKeyOf(userId)),
      )
  })
}

/** Whose vaults open, and open to what is theirs. */
export function opened({ store }: Pick<TestVaults, 'store'>, keyring: HouseKeyring): string[] {
  return store.keyring.inUse().flatMap((id) => {
    const kek = keyring.find(id)
    const rows = kek ? store.wraps.under(id, 100_000) : []
    return rows.flatMap((row) =>
      kek && unwrapKey(kek, row).equals(masterKeyOf(row.userId)) ? [row.userId] : [],
    )
  })
}

export const family = ['ada', 'bob', 'cleo', 'dora', 'emil']
