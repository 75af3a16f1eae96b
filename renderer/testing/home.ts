import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { build } from 'vite'
import { expect } from 'vitest'
import { household, setUp, startTestAppliance } from '../../server/testing.ts'
import { launchBrowser, phone } from './browser.ts'

const built = fileURLToPath(new URL('../../dist/web/index.html', import.meta.url))
const config = fileURLToPath(new URL('../vite.config.ts', import.meta.url))

/** A real appliance with the real web app, and a browser before it. To be closed. */
export async function openHome({ settled = true, env = {} } = {}) {
  if (!existsSync(built)) await build({ configFile: config, logLevel: 'error' })
  const appliance = await startTestAppliance(env)
  const admin = settled ? await setUp(appliance.origin) : { cookie: '', token: '', userId: '' }
  const browser = await launchBrowser()
  const visit = async (path = '/', options?: BrowserContextOptions) => {
    const page = await openPage(browser, options)
    await page.goto(appliance.origin + path)
    return page
  }
  return {
    ...appliance,
    /** Who did the set-up, for what a test asks the server itself. */
    admin,
    browser,
    visit,
    /** A page of somebody who is signed in already: the form for it has tests of its own. */
    async visitSignedIn(path = '/', options?: BrowserContextOptions) {
      const page = await openPage(browser, options)
      await enter(page, appliance.origin)
      await page.goto(appliance.origin + path)
      if (path === '/') await page.getByRole('button', { name: 'Your account' }).waitFor()
      return page
    },
    async close() {
      await browser.close()
      await appliance.close()
    },
  }
}

export type Home = Awaited<ReturnType<typeof openHome>>

async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    ...phone,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    ...options,
  })
  return context.newPage()
}

/** What the form sends, sent without it: the cookies of the answer are the browser's. */
async function enter(page: Page, origin: string): Promise<void> {
  const answer = await page.request.post(`${origin}/api/v1/auth/login`, {
    data: { email: household.email, password: household.password },
    // A device is named by its browser.
    headers: { origin, 'user-agent': await page.evaluate(() => navigator.userAgent) },
  })
  expect(answer.status()).toBe(200)
}

export async function signIn(page: Page, password = household.password): Promise<void> {
  await page.getByLabel('E-mail').fill(household.email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Nothing on the page would shut somebody out; the dark differs from the light in its colours only. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await settled(page)
  expect(await violationsIn(axeOn(page))).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await settled(page)
  expect(await violationsIn(axeOn(page).withRules('color-contrast'))).toEqual([])
}

/** Colours on their way from one to the other have no contrast to speak of. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
        .map(({ finished }) => finished),
    ),
  )
}

/**
 * In the page itself: for frames from elsewhere, which Hearth has none of, axe would open a page of its
 * own each time and write its report there, three times the work.
 */
const axeOn = (page: Page) =>
  new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()

async function violationsIn(axe: AxeBuilder) {
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html) }))
}
