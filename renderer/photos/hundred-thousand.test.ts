import type { Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, noBrowser, phone } from '../testing/browser.ts'
import { type Home, openHome } from '../testing/home.ts'

const DAY_MS = 86_400_000
const days = Array.from({ length: 4000 }, (_, at) => ({
  day: new Date(Date.UTC(2025, 5, 1) - at * DAY_MS).toISOString().slice(0, 10),
  count: 25,
}))
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
)

/** The far end, so that a library of this size needs no disk: the page itself is the real one. */
async function pretend(page: Page): Promise<{ asked: string[] }> {
  const asked: string[] = []
  const json = (route: Route, body: unknown) => route.fulfill({ json: body })
  await page.route('**/api/v1/media/timeline', (route) => json(route, { days, total: 100_000 }))
  await page.route('**/api/v1/media/timeline/*', (route) => {
    const day = /timeline\/([\d-]+)/.exec(route.request().url())?.[1] ?? ''
    asked.push(day)
    return json(route, days.find((each) => each.day === day) ? recordsOf(day) : [])
  })
  await page.route('**/file/*', (route) => route.fulfill({ body: pixel, contentType: 'image/png' }))
  return { asked }
}

function recordsOf(day: string) {
  return Array.from({ length: 25 }, (_, at) => ({
    id: `${day}-${at}`,
    status: 'ready',
    originalName: `${day} ${at}.jpg`,
    mimeType: 'image/jpeg',
    size: 1,
    hash: '',
    urls: { original: '/x', thumbnail: '/x' },
    metadata: { width: 4, height: 3, format: 'jpeg', hasAlpha: false },
    createdAt: `${day}T12:00:00.000Z`,
  }))
}

describe.skipIf(noBrowser)('a hundred thousand photos', { timeout: 240_000 }, () => {
  let home: Home
  beforeAll(async () => {
    home = await openHome()
  })
  afterAll(() => home?.close())

  for (const [device, options] of Object.entries({ phone, desk })) {
    it(`keep the page small and fetch only what is near, on a ${device}`, async () => {
      const page = await home.visit('/sign-in', options)
      const { asked } = await pretend(page)
      await page.getByLabel('E-mail').fill('ada@example.org')
      await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await page.getByRole('link', { name: '2025-06-01 0.jpg', exact: true }).waitFor()
      const size = () => page.locator('*').count()
      expect(await size()).toBeLessThan(2500)

      const scrubber = page.getByRole('slider', { name: 'Go to a date' })
      await scrubber.focus()
      await page.keyboard.press('End')
      const oldest = days.at(-1)?.day ?? ''
      await page.getByRole('link', { name: `${oldest} 24.jpg`, exact: true }).waitFor()
      await expect.poll(() => scrubber.getAttribute('aria-valuenow')).toMatch(/^(99|100)$/)
      expect(await size()).toBeLessThan(2500)
      expect(asked.length).toBeLessThan(40)

      // Flying through everything asks for next to nothing on the way.
      const before = asked.length
      await flyToTheTop(page)
      await page.getByRole('link', { name: '2025-06-01 0.jpg', exact: true }).waitFor()
      expect(asked.length - before).toBeLessThan(40)
      await page.close()
    })
  }
})

/** Sixty jumps, 16 ms apart by a clock of the test's own: a busy machine must not look like a rest. */
async function flyToTheTop(page: Page): Promise<void> {
  await page.clock.install()
  await page.clock.pauseAt(Date.now() + 60_000)
  for (let step = 59; step >= 0; step--) {
    await page.evaluate((share) => {
      const scrolled = new Promise((resolve) => addEventListener('scroll', resolve, { once: true }))
      scrollTo({ top: document.documentElement.scrollHeight * share, behavior: 'instant' })
      return scrolled
    }, step / 60)
    await page.clock.runFor(16)
  }
  await page.clock.resume()
}
