import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en } from '../../messages/en/index.ts'
import { noBrowser } from '../../testing/browser.ts'
import { expectAccessible, type Home, openHome } from '../../testing/home.ts'

const words = en.admin.machine.copies

describe.skipIf(noBrowser)('copies of the household', { timeout: 240_000 }, () => {
  let home: Home
  let page: Page
  let outside: string
  beforeAll(async () => {
    outside = await mkdtemp(join(tmpdir(), 'hearth-copies-'))
    home = await openHome()
    page = await home.visitSignedIn('/admin/copies')
  })
  afterAll(async () => {
    await home?.close()
    await rm(outside, { recursive: true, force: true })
  })

  it('are made once somebody said where to, and say how they are', async () => {
    const folder = page.getByLabel(words.folder, { exact: true })
    const choose = page.getByRole('button', { name: words.choose })
    await expectAccessible(page)
    await folder.fill('copies')
    await choose.click()
    await page.getByText(words.wrong.VALIDATION).waitFor()
    await writeFile(join(outside, 'letter.txt'), 'x')
    await folder.fill(outside)
    await choose.click()
    await page.getByText(words.wrong.UNPROCESSABLE).waitFor()
    await expectAccessible(page)

    const place = join(outside, 'Hearth copies')
    await folder.fill(place)
    await choose.click()
    await page.getByText(words.path(place)).waitFor()
    await page.getByText(words.daily).waitFor()
    await page.getByText(words.sameDisk).waitFor()
    await page.getByText(words.listNone).waitFor()

    await page.getByLabel(words.startAll).check()
    await page.getByRole('button', { name: words.start }).click()
    await page.getByText(words.isWhole, { exact: false }).first().waitFor()
    await page.getByText(/^The last whole copy was made on /).waitFor()
    await page.getByText(/^Every original of the newest copy was last read again on /).waitFor()
    await expectAccessible(page)

    await rm(place, { recursive: true })
    await page.reload()
    await page.getByText(words.away).waitFor()
    await page.getByRole('button', { name: words.start }).click()
    await page.getByText(words.failed(words.reasons['backup-away'])).waitFor()
    await page.getByRole('button', { name: words.forget }).click()
    await folder.waitFor()
    expect(await page.getByRole('button', { name: words.start }).count()).toBe(0)
  })
})
