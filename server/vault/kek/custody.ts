import { HearthError } from '../../../storage/index.ts'
import type { VaultStore } from '../../../storage/vault/index.ts'
import type { Kek } from '../keyring.ts'
import { replaces, type KeyBundle } from './key-bundle.ts'
import type { ShellAnswer } from './shell-keys.ts'

/** Who keeps the key: the one who started Hearth, the desktop's key store, or the key file. */
export type Custody = 'environment' | 'desktop' | 'file'

/** What was found at each place a key can be; null: nothing is there, or nobody promised to answer. */
export type Found = {
  environment: Kek | null
  shell: ShellAnswer | null
  file: KeyBundle | null
}

/** What vault.db needs. */
export type Need = {
  /** The key new wraps must use; null: none was ever named. */
  current: string | null
  /** Keys that rows are wrapped under. */
  rows: string[]
  /** The key the audit is sealed with. */
  seal: string | null
}

export function needOf({ keyring }: Pick<VaultStore, 'keyring'>): Need {
  return { current: keyring.current(), rows: keyring.inUse(), seal: keyring.sealedUnder() }
}

export type Choice = {
  custody: Custody
  /** null: none is there and none is needed, so one is to be made. */
  current: Kek | null
  /** All that are at hand. */
  keys: Kek[]
  /** What somebody should know, in sentences. */
  remarks: string[]
}

/**
 * Which key counts: that of the environment, else of the desktop's key store, else of the file. Where
 * rows exist, no place counts that has not got their key.
 * @throws HearthError UNAVAILABLE where a key that is needed is not at hand, CONFLICT where the variable has another: with what to do
 */
export function chooseKey(found: Found, need: Need): Choice {
  const { environment, file } = found
  const shellKeys = found.shell?.state === 'ok' ? found.shell.bundle : null
  const keys = [environment ?? [], shellKeys?.keys ?? [], file?.keys ?? []].flat()
  const has = (id: string | null) => keys.some((key) => key.id === id)
  // Who has the key in force can do without the one of the seal: a rotation may have left it behind.
  const anchor = has(need.current) ? null : need.seal
  const wanted = [...new Set([...need.rows, anchor].filter((id) => id !== null))]
  const missing = wanted.filter((id) => !has(id))
  const standsFor = environment !== null && file !== null && replaces(file, environment)
  const choose = (custody: Custody, id: string | null, remarks: string[] = []): Choice => ({
    custody,
    current: keys.find((key) => key.id === id) ?? null,
    keys,
    remarks,
  })

  if (environment && !standsFor) {
    const isRows = need.current === environment.id
    if (need.rows.length > 0 && !isRows) throw otherVariable(has(need.current))
    if (missing.length > 0) throw isRows ? tooSoon() : otherVariable(false)
    return choose('environment', environment.id)
  }
  if (missing.length > 0) throw notAtHand(found)
  // Where the newest was lost in the middle of a rotation, the one before goes on.
  const named = wanted.length === 0 || has(need.current) ? need.current : (wanted[0] ?? null)
  const first = (...ids: (string | null | undefined)[]) => ids.find((id) => id && has(id)) ?? null
  if (standsFor) return choose('file', first(named, file?.current), [variableIsOld])
  if (found.shell === null) return choose('file', first(named, file?.current))
  if (shellKeys) return choose('desktop', first(named, shellKeys.current))
  if (found.shell.state === 'undecryptable' && wanted.length > 0)
    return choose('file', first(named), [keyStoreIsShut])
  return choose('desktop', first(named, file?.current))
}

const variableIsOld =
  'MANA_AUTH_KEK is the key that "hearth rotate-key" has replaced; the new one is in keys/vault-kek.json. Take the variable away, or put the new key there and delete the file.'
const keyStoreIsShut =
  "The system's key store does not open what it keeps for Hearth. Hearth uses the key in keys/vault-kek.json instead."

function otherVariable(fileHasIt: boolean): HearthError {
  const advice = fileHasIt
    ? 'The right one is at hand without it: take MANA_AUTH_KEK away, then start again.'
    : 'Set MANA_AUTH_KEK to the key it was before, or take it away and type the recovery sheet with "hearth restore-key". Then start again.'
  return new HearthError(
    'CONFLICT',
    `MANA_AUTH_KEK is not the key the vaults here were locked with. ${advice} Nothing was changed.`,
    { field: 'MANA_AUTH_KEK', reason: 'kek-wrong' },
  )
}

function tooSoon(): HearthError {
  return new HearthError(
    'UNAVAILABLE',
    'Some vaults are still locked with the key before the one in MANA_AUTH_KEK, because a change of the key was interrupted. Set MANA_AUTH_KEK back to the key before and leave keys/vault-kek.json where it was, start once, then set the new one. Nothing was changed.',
    { field: 'MANA_AUTH_KEK', reason: 'kek-missing' },
  )
}

/** Says where it was looked for, and what to do. */
export function notAtHand({ shell, file }: Found): HearthError {
  const where = shell
    ? shellSays[shell.state]
    : file
      ? 'The key in keys/vault-kek.json is not the one the vaults here were locked with.'
      : 'The key that opens the vaults here is missing: there is no keys/vault-kek.json in the data folder, and MANA_AUTH_KEK is not set.'
  return new HearthError('UNAVAILABLE', `${where} ${remedies} Nothing was changed.`, {
    reason: file || shell?.state === 'ok' ? 'kek-wrong' : 'kek-missing',
  })
}

const shellSays: Record<ShellAnswer['state'], string> = {
  ok: "The key in the system's key store is not the one the vaults here were locked with.",
  absent: "The system's key store has no key for the vaults here.",
  undecryptable:
    "The system's key store has a key for the vaults here but does not open it: was the system's password reset, or the folder moved to another computer?",
}

const remedies =
  'Put back keys/vault-kek.json from a copy, or type the code of the recovery sheet with "hearth restore-key", or set MANA_AUTH_KEK to the key; if the Hearth app used to start this, start it with the app. Hearth does not start without it and makes no new one, because that could not open what is there.'
