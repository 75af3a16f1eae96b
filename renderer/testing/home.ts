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
  const visit = (path = '/', options?: BrowserContextOptions) =>
    openPage(browser, appliance.origin, path, options)
  return {
    ...appliance,
    /** Who did the set-up, for what a test asks the server itself. */
    admin,
    browser,
    visit,
    /** A page of somebody who is signed in already. */
    async visitSignedIn(path = '/', options?: BrowserContextOptions) {
      const page = await visit('/sign-in', options)
      await signIn(page)
      await page.getByRole('button', { name: 'Your account' }).waitFor()
      if (path !== '/') await page.goto(appliance.origin + path)
      return page
    },
    async close() {
      await browser.close()
      await appliance.close()
    },
  }
}

export type Home = Awaited<ReturnType<typeof openHome>>

async function openPage(
  browser: Browser,
  origin: string,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    ...phone,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    ...options,
  })
  const page = await context.newPage()
  // A page that is waited for may take its time on a busy machine.
  page.setDefaultTimeout(25_000)
  await page.goto(origin + path)
  return page
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
  expect(await violationsIn(new AxeBuilder({ page }))).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await settled(page)
  expect(await violationsIn(new AxeBuilder({ page }).withRules('color-contrast'))).toEqual([])
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

async function violationsIn(axe: AxeBuilder) {
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html) }))
}
