import type { ErrorCode } from '../../../storage/index.ts'

/** What Better Auth's own codes mean in the contract's words. */
export const meaningOf: Partial<Record<string, ErrorCode>> = {
  ...all('INVALID_CREDENTIALS', [
    'INVALID_EMAIL_OR_PASSWORD',
    'INVALID_PASSWORD',
    'CREDENTIAL_ACCOUNT_NOT_FOUND',
  ]),
  ...all('EMAIL_NOT_VERIFIED', ['EMAIL_NOT_VERIFIED']),
  ...all('EMAIL_ALREADY_REGISTERED', [
    'USER_ALREADY_EXISTS',
    'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL',
  ]),
  ...all('WEAK_PASSWORD', ['PASSWORD_TOO_SHORT', 'PASSWORD_TOO_LONG', 'PASSWORD_COMPROMISED']),
  ...all('SIGNUP_LIMIT_REACHED', ['EMAIL_PASSWORD_SIGN_UP_DISABLED', 'SIGNUP_LIMIT_REACHED']),
  ...all('TOKEN_EXPIRED', ['TOKEN_EXPIRED', 'SESSION_EXPIRED', 'EXPIRED_TOKEN']),
  ...all('TOKEN_INVALID', ['INVALID_TOKEN']),
  ...all('TWO_FACTOR_REQUIRED', ['INVALID_TWO_FACTOR_COOKIE', 'TWO_FACTOR_REQUIRED']),
  ...all('TWO_FACTOR_FAILED', [
    'INVALID_CODE',
    'INVALID_BACKUP_CODE',
    'OTP_HAS_EXPIRED',
    'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE',
  ]),
  ...all('RATE_LIMITED', ['ACCOUNT_TEMPORARILY_LOCKED', 'RATE_LIMITED']),
  ...all('ACCOUNT_LOCKED', ['ACCOUNT_LOCKED']),
  ...all('PASSKEY_VERIFICATION_FAILED', [
    'AUTHENTICATION_FAILED',
    'CHALLENGE_NOT_FOUND',
    'FAILED_TO_VERIFY_REGISTRATION',
    'PASSKEY_NOT_FOUND',
    'PREVIOUSLY_REGISTERED',
    'YOU_ARE_NOT_ALLOWED_TO_REGISTER_THIS_PASSKEY',
  ]),
  ...all('PASSKEY_NOT_ENABLED', ['PASSKEY_NOT_ENABLED']),
  ...all('PASSKEY_CANCELLED', ['REGISTRATION_CANCELLED', 'AUTH_CANCELLED']),
  ...all('VALIDATION', [
    'BODY_MUST_BE_AN_OBJECT',
    'CALLBACK_URL_REQUIRED',
    'EMAIL_ALREADY_VERIFIED',
    'EMAIL_CAN_NOT_BE_UPDATED',
    'EMAIL_MISMATCH',
    'FIELD_NOT_ALLOWED',
    'INVALID_CALLBACK_URL',
    'INVALID_EMAIL',
    'INVALID_ERROR_CALLBACK_URL',
    'INVALID_NEW_USER_CALLBACK_URL',
    'INVALID_REDIRECT_URL',
    'MISSING_FIELD',
    'VALIDATION_ERROR',
  ]),
  ...all('FORBIDDEN', [
    'BANNED_USER',
    'CROSS_SITE_NAVIGATION_LOGIN_BLOCKED',
    'INVALID_ORIGIN',
    'MISSING_OR_NULL_ORIGIN',
  ]),
  ...all('UNAUTHORIZED', ['UNAUTHORIZED', 'SESSION_NOT_FRESH']),
  // They hide what the database said.
  ...all('SERVICE_UNAVAILABLE', [
    'FAILED_TO_CREATE_SESSION',
    'FAILED_TO_CREATE_USER',
    'FAILED_TO_CREATE_VERIFICATION',
    'FAILED_TO_GET_SESSION',
    'FAILED_TO_INVALIDATE_TWO_FACTOR_CHALLENGE',
    'FAILED_TO_UPDATE_PASSKEY',
    'FAILED_TO_UPDATE_USER',
    'UNABLE_TO_CREATE_SESSION',
  ]),
}

function all(code: ErrorCode, names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, code]))
}

/** What each code says where Better Auth's words are not for people. */
export const wordsFor: Partial<Record<ErrorCode, string>> = {
  INVALID_CREDENTIALS: 'The e-mail address or the password is not right.',
  EMAIL_NOT_VERIFIED: 'Please confirm your e-mail address first: the link is in your mail.',
  EMAIL_ALREADY_REGISTERED: 'Someone uses this e-mail address already.',
  WEAK_PASSWORD: 'The password needs between 8 and 128 characters.',
  SIGNUP_LIMIT_REACHED: 'New accounts are closed at the moment. Ask whoever looks after Hearth.',
  ACCOUNT_LOCKED:
    'Too many wrong passwords. This account is locked for this device for a while; the person at the machine that runs Hearth can unlock it at once.',
  PASSKEY_NOT_ENABLED: 'Passkeys do not work at this address.',
  RATE_LIMITED: 'That was too often in a short time. Please wait a moment.',
  TOKEN_EXPIRED: 'This has run out. Please sign in again or ask for a new link.',
  TOKEN_INVALID: 'This link is not valid any more. Please ask for a new one.',
  TWO_FACTOR_REQUIRED: 'Please sign in with your password first, then enter the code.',
  TWO_FACTOR_FAILED: 'That code is not right, or it has been used already.',
  PASSKEY_VERIFICATION_FAILED: 'This passkey could not be checked. Please try again.',
  PASSKEY_CANCELLED: 'The passkey was cancelled.',
  VALIDATION: 'Something in the request is not right.',
  FORBIDDEN: 'This is not allowed.',
  UNAUTHORIZED: 'Please sign in first.',
  NOT_FOUND: 'There is nothing at this address.',
  SERVICE_UNAVAILABLE:
    'Hearth cannot do this right now: its disk or database has a problem. Nothing was changed; please try again.',
  INTERNAL: 'Something went wrong inside Hearth. Nothing was lost; please try again.',
}
