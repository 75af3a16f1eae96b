import { existsSync } from 'node:fs'
import { HearthError, openForReading, type DataFolder } from '../../storage/index.ts'
import { openVaultStore, type VaultStore } from '../../storage/vault/index.ts'
import { parseSettings, type Settings } from '../settings.ts'
import { loadKeyring, type HouseKeyring } from '../vault/kek/index.ts'

export type HouseVault = { settings: Settings; folder: DataFolder; store: VaultStore }

/**
 * What the commands about the key of the vaults have in common: the vaults of a folder that may be in
 * use, opened beside the appliance.
 * @throws HearthError FOREIGN_FOLDER, and CONFLICT for a folder without vaults
 */
export async function withVault<T>(
  env: NodeJS.ProcessEnv,
  work: (vault: HouseVault) => Promise<T>,
): Promise<T> {
  const settings = parseSettings(env)
  const reader = await openForReading(settings.dataDir)
  const { folder } = reader
  reader.close()
  if (!existsSync(folder.vault)) throw new HearthError('CONFLICT', noVaults)
  const store = openVaultStore({ folder, now: Date.now })
  try {
    return await work({ settings, folder, store })
  } finally {
    await store.close()
  }
}

/**
 * The keys at hand, without changing anything about them.
 * @throws HearthError UNAVAILABLE where the key in force is not, with where else it may be
 */
export async function keyringOf({ settings, folder, store }: HouseVault): Promise<HouseKeyring> {
  try {
    return await loadKeyring({
      keysDir: folder.keys,
      environment: settings.kek,
      settle: false,
      store,
      log: { info: () => {}, warn: sayOnStandardError },
      now: Date.now,
      patienceMs: 2000,
    })
  } catch (error) {
    if (!(error instanceof HearthError) || error.reason !== 'kek-missing') throw error
    throw new HearthError(error.code, `${error.message} ${askTheApp}`, { cause: error })
  }
}

/** Sentences, and nothing that stands beside them in a log. */
export function sayOnStandardError(...words: unknown[]): void {
  const sentence = words.find((each) => typeof each === 'string')
  if (sentence) console.error(sentence)
}

const askTheApp =
  "Where the Hearth app keeps the key in the system's key store, no command can read it: make the new key or the recovery sheet in the menu of the app."
const noVaults =
  'There is no vault.db in this data folder. Start Hearth once, or put vault.db back from a copy; then again.'
