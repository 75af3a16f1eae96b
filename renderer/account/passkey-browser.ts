import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  platformAuthenticatorIsAvailable,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
} from '@simplewebauthn/browser'
import {
  type AuthClient,
  type Entered,
  HearthClientError,
  type Passkey,
} from '../../client/index.ts'
import { type Standing, standingOf } from './passkey-standing.ts'

type Registration = Parameters<typeof startRegistration>[0]['optionsJSON']
type Authentication = Parameters<typeof startAuthentication>[0]['optionsJSON']

export type PasskeyBrowser = ReturnType<typeof createPasskeyBrowser>

/** Passkeys as this browser offers them. What a person broke off is PASSKEY_CANCELLED. */
export function createPasskeyBrowser({ auth }: { auth: AuthClient }) {
  async function standing(): Promise<{ standing: Standing; autofill: boolean }> {
    const { enabled, conditionalUIAvailable } = await auth.passkeys.capability()
    const supported = browserSupportsWebAuthn()
    const place = { hostname: location.hostname, secure: isSecureContext, supported, enabled }
    const found = standingOf(place)
    const offers = found === 'ready' && conditionalUIAvailable
    return { standing: found, autofill: offers && (await browserSupportsWebAuthnAutofill()) }
  }

  /** With `autofill` it waits behind the e-mail field until a passkey is picked there. */
  async function signIn({ autofill = false } = {}): Promise<Entered> {
    const optionsJSON = await auth.passkeys.signInOptions<Authentication>()
    const response = await startAuthentication({
      optionsJSON,
      useBrowserAutofill: autofill,
    }).catch(explained)
    return auth.passkeys.signIn(response)
  }

  /** @throws CONFLICT where this device has one for this person already */
  async function add(name?: string): Promise<Passkey> {
    const optionsJSON = await auth.passkeys.registerOptions<Registration>()
    const response = await startRegistration({ optionsJSON }).catch(explained)
    return auth.passkeys.register(response, name)
  }

  return {
    standing,
    /** This device itself can hold one: it has a fingerprint reader, a camera for faces, or a lock. */
    hasLock: platformAuthenticatorIsAvailable,
    signIn,
    add,
    stop: () => WebAuthnAbortService.cancelCeremony(),
  }
}

function explained(cause: unknown): never {
  const { code, name } = cause as { code?: string; name?: string }
  if (code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED' || name === 'InvalidStateError')
    throw new HearthClientError('CONFLICT', 'This device has a passkey already.', { cause })
  throw new HearthClientError('PASSKEY_CANCELLED', 'The passkey was not used.', { cause })
}
