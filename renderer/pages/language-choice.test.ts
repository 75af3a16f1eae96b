import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { household } from '../../server/testing.ts'
import { de } from '../messages/de/index.ts'
import { en } from '../messages/en/index.ts'
import { fr } from '../messages/fr/index.ts'
import { noBrowser } from '../testing/browser.ts'
import { expectAccessible, type Home, openHome } from '../testing/home.ts'

const lang = (page: Page) => page.locator('html').getAttribute('lang')
const packs = (page: Page) =>
  page
    .evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
    .then(
      // A language is the only script that is fetched after the first.
      (names) => names.filter((name) => /\/assets\/.*\.js$/.test(name)).length,
    )

/** Nothing stands out over the side of the screen. */
const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

describe.skipIf(noBrowser)('the language', { timeout: 240_000 }, () => {
  let home: Home
  beforeAll(async () => {
    home = await openHome()
  })
  afterAll(() => home?.close())

  it('changes at once in the account menu, and is kept', async () => {
    const page = await home.visitSignedIn()
    await expect.poll(() => lang(page)).toBe('en')
    await page.getByRole('button', { name: en.menu.label }).click()
    await page.getByLabel(en.menu.language).selectOption({ label: 'Deutsch' })

    await page.getByRole('button', { name: de.menu.signOut }).waitFor()
    await expect.poll(() => lang(page)).toBe('de')
    await expect.poll(() => page.title()).toBe('Fotos · Hearth')
    await page.getByText(de.photos.emptyTitle).waitFor()
    await expectAccessible(page)

    await page.reload()
    await page.getByRole('heading', { name: de.photos.emptyTitle }).waitFor()
    await expect.poll(() => lang(page)).toBe('de')

    await page.getByRole('button', { name: de.menu.label }).click()
    await page.getByLabel(de.menu.language).selectOption({ label: 'English' })
    await page.getByRole('button', { name: en.menu.signOut }).waitFor()
    await expect.poll(() => lang(page)).toBe('en')
  })

  it('is chosen before anybody is signed in, and what was typed stays', async () => {
    const page = await home.visit('/sign-in')
    await page.getByLabel(en.signIn.email).fill('ada@')
    await page.getByLabel(en.menu.language).selectOption({ label: 'Deutsch' })
    await page.getByRole('heading', { name: de.signIn.title }).waitFor()
    await expect.poll(() => lang(page)).toBe('de')
    await expect.poll(() => page.getByLabel(de.signIn.email).inputValue()).toBe('ada@')
    await expectAccessible(page)
    const pages = { forgot: '/forgot', join: '/join', reset: '/reset-password?token=x' } as const
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(home.origin + path)
      await page.getByRole('heading', { name: de[name as keyof typeof pages].title }).waitFor()
      await page.getByLabel(de.menu.language).waitFor()
    }
    await page.getByLabel(de.menu.language).selectOption({ label: 'Français' })
    await page.getByRole('heading', { name: fr.reset.title }).waitFor()
    await page.context().close()
  })

  it('is the first of the device that we speak, and fails in it too', async () => {
    const page = await home.visit('/', { locale: 'fr-CA' })
    await page.getByRole('heading', { name: fr.signIn.title }).waitFor()
    await expect.poll(() => lang(page)).toBe('fr')
    await page.getByLabel(fr.signIn.email).fill(household.email)
    await page.getByLabel(fr.signIn.password, { exact: true }).fill('pas le bon')
    await page.getByRole('button', { name: fr.signIn.submit, exact: true }).click()
    await page.getByText(fr.signIn.wrong).waitFor()
  })

  it('fetches no language that nobody chose', async () => {
    const english = await home.visit('/')
    await english.getByRole('heading', { name: en.signIn.title }).waitFor()
    const german = await home.visit('/', { locale: 'de-DE' })
    await german.getByRole('heading', { name: de.signIn.title }).waitFor()
    await expect.poll(async () => (await packs(german)) - (await packs(english))).toBe(1)
  })

  it('stays as it was where the words cannot be fetched', async () => {
    const page = await home.visitSignedIn()
    await page.route(/\/assets\/.*\.js$/, (route) => route.abort())
    await page.getByRole('button', { name: en.menu.label }).click()
    await page.getByLabel(en.menu.language).selectOption({ label: 'Italiano' })
    await page.getByText(en.failure.answers.NETWORK).waitFor()
    await expect.poll(() => lang(page)).toBe('en')
    await expect.poll(() => page.getByLabel(en.menu.language).inputValue()).toBe('en')
  })

  it.each(['de-DE', 'fr-FR', 'es-ES', 'it-IT'])('has room on a phone for %s', async (locale) => {
    const page = await home.visit('/', { locale })
    await page.getByRole('heading').first().waitFor()
    await expect.poll(() => sideways(page)).toBe(0)
  })
})
