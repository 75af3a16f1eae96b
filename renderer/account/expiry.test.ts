import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noBrowser } from '../testing/browser.ts'
import { type Home, openHome, signIn } from '../testing/home.ts'
import { pictureOf } from '../testing/pictures.ts'

describe.skipIf(noBrowser)('a session that ended', { timeout: 240_000 }, () => {
  let home: Home
  beforeAll(async () => {
    home = await openHome()
  })
  afterAll(() => home?.close())

  it('leads to sign-in, and back to where one was', async () => {
    const page = await home.visitSignedIn()
    await page.getByRole('button', { name: 'Add photos' }).first().click()
    await page.getByLabel('Photos', { exact: true }).setInputFiles(await pictureOf(5))
    await page.getByRole('link', { name: 'picture 5.jpg', exact: true }).click()
    const shown = page.getByRole('dialog', { name: 'Photo' }).getByRole('img')
    await shown.and(page.getByRole('img', { name: 'picture 5.jpg' })).waitFor()
    const pathOf = () => new URL(page.url()).pathname
    await expect.poll(pathOf).toMatch(/^\/photo\//)
    const photo = pathOf()

    await page.context().clearCookies()
    await page.keyboard.press('i')
    await page.getByText('You were signed out after a while').waitFor()
    await expect.poll(() => page.getByLabel('E-mail').inputValue()).toBe('ada@example.org')
    await signIn(page)
    await page.getByRole('img', { name: 'picture 5.jpg' }).waitFor()
    await expect.poll(pathOf).toBe(photo)

    await page.reload()
    await page.getByRole('img', { name: 'picture 5.jpg' }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: 'Good to see you' }).waitFor({ state: 'detached' })
  })
})
