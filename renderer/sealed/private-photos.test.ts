import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HearthClientError, MediaClient, VaultClient } from '../../client/index.ts'
import { signUp } from '../../server/testing.ts'
import { desk, noBrowser } from '../testing/browser.ts'
import { expectAccessible, type Home, openHome } from '../testing/home.ts'
import { pictureOf, type TestFile } from '../testing/pictures.ts'
import { visitAs } from '../testing/vault.ts'

const marker = 'zebra-crossing-at-noon'

describe.skipIf(noBrowser)('private photos', { timeout: 300_000 }, () => {
  let home: Home
  let vault: VaultClient
  beforeAll(async () => {
    home = await openHome({ env: { HEARTH_SIGNUP: 'open' } })
    vault = new VaultClient(home.origin, { token: home.admin.token })
    await vault.init()
  })
  afterAll(() => home?.close())

  /** A photo with a word in it that must be found nowhere. */
  async function secret(at: number): Promise<TestFile> {
    const { buffer, mimeType } = await pictureOf(at * 33, `2019:06:1${at % 5} 12:00:0${at}`)
    return {
      name: `${marker} ${at}.jpg`,
      mimeType,
      buffer: Buffer.concat([buffer, Buffer.from(`${marker} number ${at}`)]),
    }
  }

  const item = (page: Page, at: number) =>
    page.getByRole('link', { name: `${marker} ${at}.jpg, sealed`, exact: true })
  const anyOfThem = (page: Page) =>
    page.getByText(marker).or(page.getByRole('link', { name: marker }))
  const unlockLine = (page: Page, n: number) =>
    page.getByRole('button', { name: `${n} sealed photos: unlock to see them` })

  /** Opens the dialog and asks for files to be sealed; unlocks where that is needed. */
  async function addSealed(page: Page, files: TestFile[], locked: boolean): Promise<void> {
    await page.getByRole('button', { name: 'Add photos' }).first().click()
    const adding = page.getByRole('dialog', { name: 'Add photos' })
    await adding.getByLabel('Only for me (sealed)').check()
    const photos = adding.getByLabel('Photos', { exact: true })
    const unlock = adding.getByRole('button', { name: 'Unlock' })
    if (locked) {
      await unlock.waitFor()
      await expect.poll(() => photos.isDisabled()).toBe(true)
      await expectAccessible(page)
      await unlock.click()
    }
    await expect.poll(() => photos.isEnabled()).toBe(true)
    await photos.setInputFiles(files)
  }

  it('are sealed here, stay in their places, and nothing of them is on the disk', async () => {
    const page = await home.visitSignedIn()
    const ten = await Promise.all(Array.from({ length: 10 }, (_, at) => secret(at)))
    await addSealed(page, ten, true)
    await page.getByRole('heading', { name: '10 photos added' }).waitFor()
    await item(page, 9).waitFor()
    await expectAccessible(page)
    expect(await filesWith(home.dir)).toEqual([])

    await page.reload()
    await unlockLine(page, 10).waitFor()
    // Nobody is told that they have none.
    expect(await page.getByText('0 photos', { exact: true }).count()).toBe(0)
    await expectAccessible(page)
    expect(await anyOfThem(page).count()).toBe(0)

    await unlockLine(page, 10).click()
    // Five days of two each, as their cameras had it.
    const headings = page.getByRole('grid').getByRole('heading')
    await expect.poll(() => headings.count()).toBe(5)
    await expect.poll(() => headings.first().textContent()).toMatch(/14 June 2019$/)
    await item(page, 9).waitFor()
    await expect.poll(() => item(page, 9).locator('.under').getAttribute('style')).toMatch(/blob:/)

    await page.getByRole('button', { name: 'Lock now' }).click()
    await unlockLine(page, 10).waitFor()
    await expect.poll(() => anyOfThem(page).count()).toBe(0)
    expect(await filesWith(home.dir)).toEqual([])
    await page.context().close()
  })

  it('are looked at, described, deleted and brought back', async () => {
    const page = await home.visitSignedIn()
    await unlockLine(page, 10).click()
    await item(page, 4).click()
    const viewer = page.getByRole('dialog', { name: 'Photo' })
    const picture = viewer.getByRole('img', { name: `${marker} 4.jpg` })
    await picture.waitFor()
    await expect
      .poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBe(1200)
    await page.keyboard.press('i')
    await viewer.getByText('1200 × 900').waitFor()
    await viewer.getByText('14 June 2019').waitFor()
    await expectAccessible(page)
    await page.keyboard.press('i')

    const saved = page.waitForEvent('download')
    await page.keyboard.press('d')
    const download = await saved
    expect(download.suggestedFilename()).toBe(`${marker} 4.jpg`)
    const bytes = await readFile(await download.path())
    expect(bytes.equals((await secret(4)).buffer)).toBe(true)

    await page.keyboard.press('Delete')
    await page.getByText('Photo deleted.').waitFor()
    await viewer.getByText(/ of 9$/).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Photo is back.').waitFor()
    await viewer.getByText(/ of 10$/).waitFor()
    await page.keyboard.press('Escape')
    await viewer.waitFor({ state: 'detached' })
    await item(page, 4).waitFor()
    await page.context().close()
  })

  it('leave the viewer at once when the vault is locked, and say so under their address', async () => {
    const page = await home.visitSignedIn()
    await page.clock.install()
    await page.reload()
    await unlockLine(page, 10).click()
    await item(page, 2).click()
    const viewer = page.getByRole('dialog', { name: 'Photo' })
    await viewer.getByRole('img', { name: `${marker} 2.jpg` }).waitFor()
    await expect.poll(() => page.url()).toMatch(/\/photo\//)
    // A browser writes titles into its history, and may send that elsewhere.
    await expect.poll(() => page.title()).toBe('Photo · Hearth')
    const address = page.url()
    // Nobody touches it for a quarter of an hour.
    await page.clock.fastForward(16 * 60_000)
    await viewer.waitFor({ state: 'detached' })
    await expect.poll(() => anyOfThem(page).count()).toBe(0)
    await expect.poll(() => page.title()).toBe('Photos · Hearth')
    await page.goto(address)
    await page.getByText('This photo is sealed. Unlock your vault to see it.').waitFor()
    await unlockLine(page, 10).waitFor()
    expect(await anyOfThem(page).count()).toBe(0)
    await page.context().close()
  })

  it('are known again when they come a second time', async () => {
    const page = await home.visitSignedIn()
    await unlockLine(page, 10).click()
    await item(page, 1).waitFor()
    await addSealed(page, [await secret(1)], false)
    await page.getByRole('heading', { name: 'All of these were here already' }).waitFor()
    await page.context().close()
  })

  it('have no names while the vault is locked, where they are still to go', async () => {
    const page = await home.visitSignedIn()
    await unlockLine(page, 10).click()
    await item(page, 1).waitFor()
    await page.route('**/api/v1/media/**', (route) =>
      route.request().method() === 'GET' ? route.continue() : route.abort(),
    )
    const { buffer } = await secret(1)
    const late = { name: `${marker} late.jpg`, mimeType: 'image/jpeg' }
    await addSealed(page, [{ ...late, buffer: Buffer.concat([buffer, Buffer.from('late')]) }])
    await page.getByRole('button', { name: 'Show all' }).click()
    await page.getByText(late.name, { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Lock now' }).click()
    await page.getByText('Sealed photo', { exact: true }).waitFor()
    await expect.poll(() => anyOfThem(page).count()).toBe(0)
    await page.context().close()
  })

  it('stay closed, with the reason, where a page is not secure', async () => {
    const page = await home.visitSignedIn()
    await page.addInitScript(() =>
      Object.defineProperty(window, 'isSecureContext', { value: false }),
    )
    await page.reload()
    await page.getByText('10 sealed photos, closed on this page').waitFor()
    await page.getByRole('button', { name: 'Add photos' }).first().click()
    await page.getByLabel('Photos', { exact: true }).waitFor()
    expect(await page.getByLabel('Only for me (sealed)').count()).toBe(0)
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'Why, and what to do' }).click()
    await expect.poll(() => new URL(page.url()).pathname).toBe('/account/vault')
    await page.context().close()
  })

  it('that are no pictures are opened on asking, can be stopped, and saved', async () => {
    const page = await home.visitSignedIn()
    const note: TestFile = {
      name: 'testament.bin',
      mimeType: 'application/octet-stream',
      buffer: Buffer.alloc(3_000_000, 7),
    }
    await addSealed(page, [note], true)
    await page.getByRole('heading', { name: '1 photo added' }).waitFor()
    await page.getByRole('link', { name: 'testament.bin, sealed', exact: true }).click()
    const viewer = page.getByRole('dialog', { name: 'Photo' })
    let go = () => {}
    const gate = new Promise<void>((open) => (go = open))
    await page.route('**/media/sealed/*/file', async (route) => {
      await gate
      await route.continue().catch(() => {})
    })
    const ask = viewer.getByRole('button', { name: 'Open (3 MB)' })
    await ask.click()
    await viewer.getByText('Being opened on this device').waitFor()
    await expectAccessible(page)
    await viewer.getByRole('button', { name: 'Stop' }).click()
    await viewer.getByText('Stopped').waitFor()
    go()
    await ask.click()
    await viewer.getByText('This browser cannot show this kind of file').waitFor()
    await expectAccessible(page)
    const saved = page.waitForEvent('download')
    // Ours in the slide; the bar above has one of its own.
    await viewer.locator('[data-sealed]').getByRole('button', { name: 'Download' }).click()
    const download = await saved
    expect(download.suggestedFilename()).toBe('testament.bin')
    expect((await readFile(await download.path())).equals(note.buffer)).toBe(true)
    await page.keyboard.press('Delete')
    await page.getByText('Photo deleted.').waitFor()
    await page.context().close()
  })

  it('are nobody else’s business', async () => {
    const { cookie } = await signUp(home.origin, 'ben')
    const [mine] = (await new MediaClient(home.origin, home.admin.token).sealed.list()).items
    const as = (path: string) => fetch(home.origin + path, { headers: { cookie } })
    expect((await as(`/api/v1/media/sealed/${mine?.id}`)).status).toBe(404)
    expect((await as(`/api/v1/media/sealed/${mine?.id}/file`)).status).toBe(404)

    const context = await home.browser.newContext(desk)
    const [name = '', value = ''] = cookie.split(';')[0]?.split('=') ?? []
    await context.addCookies([{ name, value, url: home.origin }])
    const page = await context.newPage()
    await page.goto(home.origin)
    await page.getByRole('heading', { name: 'A quiet place for your photos' }).waitFor()
    // Somebody without a vault is offered nothing of this.
    const answered = page.waitForResponse(/vault\/status/)
    await page.getByRole('button', { name: 'Add photos' }).first().click()
    await page.getByLabel('Photos', { exact: true }).waitFor()
    await answered
    expect(await page.getByLabel('Only for me (sealed)').count()).toBe(0)
    expect(await page.getByText('sealed photo').count()).toBe(0)
    await context.close()
  })

  it('of a key that is gone can be deleted; what another device does is seen at once', async () => {
    const { cookie } = await signUp(home.origin, 'cleo')
    const fetchAs = (url: string, init: RequestInit = {}) =>
      fetch(url, { ...init, headers: { ...(init.headers as object), cookie, origin: home.origin } })
    const media = new MediaClient(home.origin, undefined, { fetch: fetchAs })
    const other = new VaultClient(home.origin, { fetch: fetchAs })
    await other.init()
    const put = async (name: string) => {
      const file = new Blob([name])
      const { stream, salt } = await other.contents.sealFile(file)
      const facts = await other.contents.sealFacts({ name, type: '', size: file.size, file: salt })
      const body = await new Response(stream).blob()
      const sameness = await other.contents.sameness(file)
      return (await media.sealed.upload({ body, facts, sameness })).id
    }
    await put('of the first key')
    await other.rotate()
    await put('of the second key')

    const page = await visitAs(home, cookie, '/')
    await unlockLine(page, 2).click()
    const named = (name: string) => page.getByRole('link', { name: `${name}, sealed`, exact: true })
    await named('of the second key').waitFor()
    const closed = page.getByText(/1 photo cannot be opened/)
    await closed.waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Delete what cannot be opened' }).click()
    await page.getByText('Photo deleted.').waitFor()
    await expect.poll(() => closed.count()).toBe(0)
    await expect.poll(async () => (await media.sealed.list()).items.length).toBe(1)
    await page.getByRole('button', { name: 'Undo' }).click()
    await closed.waitFor()
    await expect.poll(async () => (await media.sealed.list()).items.length).toBe(2)

    const late = await put('of another device')
    await named('of another device').waitFor()
    await media.sealed.delete(late)
    await expect.poll(() => named('of another device').count()).toBe(0)
    await named('of the second key').waitFor()
    await page.context().close()
  })

  it('are made of plain ones, and plain ones again', async () => {
    const page = await home.visitSignedIn()
    const media = new MediaClient(home.origin, home.admin.token)
    const plain = await Promise.all(
      [201, 202].map((hue) => pictureOf(hue, `2024:03:0${hue - 200} 10:00:00`)),
    )
    await page.getByRole('button', { name: 'Add photos' }).first().click()
    await page.getByLabel('Photos', { exact: true }).setInputFiles(plain)
    await page.getByRole('heading', { name: '2 photos added' }).waitFor()
    await page.getByRole('heading', { name: '2 March 2024' }).waitFor({ timeout: 60_000 })

    await page.getByRole('button', { name: 'Select', exact: true }).click()
    await page.getByRole('button', { name: 'Select picture 201.jpg' }).click()
    await page.getByRole('button', { name: 'Select picture 202.jpg' }).click()
    await page.getByRole('button', { name: 'Make private' }).click()
    const asking = page.getByRole('dialog', { name: 'Make 2 photos private?' })
    await asking.getByText('30 days').waitFor()
    await expectAccessible(page)
    await asking.getByRole('button', { name: 'Seal now' }).click()
    await page.getByText('2 photos are private now.').waitFor()
    const sealed = page.getByRole('link', { name: 'picture 201.jpg, sealed', exact: true })
    await sealed.waitFor()
    // In its old place: no step of it was made anew.
    await page.getByRole('heading', { name: '1 March 2024' }).waitFor()
    await expect.poll(async () => (await media.listAll()).total).toBe(0)
    await expect.poll(async () => (await media.sealed.list()).items.length).toBe(12)

    await page.getByRole('button', { name: 'Select', exact: true }).click()
    await page.getByRole('button', { name: 'Select picture 201.jpg' }).click()
    await page.getByRole('button', { name: 'Make visible' }).click()
    const back = page.getByRole('dialog', { name: 'Make 1 photo visible again?' })
    await back.getByRole('button', { name: 'Make visible' }).click()
    await page.getByText('1 photo is among the others again.').waitFor()
    await page.getByRole('link', { name: 'picture 201.jpg', exact: true }).waitFor()
    const [record] = (await media.listAll()).items
    const original = await fetch(media.getOriginalUrl(record?.id ?? ''), {
      headers: { cookie: home.admin.cookie },
    })
    expect(Buffer.from(await original.arrayBuffer()).equals(plain[0]!.buffer)).toBe(true)
    await page.context().close()
  })

  it('open with the recovery code where only their owner holds the key', async () => {
    const code = await vault.setRecovery()
    await vault.enableZeroKnowledge(code)
    const page = await home.visitSignedIn('/', desk)
    // What unlocks only unlocks: what was asked for has a button that says it.
    await page.getByRole('button', { name: 'Select', exact: true }).click()
    await page.getByRole('button', { name: 'Select picture 201.jpg' }).click()
    await page.getByRole('button', { name: 'Make private' }).click()
    const hiding = page.getByRole('dialog', { name: 'Make 1 photo private?' })
    await hiding.getByLabel('Recovery code').fill(code)
    await hiding.getByRole('button', { name: 'Unlock' }).click()
    await hiding.getByRole('button', { name: 'Seal now' }).waitFor()
    await hiding.getByRole('button', { name: 'Cancel' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Lock now' }).click()

    await unlockLine(page, 11).click()
    const asking = page.getByRole('dialog', { name: 'Unlock your vault' })
    await asking.getByRole('link', { name: 'I have lost my code' }).waitFor()
    await asking.getByLabel('Recovery code').fill(code)
    await expectAccessible(page)
    await asking.getByRole('button', { name: 'Unlock' }).click()
    await item(page, 3).waitFor()
    expect(await filesWith(home.dir)).toEqual([])
    await page.context().close()
    const other = new VaultClient(home.origin, { token: home.admin.token })
    await expect(other.unlock()).rejects.toBeInstanceOf(HearthClientError)
  })
})

/** Files of the data folder in whose name or bytes the word can be read, in any of the ways it is usually written. */
async function filesWith(folder: string): Promise<string[]> {
  const bytes = Buffer.from(marker)
  // In base64 a word has three faces; the middle of each is enough to know it by.
  const faces = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(4, -4),
  )
  const wanted = [marker, ...faces, bytes.toString('hex'), marker.slice(0, 12)].map((each) =>
    Buffer.from(each),
  )
  wanted.push(Buffer.from(marker, 'utf16le'))
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = join(entry.parentPath, entry.name)
      if (entry.name.includes(marker)) return path
      if (!entry.isFile()) return null
      // A temporary file may be gone by now: then it holds nothing either.
      const content = await readFile(path).catch(() => Buffer.alloc(0))
      return wanted.some((each) => content.includes(each)) ? path : null
    }),
  )
  return found.filter((path) => path !== null)
}
