import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noBrowser } from '../testing/browser.ts'
import { type Home, openHome, signIn } from '../testing/home.ts'
import { pictureOf } from '../testing/pictures.ts'

describe.skipIf(noBrowser)('a session that ended', { timeout: 120_000 }, () => {
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
    await page.getByRole('img', { name: 'picture 5.jpg' }).waitFor()
    const { pathname } = new URL(page.url())
    expect(pathname).toMatch(/^\/photo\//)

    await page.context().clearCookies()
    await page.keyboard.press('i')
    await page.getByText('You were signed out after a while').waitFor()
    expect(await page.getByLabel('E-mail').inputValue()).toBe('ada@example.org')
    await signIn(page)
    await page.getByRole('img', { name: 'picture 5.jpg' }).waitFor()
    expect(new URL(page.url()).pathname).toBe(pathname)

    await page.reload()
    await page.getByRole('img', { name: 'picture 5.jpg' }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: 'Good to see you' }).waitFor({ state: 'detached' })
  })
})
