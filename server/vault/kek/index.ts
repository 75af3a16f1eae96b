/** The key of the vaults: who keeps it, how it is found, changed and brought back. */
import { HearthError } from '../../../storage/index.ts'
import { loadKeyring, type HouseKeyring, type KeyringDeps } from './load-keyring.ts'
import { openProcessChannel } from './shell-channel.ts'
import { createShellKeys } from './shell-keys.ts'
import { answerShell } from './shell-requests.ts'

export { loadKeyring } from './load-keyring.ts'
export type { HouseKeyring, KeyringDeps } from './load-keyring.ts'
export { restoreKey } from './restore-key.ts'
export type { Restored } from './restore-key.ts'
export { formatRecoveryCode, groupCount, isGroup, parseRecoveryCode } from './recovery-code.ts'
export { renderRecoverySheet } from './recovery-sheet.ts'
export { sheetLanguageOf } from './sheet-words.ts'
export type { Rotated } from './rotation.ts'

export type HouseKeyringDeps = Omit<KeyringDeps, 'shell'> & {
  /** The shell said that it answers questions about the system's key store. */
  keyStore: boolean
  newId: () => string
}

/**
 * As `loadKeyring`, for the appliance: asks the desktop shell where there is one, and serves what it
 * asks for until `close`.
 * @throws HearthError as `loadKeyring`
 */
export async function openHouseKeyring(
  deps: HouseKeyringDeps,
): Promise<HouseKeyring & { close(): void }> {
  const { keyStore, newId, log, now } = deps
  if (!keyStore) return { ...(await loadKeyring(deps)), close: () => {} }
  const channel = openProcessChannel()
  if (channel === null) throw new HearthError('VALIDATION', nobodyThere)
  const keyring = await loadKeyring({ ...deps, shell: createShellKeys({ channel, newId }) })
  const close = answerShell({ channel, keyring, log, now })
  return { ...keyring, close }
}

const nobodyThere =
  'HEARTH_KEY_STORE is set, but the Hearth app did not start this. Take the variable away: only the app may set it.'
