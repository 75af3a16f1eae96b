import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, noBrowser } from '../../../renderer/testing/browser.ts'
import { setUp, startTestAppliance, type TestAppliance } from '../../testing.ts'

/** What runs in the page, as text: the server's code knows no browser. */
const inPage = `() => {
  const post = (path, body) =>
    fetch('/api/v1/auth/passkeys' + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const told = async (answer) => ({ status: answer.status, body: await answer.json() })
  return {
    async register(soften) {
      const options = await (await post('/register/options', {})).json()
      const lenient = { residentKey: 'discouraged', userVerification: 'discouraged' }
      if (soften) options.authenticatorSelection = lenient
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
      const made = await navigator.credentials.create({ publicKey })
      return told(await post('/register/verify', { response: made.toJSON(), name: 'Laptop' }))
    },
    async signIn(soften) {
      const options = await (await post('/authenticate/options', {})).json()
      if (soften) options.userVerification = 'discouraged'
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
      const given = await navigator.credentials.get({ publicKey }).catch(() => null)
      return told(await post('/authenticate/verify', { response: given && given.toJSON() }))
    },
  }
}`

/** A passkey as the virtual authenticator of a real Chromium makes it. */
describe.skipIf(noBrowser !== null)('a real browser', () => {
  let house: TestAppliance
  let ada: { cookie: string; userId: string }
  let browser: Browser
  let page: Page
  let authority: CDPSession
  let authenticatorId: string

  beforeAll(async () => {
    house = await startTestAppliance()
    ada = await setUp(house.origin)
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await house.close()
  })

  /** `withFinger` false: a stick that only asks to be touched. */
  async function open(origin: string, withFinger = true) {
    const context = await browser.newContext()
    page = await context.newPage()
    // Any page of that origin will do.
    await page.goto(`${origin}/health`)
    authority = await context.newCDPSession(page)
    await authority.send('WebAuthn.enable')
    const added = await authority.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: withFinger ? 'internal' : 'usb',
        hasResidentKey: true,
        hasUserVerification: withFinger,
        isUserVerified: withFinger,
        automaticPresenceSimulation: true,
      },
    })
    authenticatorId = added.authenticatorId
    return context
  }
  async function signedInPage(withFinger = true) {
    const context = await open(house.origin, withFinger)
    const [pair = ''] = ada.cookie.split('; ')
    const [name = '', value = ''] = [
      pair.slice(0, pair.indexOf('=')),
      pair.slice(pair.indexOf('=') + 1),
    ]
    await context.addCookies([{ name, value, url: house.origin }])
    return context
  }

  type Ceremony = { status: number; body: Record<string, unknown> & { error?: string } }

  /** `soften`: a page that has been tampered with asks for no verification. */
  const register = (soften = false) => page.evaluate<Ceremony>(`(${inPage})().register(${soften})`)
  const signIn = (soften = false) => page.evaluate<Ceremony>(`(${inPage})().signIn(${soften})`)
  const read = (path: string, method = 'GET') =>
    page.evaluate<Record<string, unknown>>(
      `fetch('/api/v1/auth${path}', { method: '${method}' }).then((answer) => answer.json())`,
    )

  const setCounter = async (signCount: number) => {
    const { credentials } = await authority.send('WebAuthn.getCredentials', { authenticatorId })
    const [credential] = credentials
    if (!credential) throw new Error('the authenticator holds no credential')
    await authority.send('WebAuthn.removeCredential', {
      authenticatorId,
      credentialId: credential.credentialId,
    })
    await authority.send('WebAuthn.addCredential', {
      authenticatorId,
      credential: { ...credential, signCount },
    })
  }

  test('makes a passkey, signs in with it, and a second one of the same device is not made', async () => {
    const context = await signedInPage()
    expect(await register()).toMatchObject({ status: 200, body: { name: 'Laptop' } })
    await expect(register()).rejects.toThrow(/InvalidStateError|excluded|already/i)
    await context.clearCookies()
    expect(await signIn()).toMatchObject({ status: 200, body: { user: { id: ada.userId } } })
    expect(await read('/session')).toMatchObject({ user: { id: ada.userId } })

    // It was copied: the counter of one of the two goes back.
    await setCounter(0)
    expect(await signIn()).toMatchObject({
      status: 401,
      body: { error: 'PASSKEY_VERIFICATION_FAILED' },
    })
    await setCounter(50)
    expect((await signIn()).status).toBe(200)

    // Nobody put a finger on it, and the page did not insist.
    await authority.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
    expect(await signIn(true)).toMatchObject({
      status: 401,
      body: { error: 'PASSKEY_VERIFICATION_FAILED' },
    })
    expect(await signIn()).toMatchObject({ status: 400, body: { error: 'PASSKEY_CANCELLED' } })
    await context.close()
  })

  test('a passkey made without a finger is not kept', async () => {
    const context = await signedInPage(false)
    expect(await register(true)).toMatchObject({
      status: 401,
      body: { error: 'PASSKEY_VERIFICATION_FAILED' },
    })
    await context.close()
  })

  test('autofill: the options name no passkey, and the browser can offer them by itself', async () => {
    const context = await open(house.origin)
    expect(await read('/passkeys/capability')).toEqual({
      enabled: true,
      conditionalUIAvailable: true,
      rpId: 'localhost',
    })
    const options = await read('/passkeys/authenticate/options', 'POST')
    expect(options).toMatchObject({ rpId: 'localhost', userVerification: 'required' })
    expect(options['allowCredentials'] ?? []).toEqual([])
    expect(await page.evaluate('PublicKeyCredential.isConditionalMediationAvailable()')).toBe(true)
    await context.close()
  })

  test('a bare address says that it cannot', async () => {
    const context = await open(house.origin.replace('localhost', '127.0.0.1'))
    const capability = await read('/passkeys/capability')
    expect(capability).toEqual({ enabled: false, conditionalUIAvailable: false, rpId: null })
    await context.close()
  })

  test('the counter that was last seen is kept', () => {
    const sqlite = new Database(join(house.dir, 'hearth.db'), { readonly: true })
    const counters = sqlite.prepare('SELECT counter FROM passkey').pluck().all() as number[]
    sqlite.close()
    expect(Math.max(...counters)).toBeGreaterThanOrEqual(51)
  })
})
