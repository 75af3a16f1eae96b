import type { Storage } from '../../storage/index.ts'
import { openVaultStore, refuseLostVaults } from '../../storage/vault/index.ts'
import type { Log } from '../log.ts'
import type { Settings } from '../settings.ts'
import { openHouseKeyring } from '../vault/kek/index.ts'

export type VaultDeps = {
  settings: Settings
  storage: Storage
  log: Log
  now: () => number
  newId: () => string
}

/**
 * The records of the vaults and the key that opens them; `opened` closes both. Before the ports: where
 * the key is missing or another one, or the vaults are gone, nothing is served at all.
 * @throws HearthError, in a sentence that says what to do
 */
export async function openVault(
  { settings, storage, log, now, newId }: VaultDeps,
  opened: AsyncDisposableStack,
) {
  const { folder } = storage
  refuseLostVaults(storage)
  const store = openVaultStore({ folder, now, log })
  opened.defer(() => store.close())
  const keyring = await openHouseKeyring({
    keysDir: folder.keys,
    environment: settings.kek,
    keyStore: settings.keyStore,
    store,
    log,
    now,
    newId,
  })
  opened.defer(() => keyring.close())
  return { store, keyring }
}
