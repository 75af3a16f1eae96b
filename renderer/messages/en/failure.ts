import { createCounting } from '../counting.ts'

const { span } = createCounting('en')

/** `answers` go by the code of an error, or by code and field where that says more. */
export const failure = {
  unknown: 'Something went wrong. Please try again.',
  again: (seconds: number) => `You can try again in about ${span(seconds)}.`,
  answers: {
    // On this side of the wire.
    NETWORK: 'The connection was lost on the way.',
    TIMEOUT: 'Hearth took too long to answer. Please try again.',
    ABORTED: 'That was stopped.',
    BAD_ANSWER: 'Something between you and Hearth answered in its place.',
    PROCESSING_FAILED: 'No preview could be made of this photo. The original is safe.',
    'PROCESSING_FAILED:DAMAGED': 'The file is damaged, or not a picture.',
    'PROCESSING_FAILED:TOO_MANY_PIXELS': 'It has more pixels than Hearth can handle.',
    'PROCESSING_FAILED:UNSUPPORTED': 'Hearth does not know this kind of picture.',
    'PROCESSING_FAILED:TOOK_TOO_LONG': 'Reading it took too long.',
    'PROCESSING_FAILED:TOO_MUCH_MEMORY':
      'Reading it needs more memory than Hearth gives to one picture.',
    'PROCESSING_FAILED:CRASHED': 'It could not be read to the end. The file may be damaged.',
    'PROCESSING_FAILED:MISSING': 'The original is not where it should be.',
    'PROCESSING_FAILED:NO_SPACE': 'The disk of your Hearth was full.',
    'PROCESSING_FAILED:READ_ONLY': 'The disk of your Hearth accepted nothing new.',
    'PROCESSING_FAILED:DISK': 'The disk of your Hearth had a fault.',
    'PROCESSING_FAILED:BUSY': 'Hearth had its hands full.',
    'PROCESSING_FAILED:INTERNAL': 'Hearth stumbled over it.',

    // The house.
    VALIDATION: 'Something in there is not quite right. Please check it and try again.',
    'VALIDATION:file': 'This file is empty, or part of it was lost on the way.',
    'VALIDATION:email': 'This does not look like an e-mail address.',
    'VALIDATION:password': 'A password needs at least 8 and at most 128 characters.',
    UNAUTHORIZED: 'Please sign in again.',
    FORBIDDEN: 'You are not allowed to do that.',
    'FORBIDDEN:code':
      'That is not the set-up code. After five wrong tries, Hearth has to be restarted to show a new one.',
    NOT_FOUND: 'That is no longer here.',
    CONFLICT: 'This has changed in the meantime. Please look again.',
    'CONFLICT:email': 'Someone uses this e-mail address already.',
    TOO_LARGE: 'That is larger than your Hearth accepts.',
    UNSUPPORTED: 'Hearth cannot do that with this kind of file.',
    RANGE: 'That part of the file does not exist.',
    UNPROCESSABLE: 'This file could not be read. It may be damaged.',
    NO_SPACE: 'There is not enough free space on the disk of your Hearth.',
    READ_ONLY: 'The disk of your Hearth accepts nothing new right now.',
    BUSY: 'Hearth has its hands full. Please try again in a moment.',
    UNAVAILABLE: 'Hearth cannot do that right now. Please try again in a moment.',
    SERVICE_UNAVAILABLE: 'Hearth cannot do that right now. Please try again in a moment.',
    LOCKED: 'Another Hearth is using the same data folder.',
    NEWER_FORMAT: 'A newer Hearth has been at work here. Please update this one.',
    FOREIGN_FOLDER: 'This folder belongs to something else, so Hearth leaves it alone.',
    DAMAGED: 'Something your Hearth needs is damaged. Please tell whoever looks after it.',
    INTERNAL: 'Hearth stumbled over this one. Please try again.',

    // Accounts.
    INVALID_CREDENTIALS: 'E-mail and password do not go together. Please check both.',
    INVALID_EMAIL_OR_PASSWORD: 'E-mail and password do not go together. Please check both.',
    EMAIL_NOT_VERIFIED:
      'Please confirm your e-mail address first. The link for that comes by e-mail.',
    EMAIL_ALREADY_REGISTERED: 'There is an account with this e-mail address already.',
    WEAK_PASSWORD: 'This password is too easy to guess. Please choose another.',
    ACCOUNT_LOCKED: 'Too many wrong passwords. For safety, signing in has to wait a little.',
    SIGNUP_LIMIT_REACHED: 'No new accounts can be made right now.',
    RATE_LIMITED: 'That was a little too often in a short time.',
    TOKEN_EXPIRED: 'This link or code has expired. Please ask for a new one.',
    TOKEN_INVALID: 'This link or code is not valid. Please ask for a new one.',
    TWO_FACTOR_REQUIRED: 'Please also enter the code from your authenticator app.',
    TWO_FACTOR_FAILED: 'That code was not right. Please enter the latest one.',
    PASSKEY_NOT_ENABLED: 'Passkeys do not work here.',
    PASSKEY_CANCELLED: 'The passkey was not used. You can try again.',
    PASSKEY_VERIFICATION_FAILED: 'This passkey was not recognised. Please try another way.',

    // The vault.
    INSECURE_ORIGIN:
      'The vault stays closed here, because this connection is not secure. Open Hearth by its https address, or at the machine it runs on.',
    NO_WEB_CRYPTO: 'This browser cannot encrypt. A newer one can open the vault.',
    VAULT_LOCKED: 'The vault is locked. Unlock it first.',
    NEEDS_RECOVERY_CODE: 'This vault opens with its recovery code only. Please enter the code.',
    BAD_RECOVERY_CODE:
      'This is not a whole recovery code. It has 16 groups of 4 characters, each 0 to 9 or A to F.',
    WRONG_RECOVERY_CODE:
      'This recovery code does not open the vault. Compare it with the one you kept.',
    RECOVERY_WRAP_MISSING: 'This vault has no recovery code yet. Make one first.',
    RECOVERY_WRAP_CHANGED:
      'Another device made a new recovery code meanwhile. Nothing was changed; try again with that one.',
    KEY_MISMATCH: 'This code belongs to another key than the vault has now. Nothing was changed.',
    VAULT_NOT_INITIALISED: 'There is no vault yet.',
    ZK_ROTATE_FORBIDDEN:
      'While only you hold the key, it cannot be replaced. Let this house keep it first.',
    ZK_ACTIVE: 'Only your recovery code opens this vault now, so it cannot be taken away.',
    ZK_REQUIRED: 'That is for vaults whose key only their owner holds.',
    NOT_SEALED: 'This was not sealed by a vault.',
    SEAL_BROKEN: 'This cannot be opened: it was changed or cut off, or belongs to another vault.',
    BAD_CIRCLE: 'It takes 2 to 9 different people, and 2 or more of them to give the code back.',
    NO_CIRCLE: 'You have named no guardians.',
    GUARDIAN_CHANGED:
      'One of these people changed something meanwhile. Please look at the list again.',
    TOO_FEW_GUARDIANS:
      'Too few of your guardians still hold a piece. The code cannot be given back this way.',
    NOT_ENOUGH_ANSWERS: 'These answers do not give the recovery code back yet.',
    REQUEST_EXPIRED: 'This request has ended. It has to be made once more.',
    NO_REQUEST: 'You have not asked your guardians, or you took it back.',
    OTHER_DEVICE:
      'Another device has asked your guardians since. Go on at that one, or ask again from here.',
    BAD_REQUEST: 'Something in there is not quite right. Please check it and try again.',
    GRANT_NOT_CONFIGURED: 'This Hearth lets no assistant work on its own.',
  },
}
