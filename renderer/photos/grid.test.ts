import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { desk, noBrowser } from '../testing/browser.ts'
import { expectAccessible, type Home, openHome } from '../testing/home.ts'
import { pictureOf } from '../testing/pictures.ts'

describe.skipIf(noBrowser)('the grid', { timeout: 240_000 }, () => {
  let home: Home
  beforeAll(async () => {
    home = await openHome()
    const page = await home.visitSignedIn()
    await page.getByRole('button', { name: 'Add photos' }).first().click()
    const years = [2024, 2024, 2024, 2021, 2021]
    const pictures = years.map((year, at) => pictureOf(at * 60, `${year}:06:0${1 + at} 12:00:00`))
    await page.getByLabel('Photos', { exact: true }).setInputFiles(await Promise.all(pictures))
    // Each is under its own day once it has been read, one after the other.
    await page.getByRole('heading', { name: 'Friday' }).waitFor({ timeout: 60_000 })
    await vi.waitFor(async () => {
      expect(await page.getByRole('link', { name: /^picture/ }).count()).toBe(5)
      expect(await page.getByRole('heading', { name: 'Today' }).count()).toBe(0)
    }, 60_000)
    await page.context().close()
  })
  afterAll(() => home?.close())

  const picture = (page: Page, hue: number) =>
    page.getByRole('link', { name: `picture ${hue}.jpg`, exact: true })
  const focused = (page: Page) =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label'))

  it('shows photos under the day they were taken, newest first', async () => {
    const page = await home.visitSignedIn()
    await picture(page, 0).waitFor()
    const headings = page.getByRole('grid').getByRole('heading')
    await expect.poll(() => headings.count()).toBe(5)
    await expect.poll(() => headings.first().textContent()).toMatch(/^Monday,? 3 June 2024$/)
    await page.close()
  })

  it('never scrolls sideways, however wide the screen and short the days', async () => {
    for (const width of [320, 700, 1440, 2200]) {
      const page = await home.visitSignedIn('/', { ...desk, viewport: { width, height: 800 } })
      await picture(page, 60).waitFor()
      const inside = () => page.evaluate(() => document.documentElement.scrollWidth)
      await expect.poll(inside).toBe(width)
      await page.close()
    }
  })

  it('is walked with the arrow keys and chosen from with space', async () => {
    const page = await home.visitSignedIn('/', desk)
    await picture(page, 120).focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => focused(page)).toBe('picture 60.jpg')
    await page.keyboard.press('End')
    await expect.poll(() => focused(page)).toBe('picture 180.jpg')
    await page.keyboard.press('Home')
    await expect.poll(() => focused(page)).toBe('picture 120.jpg')
    await page.keyboard.press('Space')
    await page.keyboard.press('Shift+ArrowRight')
    await page.getByText('2 selected').waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Delete')
    await page.getByText('2 photos deleted.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('2 photos are back.').waitFor()
    await picture(page, 60).waitFor()
    await picture(page, 120).press('Space')
    await page.getByText('1 selected').waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('1 selected').waitFor({ state: 'detached' })
    await page.close()
  })

  it('deletes several at once and brings them back', async () => {
    const page = await home.visitSignedIn()
    await picture(page, 0).waitFor()
    await page.getByRole('button', { name: 'Select', exact: true }).click()
    await picture(page, 120).click()
    await picture(page, 0).click({ modifiers: ['Shift'] })
    await page.getByText('3 selected').waitFor()
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByText('3 photos deleted.').waitFor()
    await page.getByText('2 photos', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('3 photos are back.').waitFor()
    await picture(page, 60).waitFor()
    await page.close()
  })

  it('chooses by a resting finger', async () => {
    const page = await home.visitSignedIn()
    await picture(page, 60).waitFor()
    const box = await picture(page, 60).boundingBox()
    const place = { x: (box?.x ?? 0) + 40, y: (box?.y ?? 0) + 40 }
    // Playwright's own tap is too short: a finger that rests goes through the browser's protocol.
    const finger = await page.context().newCDPSession(page)
    await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [place] })
    await page.getByText('1 selected').waitFor()
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await picture(page, 0).tap()
    await page.getByText('2 selected').waitFor()
    await page.close()
  })

  it('downloads the chosen originals one by one', async () => {
    const page = await home.visitSignedIn()
    await picture(page, 60).waitFor()
    await page.getByRole('button', { name: 'Select', exact: true }).click()
    await picture(page, 60).click()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download' }).click()
    expect((await download).suggestedFilename()).toBe('picture 60.jpg')
    await page.close()
  })

  it('opens the viewer at a link, and swipes across days', async () => {
    const page = await home.visitSignedIn()
    const href = await picture(page, 60).getAttribute('href')
    await page.goto(home.origin + href)
    const viewer = page.getByRole('dialog', { name: 'Photo' })
    await viewer.getByText('2 of 5').waitFor()
    await page.keyboard.press('ArrowRight')
    await viewer.getByText('3 of 5').waitFor()
    await viewer.getByRole('img', { name: 'picture 0.jpg' }).waitFor()
    await page.keyboard.press('Escape')
    await viewer.waitFor({ state: 'detached' })
    await expect.poll(() => new URL(page.url()).pathname).toBe('/')
    await expect.poll(() => focused(page)).toBe('picture 0.jpg')
    await page.close()
  })

  it('says so when a linked photo is gone', async () => {
    const page = await home.visitSignedIn('/photo/0197a000-0000-7000-8000-000000000000')
    await page.getByText('This photo is no longer here.').waitFor()
    await expect.poll(() => new URL(page.url()).pathname).toBe('/')
    await page.close()
  })
})
