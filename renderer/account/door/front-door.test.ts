import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { household, post } from '../../../server/testing.ts'
import { addLock, noBrowser } from '../../testing/browser.ts'
import { expectAccessible, type Home, openHome, signIn } from '../../testing/home.ts'

describe.skipIf(noBrowser)('the front door', { timeout: 240_000 }, () => {
  let home: Home
  beforeAll(async () => {
    home = await openHome()
  })
  afterAll(() => home?.close())

  const menu = (page: Page) => page.getByRole('button', { name: 'Your account' })
  const asAdmin = async (path: string, body: unknown) =>
    (await post(home.origin + path, body, { cookie: home.admin.cookie })).json()
  const pathOf = (page: Page) => new URL(page.url()).pathname

  it('makes a passkey, and signs in with it by button and by autofill', async () => {
    const page = await home.visit('/sign-in?next=/account/security')
    await addLock(page)
    await expectAccessible(page)
    await signIn(page)
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByText('The passkey is there.').waitFor()
    await page.getByRole('button', { name: /^Rename / }).click()
    await page.getByLabel('Name of the passkey').fill('My laptop')
    await page.getByRole('button', { name: 'Save' }).click()
    // Without the notices, which lie over the list.
    await page.reload()
    await page.getByText('My laptop').waitFor()
    await page.getByText('Never used').waitFor()
    await expectAccessible(page)

    await page.context().clearCookies()
    await page.addInitScript(() => {
      if (location.search.includes('by=button'))
        PublicKeyCredential.isConditionalMediationAvailable = async () => false
    })
    await page.goto(`${home.origin}/sign-in?by=button&next=/account/security`)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByText(/^Last used/).waitFor()

    // The virtual authenticator answers the waiting e-mail field at once, as a finger would.
    await page.context().clearCookies()
    await page.goto(`${home.origin}/sign-in?next=/account/security`)
    await page.getByText('My laptop').waitFor()
    await expect.poll(() => pathOf(page)).toBe('/account/security')

    await page.getByRole('button', { name: 'Remove My laptop' }).click()
    await expectAccessible(page)
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await page.getByText('You have no passkey yet.').waitFor()
  })

  it('offers a passkey to who came in by password, once, on a device that can hold one', async () => {
    const offer = (page: Page) =>
      page.getByRole('region', { name: 'Next time without a password?' })
    const page = await home.visit('/sign-in')
    await addLock(page)
    await signIn(page)
    await offer(page).getByRole('button', { name: 'Not now' }).click()
    await offer(page).waitFor({ state: 'detached' })

    await page.context().clearCookies()
    await page.goto(`${home.origin}/sign-in`)
    await signIn(page)
    await offer(page).waitFor()
    await expectAccessible(page)
    await offer(page).getByRole('button', { name: 'Save a passkey' }).click()
    await page.getByText('The passkey is there.').waitFor()
    await offer(page).waitFor({ state: 'detached' })

    // Whoever has one is not asked again, on whichever device.
    const other = await home.visit('/sign-in')
    await addLock(other)
    const asked = other.waitForResponse((answer) => answer.url().endsWith('/auth/passkeys'))
    await signIn(other)
    await asked
    await menu(other).waitFor()
    await expect.poll(() => offer(other).count()).toBe(0)
  })

  it('says why there are no passkeys at a number, and leads to where there are', async () => {
    const page = await home.visit('/sign-in')
    const { port } = new URL(home.origin)
    await page.goto(`http://127.0.0.1:${port}/sign-in?next=/account`)
    await page.getByText('Passkeys need the name “localhost”').waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Open Hearth as localhost' }).click()
    await page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor()
    await expect.poll(() => page.url()).toBe(`http://localhost:${port}/sign-in?next=/account`)
  })

  it('offers no link by mail where no mail is sent', async () => {
    const page = await home.visit('/sign-in')
    await page.getByRole('region', { name: 'Other ways to sign in' }).waitFor()
    expect(await page.getByText('sends no e-mail').count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Send me a sign-in link' }).count()).toBe(0)
    await page.getByRole('link', { name: 'Forgot your password?' }).click()
    await page.getByRole('heading', { name: 'It happens to everyone' }).waitFor()
    await page.getByText('whoever looks after your Hearth can hand you a link').waitFor()
    await expectAccessible(page)
    await page.getByLabel('E-mail').fill('ada@example.org')
    await page.getByRole('button', { name: 'Ask for a link' }).click()
    await page.getByText('Your request was noted').waitFor()
  })

  it('refuses a reset link that is no good', async () => {
    const page = await home.visit('/reset-password?token=made-up')
    await expectAccessible(page)
    await page.getByLabel('New password').fill('another quiet river 7')
    await page.getByRole('button', { name: 'Keep this password' }).click()
    await page.getByRole('alert').getByText('This link or code').waitFor()
    await page.getByRole('link', { name: 'Ask for a new link' }).waitFor()
    await page.goto(`${home.origin}/reset-password`)
    await page.getByText('Something is missing from this link.').waitFor()
  })

  it('lets somebody in with an invitation, and out again for good', async () => {
    const invite = await asAdmin('/api/v1/admin/invites', { email: 'ben@example.org' })
    const { pathname, search } = new URL(invite.url)
    const page = await home.visit(pathname + search)
    await page.getByRole('heading', { name: 'You are invited' }).waitFor()
    await expectAccessible(page)
    await page.getByLabel('Your name').fill('Ben')
    await expect.poll(() => page.getByLabel('E-mail').inputValue()).toBe('ben@example.org')
    await page.getByLabel('Password', { exact: true }).fill(household.password)
    await page.getByRole('button', { name: 'Move in' }).click()
    await page.getByRole('heading', { name: 'A quiet place for your photos' }).waitFor()
    await page.goto(`${home.origin}/account/devices`)
    await page.getByText('This device').waitFor()
    expect(await page.getByRole('button', { name: /^Sign out all others/ }).count()).toBe(0)

    const other = await home.visit(pathname + search)
    await other.getByText('This invitation does not work any more').waitFor()

    await page.goto(`${home.origin}/account/data`)
    await page.getByRole('button', { name: 'Delete my account' }).click()
    const dialog = page.getByRole('dialog', { name: 'Delete my account' })
    await expectAccessible(page)
    await dialog.getByLabel('Your password').fill('not it')
    await dialog.getByRole('button', { name: 'Delete everything for good' }).click()
    await dialog.getByText('Please type the word').waitFor()
    await dialog.getByLabel('Type “delete” to confirm').fill('delete')
    await dialog.getByRole('button', { name: 'Delete everything for good' }).click()
    await dialog.getByText('This is not your current password.').waitFor()
    await dialog.getByLabel('Your password').fill(household.password)
    await dialog.getByRole('button', { name: 'Delete everything for good' }).click()
    await page.getByText('Farewell').waitFor()
    await page.getByRole('heading', { name: 'Good to see you' }).waitFor()
  })

  it('asks what the invitation says: for whom, or that it is spent', async () => {
    const page = await home.visit()
    const answer = { name: 'Dora', email: 'dora@example.org', expiresAt: '2030-01-01T00:00:00Z' }
    const asked = '**/api/v1/auth/invitation?code=*'
    await page.route(asked, (route) => route.fulfill({ json: answer }))
    await page.goto(`${home.origin}/join?code=ABCD`)
    await page.getByText('The invitation was made for this address.').waitFor()
    await expect.poll(() => page.getByLabel('Your name').inputValue()).toBe('Dora')
    await expect.poll(() => page.getByLabel('E-mail').inputValue()).toBe('dora@example.org')
    await expect.poll(() => page.getByLabel('E-mail').isEditable()).toBe(false)
    await expectAccessible(page)

    await page.unroute(asked)
    const spent = { error: 'TOKEN_INVALID', message: 'No.' }
    await page.route(asked, (route) => route.fulfill({ status: 400, json: spent }))
    await page.reload()
    await page.getByRole('alert').getByText('This invitation does not work any more.').waitFor()
    await page.getByLabel('Invitation code').waitFor()

    // An older house has no such route.
    await page.unroute(asked)
    const unknown = { error: 'NOT_FOUND', message: 'No.' }
    await page.route(asked, (route) => route.fulfill({ status: 404, json: unknown }))
    const answered = page.waitForResponse(asked)
    await page.reload()
    await answered
    await page.getByRole('button', { name: 'Move in' }).waitFor()
    expect(await page.getByText('does not work any more').count()).toBe(0)
  })

  it('says that an address leads nowhere, and back', async () => {
    const page = await home.visit('/nowhere')
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Back to the photos' }).click()
    await page.getByRole('heading', { name: 'Good to see you' }).waitFor()
    await expect.poll(() => page.url()).toBe(`${home.origin}/sign-in`)
  })

  it('says in its own words that an app asked for what cannot be', async () => {
    const query = new URLSearchParams({ client_id: 'nobody', response_type: 'code' })
    const page = await home.visit(`/api/auth/oauth2/authorize?${query}`)
    await page.getByRole('heading', { name: 'That did not work' }).waitFor()
    await page.getByText('The reason, for them: invalid_client').waitFor()
    await expectAccessible(page)
    // Whoever writes a link has no word in it.
    await page.goto(`${home.origin}/refused?error=${encodeURIComponent('Call 0900 123')}`)
    await page.getByRole('heading', { name: 'That did not work' }).waitFor()
    expect(await page.getByText('0900').count()).toBe(0)
  })

  it('says that the new address has a letter as well', async () => {
    const page = await home.visit('/verified?half=1')
    await page.getByRole('heading', { name: 'One more letter' }).waitFor()
    await expectAccessible(page)
  })

  it('forgets after signing out where somebody was', async () => {
    const page = await home.visitSignedIn('/account/profile')
    await menu(page).click()
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await page.getByRole('heading', { name: 'Good to see you' }).waitFor()
    await expect.poll(() => page.url()).toBe(`${home.origin}/sign-in`)
  })

  it('begins in the e-mail field on a wide screen only', async () => {
    const tagFocused = (page: Page) => page.evaluate(() => document.activeElement?.tagName)
    const wide = await home.visit('/sign-in', { viewport: { width: 1440, height: 900 } })
    await wide.getByLabel('E-mail').waitFor()
    await expect.poll(() => tagFocused(wide)).toBe('INPUT')
    const narrow = await home.visit('/sign-in')
    await narrow.getByLabel('E-mail').waitFor()
    expect(await tagFocused(narrow)).toBe('BODY')
  })

  it('approves a television, after showing what and from where it asks', async () => {
    const ask = async () => {
      const answer = await fetch(`${home.origin}/api/auth/device/code`, {
        method: 'POST',
        body: new URLSearchParams({ client_id: 'hearth-tv', device_name: 'Living room' }),
      })
      return (await answer.json()) as { user_code: string; device_code: string }
    }
    const { user_code, device_code } = await ask()
    const page = await home.visit('/device')
    await signIn(page)
    await expectAccessible(page)
    await page.getByLabel('Code on the other screen').fill('abc')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('Please type the whole code.').waitFor()
    await page.getByLabel('Code on the other screen').fill('BBBBBBBB')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('There is no device with this code.').waitFor()
    await page.getByLabel('Code on the other screen').fill(user_code.toLowerCase())
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { name: 'Living room wants to sign in as you' }).waitFor()
    await page.getByText(user_code).waitFor()
    await page.getByText('the machine of Hearth itself').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Sign it in' }).click()
    await page.getByText('Signed in. You can put this away').first().waitFor()
    const grant_type = 'urn:ietf:params:oauth:grant-type:device_code'
    const got = await fetch(`${home.origin}/api/auth/device/token`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: 'hearth-tv', grant_type, device_code }),
    })
    expect(await got.json()).toHaveProperty('refresh_token')

    // By the QR code of the other screen, which brings the code along.
    await page.goto(`${home.origin}/device?user_code=${(await ask()).user_code}`)
    await page.getByRole('button', { name: 'No, that is not me' }).click()
    await page.getByText('The device was turned away.').first().waitFor()
  })

  it('goes from an app by sign-in and consent back to the app', async () => {
    const callback = `${home.origin}/callback`
    const app = await asAdmin('/api/v1/admin/oidc-clients', {
      name: 'Recipes',
      redirectUris: [callback],
    })
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: app.clientId,
      redirect_uri: callback,
      scope: 'openid email',
      state: 'xyz',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    })
    const page = await home.visit(`/api/auth/oauth2/authorize?${query}`)
    await page.getByText('you go on to the app that sent you').waitFor()
    await signIn(page)
    await page.getByRole('heading', { name: 'Recipes wants to know who you are' }).waitFor()
    await page.getByText('your e-mail address').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Allow', exact: true }).click()
    await page.waitForURL(({ pathname }) => pathname === '/callback')
    const answered = new URL(page.url()).searchParams
    expect(answered.get('state')).toBe('xyz')
    expect(answered.get('code')).toBeTruthy()
    await page.goto(`${home.origin}/account/access`)
    await page.getByRole('button', { name: 'Take back from Recipes' }).click()
    await page.getByText('You let no app in so far.').waitFor()
  })

  it('sends nobody to another site after signing in', async () => {
    const page = await home.visit('/sign-in?next=//evil.example/')
    await signIn(page)
    await menu(page).waitFor()
    await expect.poll(() => page.url()).toBe(`${home.origin}/`)
  })

  it('says how long a locked account has to wait, and who can help', async () => {
    const page = await home.visit('/sign-in')
    for (const _ of Array.from({ length: 5 })) {
      const answered = page.waitForResponse('**/api/v1/auth/login')
      await signIn(page, 'not the password')
      await answered
      await page.getByText('do not go together').waitFor()
    }
    await signIn(page)
    await page.getByText('You can try again in about 30 minutes').waitFor()
    await page.getByText('Whoever looks after your Hearth can let you in sooner.').waitFor()
    await expectAccessible(page)
  })
})
