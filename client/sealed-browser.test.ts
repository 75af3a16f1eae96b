import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, noBrowser } from '../renderer/testing/browser.ts'
import { setUp, startTestAppliance, type TestAppliance } from '../server/testing.ts'
import type { SealedPageGlobal } from './testing/sealed-page.ts'
import { bundle } from './vault/testing/bundle.ts'

describe.skipIf(noBrowser !== null)('private uploads from a page', () => {
  let browser: Browser
  let appliance: TestAppliance
  let page: Page

  beforeAll(async () => {
    browser = await launchBrowser()
    appliance = await startTestAppliance()
    const [name = '', value = ''] = (await setUp(appliance.origin)).cookie.split('=')
    const script = await bundle(new URL('testing/sealed-page.ts', import.meta.url))
    const context = await browser.newContext()
    await context.addCookies([{ name, value, url: appliance.origin }])
    page = await context.newPage()
    // A page of the appliance's own address; everything it asks goes to the appliance.
    await page.route(`${appliance.origin}/a-page`, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><script type="module">${script}</script>`,
      }),
    )
    await page.goto(`${appliance.origin}/a-page`)
    await page.waitForFunction(() => 'upload' in globalThis)
  })
  afterAll(async () => {
    await browser?.close()
    await appliance?.close()
  })

  const upload = (how: Parameters<SealedPageGlobal['upload']>[0]) =>
    page.evaluate((asked) => (globalThis as unknown as SealedPageGlobal).upload(asked), how)

  it.each([
    ['a Blob', false, 'a'],
    ['a stream', true, 'b'],
  ])('of %s are kept, and the second time are told to be there', async (_, asStream, letter) => {
    const sameness = letter.repeat(64)
    const bytes = 3_000_000
    const first = await upload({ bytes, sameness, asStream })
    expect(first.answer).toMatchObject({ size: bytes, duplicate: false })
    expect(first.last).toEqual({ sent: bytes, total: bytes })
    for (const again of [1000, 40_000_000]) {
      const second = await upload({ bytes: again, sameness, asStream })
      expect(second.answer).toEqual({ ...first.answer, duplicate: true })
      expect(second.found).toBe(first.answer.id)
    }
  })
})
