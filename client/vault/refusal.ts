import { HearthClientError } from '../error.ts'

const words = {
  INSECURE_ORIGIN:
    'The vault stays closed here, because this connection to Hearth is not secure: others on the network could read along. Open Hearth by its https address, or on the machine it runs on.',
  NO_WEB_CRYPTO: 'This browser cannot encrypt. A newer one can open the vault.',
  VAULT_LOCKED: 'The vault is locked. Unlock it first.',
  NEEDS_RECOVERY_CODE: 'This vault opens with its recovery code only. Enter the code.',
  BAD_RECOVERY_CODE:
    'This is not a whole recovery code. It has 16 groups of 4 characters, each 0 to 9 or A to F.',
  WRONG_RECOVERY_CODE:
    'This recovery code does not open the vault. Compare it with the one you kept.',
  RECOVERY_WRAP_MISSING: 'This vault has no recovery code yet. Make one first.',
  KEY_MISMATCH:
    'This recovery code belongs to another key than the vault has now. Make a new code.',
  NOT_SEALED: 'This was not sealed by a vault.',
  SEAL_BROKEN: 'This cannot be opened: it was changed or cut off, or belongs to another vault.',
  BAD_CIRCLE:
    'A circle needs 2 to 9 different people, and 2 or more of them to give the code back.',
  NOT_ENOUGH_ANSWERS: 'These answers do not give the recovery code back yet.',
  GUARDIAN_CHANGED: 'One of these people cannot be a guardian at present. Look at the list again.',
  NO_REQUEST: 'You have not asked your guardians, or took it back.',
  OTHER_DEVICE:
    'Another device asked your guardians since. Go on at that one, or ask again from here.',
  BAD_ANSWER: 'The server answered with something this app does not understand.',
} as const

export type VaultRefusal = keyof typeof words

/** What the vault refuses, in words for a person. */
export function refused(code: VaultRefusal, cause?: unknown): HearthClientError {
  return new HearthClientError(code, words[code], cause === undefined ? {} : { cause })
}
