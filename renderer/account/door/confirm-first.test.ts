import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startMailServer } from '../../../server/mail/testing.ts'
import { household, signUp } from '../../../server/testing.ts'
import { noBrowser } from '../../testing/browser.ts'
import { expectAccessible, type Home, openHome } from '../../testing/home.ts'

describe.skipIf(noBrowser)('an address that is not confirmed', { timeout: 240_000 }, () => {
  let home: Home
  let mail: Awaited<ReturnType<typeof startMailServer>>
  beforeAll(async () => {
    mail = await startMailServer()
    const SMTP = { SMTP_HOST: '127.0.0.1', SMTP_PORT: String(mail.port) }
    const env = { HEARTH_SIGNUP: 'open', ...SMTP, SMTP_FROM: 'hearth@lindens.example' }
    home = await openHome({ env })
  })
  afterAll(async () => {
    await home?.close()
    await mail?.close()
  })

  it('is told to whoever signs in, who can ask for the letter there', async () => {
    await signUp(home.origin, 'bob')
    await expect.poll(() => mail.received.length).toBe(1)
    const page = await home.visit('/sign-in')
    await page.getByLabel('E-mail').fill('bob@example.org')
    await page.getByLabel('Password', { exact: true }).fill(household.password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('alert').getByText('Please confirm your e-mail address first.').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Send a new link' }).click()
    await page.getByText('A new link is on its way.').waitFor()
    await expect.poll(() => mail.received.length).toBe(2)
  })
})
