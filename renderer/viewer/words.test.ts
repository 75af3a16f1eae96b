import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { noBrowser } from '../testing/browser.ts'
import { expectAccessible, type Home, openHome } from '../testing/home.ts'
import { pictureOf } from '../testing/pictures.ts'

describe.skipIf(noBrowser)('a slide of words', { timeout: 240_000 }, () => {
  let home: Home
  beforeAll(async () => {
    home = await openHome()
    const page = await home.visitSignedIn()
    await page.getByRole('button', { name: 'Add photos' }).first().click()
    await page.getByLabel('Photos', { exact: true }).setInputFiles([await pictureOf(10)])
    await vi.waitFor(async () => {
      const listed = await page.request.get(`${home.origin}/api/v1/media/list/all`)
      expect(await listed.text()).toContain('"status":"ready"')
    }, 60_000)
    await page.context().close()
  })
  afterAll(() => home?.close())

  /** The one photo of the house, told to be otherwise than it is. */
  async function viewerOf(more: object) {
    const page = await home.visitSignedIn()
    const photo = page.getByRole('link', { name: /^picture 10\.jpg/ })
    await photo.waitFor()
    await page.route(/\/media\/timeline\/\d/, async (route) => {
      const answer = await route.fetch()
      const body = await answer.text()
      const changed = body.replaceAll('"status":"ready"', JSON.stringify(more).slice(1, -1))
      await route.fulfill({ response: answer, body: changed })
    })
    await page.reload()
    await photo.click()
    return { page, viewer: page.getByRole('dialog', { name: 'Photo' }) }
  }

  it('says that a photo is being prepared, for everybody', async () => {
    const { page, viewer } = await viewerOf({ status: 'processing' })
    await viewer.getByText('Hearth is preparing this photo').waitFor()
    await expectAccessible(page)
    await page.context().close()
  })

  it('says why one has no preview, and offers the original', async () => {
    const failure = 'This file is damaged, or not a picture.'
    const { page, viewer } = await viewerOf({ status: 'failed', failure, failureCode: 'DAMAGED' })
    await viewer.getByText('There is no preview of this photo').waitFor()
    await expect.poll(() => viewer.getByText(/damaged, or not a picture/).count()).toBe(1)
    await expect.poll(() => viewer.getByRole('link', { name: 'Download' }).count()).toBe(1)
    await expectAccessible(page)
    await page.context().close()
  })
})
