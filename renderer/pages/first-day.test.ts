import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { household } from '../../server/testing.ts'
import { de } from '../messages/de/index.ts'
import { en } from '../messages/en/index.ts'
import { noBrowser } from '../testing/browser.ts'
import { expectAccessible, type Home, openHome, signIn } from '../testing/home.ts'
import { pictureOf } from '../testing/pictures.ts'

describe.skipIf(noBrowser)('the first day in the house', { timeout: 240_000 }, () => {
  let home: Home
  beforeAll(async () => {
    home = await openHome({ settled: false })
  })
  afterAll(() => home?.close())

  it('goes from set-up to photos, and undoes a delete', async () => {
    const page = await home.visit('/photo/whatever')

    await page.getByRole('heading', { name: 'Welcome home' }).waitFor()
    // Whoever begins a household chooses its first language here.
    await page.getByLabel('Language').selectOption({ label: 'Deutsch' })
    await page.getByRole('heading', { name: de.setup.title }).waitFor()
    await page.getByLabel(de.menu.language).selectOption({ label: 'English' })
    await page.getByRole('heading', { name: 'Welcome home' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Light the fire' }).click()
    await expect.poll(() => page.getByText('Please fill this in.').count()).toBe(4)
    await page.getByLabel('Household name').fill(household.householdName)
    await page.getByLabel('Your name').fill(household.name)
    await page.getByLabel('E-mail').fill(household.email)
    await page.getByLabel('Password', { exact: true }).fill(household.password)
    await page.getByText('Strong').waitFor()
    await page.getByRole('button', { name: 'Light the fire' }).click()

    // What is left to do has a test of its own, in welcome/.
    await page.getByRole('heading', { name: en.welcome.place.title }).waitFor()
    for (let left = 2; left > 0; left--) {
      await page.getByRole('button', { name: en.welcome.next }).click()
      await page.getByText(en.welcome.step(4 - left + 1, 4)).waitFor()
    }
    await page.getByRole('button', { name: en.welcome.done }).click()
    await page.getByRole('heading', { name: 'A quiet place for your photos' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Add photos' }).click()
    const adding = page.getByRole('dialog', { name: 'Add photos' })
    await adding.waitFor()
    await expectAccessible(page)
    const pictures = [await pictureOf(10), await pictureOf(120), await pictureOf(240)]
    await adding.getByLabel('Photos', { exact: true }).setInputFiles(pictures)

    await page.getByRole('heading', { name: '3 photos added' }).waitFor()
    await page.getByRole('link', { name: 'picture 240.jpg', exact: true }).waitFor()
    await page.getByRole('heading', { name: 'Today' }).waitFor()
    await expectAccessible(page)

    await page.getByRole('link', { name: 'picture 120.jpg', exact: true }).click()
    const viewer = page.getByRole('dialog', { name: 'Photo' })
    await viewer.getByRole('img', { name: 'picture 120.jpg' }).waitFor()
    await expectAccessible(page)
    await page.keyboard.press('i')
    await viewer.getByText('1200 × 900').waitFor()
    await expectAccessible(page)
    await page.keyboard.press('i')
    await page.keyboard.press('Delete')
    await page.getByText('Photo deleted.').waitFor()
    await viewer.getByText(/ of 2$/).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Photo is back.').waitFor()
    await viewer.getByText(/ of 3$/).waitFor()
    await page.keyboard.press('Escape')
    await viewer.waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'picture 120.jpg', exact: true }).waitFor()
    await expect.poll(() => new URL(page.url()).pathname).toBe('/')
  })

  it('signs out and in again, and says when that went wrong', async () => {
    const page = await home.visitSignedIn()
    await page.getByRole('button', { name: 'Your account' }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Good to see you' }).waitFor()
    await signIn(page, 'not the password')
    await page.getByText('do not go together').waitFor()
    await expectAccessible(page)
    await signIn(page)
    await page.getByRole('button', { name: 'Your account' }).waitFor()
  })
})
