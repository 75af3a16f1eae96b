import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noBrowser } from '../testing/browser.ts'
import { expectAccessible, type Home, openHome } from '../testing/home.ts'
import { pictureOf, type TestFile } from '../testing/pictures.ts'

describe.skipIf(noBrowser)('uploads', { timeout: 240_000 }, () => {
  let home: Home
  beforeAll(async () => {
    home = await openHome()
  })
  afterAll(() => home?.close())

  async function add(page: Page, ...files: TestFile[]): Promise<void> {
    await page.getByRole('button', { name: 'Add photos' }).first().click()
    await page.getByLabel('Photos', { exact: true }).setInputFiles(files)
  }

  it('says kindly what was here already, and plainly what cannot be kept', async () => {
    const page = await home.visitSignedIn()
    const first = await pictureOf(1)
    await add(page, first)
    await page.getByRole('heading', { name: '1 photo added' }).waitFor()

    const empty = { name: 'nothing.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) }
    await add(page, first, empty, await pictureOf(2))
    await page.getByRole('heading', { name: '1 photo added' }).waitFor()
    const list = page.getByRole('group', { name: 'Files' })
    await list.getByText('Already here').waitFor()
    await list.getByText('Kept').waitFor()
    await list.getByText(/empty/i).waitFor()
    await expectAccessible(page)
    await list.getByRole('button', { name: 'Try nothing.jpg again' }).click()
    await list.getByText(/empty/i).waitFor()
    await page.getByRole('button', { name: 'Close uploads' }).click()
    await list.waitFor({ state: 'detached' })
  })

  it('ticks nothing before the server has answered, pauses, and goes on', async () => {
    const page = await home.visitSignedIn()
    let let201Through = () => {}
    const gate = new Promise<void>((open) => (let201Through = open))
    await page.route('**/media/upload', async (route) => {
      await gate
      await route.continue().catch(() => {})
    })
    await add(page, ...(await Promise.all([31, 32, 33, 34].map((hue) => pictureOf(hue)))))
    await page.getByRole('heading', { name: 'Adding 1 of 4' }).waitFor()
    await page.getByRole('button', { name: 'Show all' }).click()
    const list = page.getByRole('group', { name: 'Files' })
    expect(await list.getByText('Kept').count()).toBe(0)

    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByRole('heading', { name: 'Paused, 4 to go' }).waitFor()
    await expect.poll(() => list.getByText('Waiting').count()).toBe(4)
    let201Through()
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('heading', { name: '4 photos added' }).waitFor()
    await expect.poll(() => list.getByText('Kept').count()).toBe(4)
  })

  it('waits for a network that went away, and goes on by itself', async () => {
    const page = await home.visitSignedIn()
    await page.getByRole('grid').waitFor()
    await page.context().setOffline(true)
    await add(page, await pictureOf(61), await pictureOf(62))
    await page.getByText('Hearth is not reachable').waitFor()
    await page.getByRole('heading', { name: 'Waiting for Hearth, 2 to go' }).waitFor()
    await expectAccessible(page)
    await page.context().setOffline(false)
    await page.getByRole('heading', { name: '2 photos added' }).waitFor()
    await page.getByText('Hearth is not reachable').waitFor({ state: 'detached' })
  })

  it('takes whole folders that are dropped on the page', async () => {
    const page = await home.visitSignedIn()
    await page.getByRole('grid').waitFor()
    const { buffer } = await pictureOf(91)
    const transfer = await page.evaluateHandle(
      (bytes) => {
        const transfer = new DataTransfer()
        const file = new File([Uint8Array.from(bytes)], 'dropped.jpg', { type: 'image/jpeg' })
        transfer.items.add(file)
        return transfer
      },
      [...buffer],
    )
    await page.dispatchEvent('main', 'dragenter', { dataTransfer: transfer })
    await page.getByText('Let go to add').waitFor()
    await expectAccessible(page)
    await page.dispatchEvent('main', 'drop', { dataTransfer: transfer })
    await page.getByRole('link', { name: 'dropped.jpg', exact: true }).waitFor()
  })
})
