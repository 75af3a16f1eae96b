import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { encode } from 'uqr'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { en } from '../../renderer/messages/en/index.ts'
import { addLock, phone } from '../../renderer/testing/browser.ts'
import { en as trust } from '../../server/lan/trust/words/en.ts'
import { createGuest, whyNoGuests, type Guest } from './testing/guest.ts'
import { houseAddress, layCables, whyNoNetwork } from './testing/home-network.ts'
import { packHere } from './testing/pack-here.ts'
import { startApp, type PackedApp } from './testing/packed-app.ts'

/**
 * The first evening of a household: the packed app on one machine, with nothing else on it, and two
 * phones on the same network that have never seen it. Electron is the double, the phones are Chromium;
 * the rest is what ships (`npm run build` comes first). The tests follow each other, as an evening does.
 */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 300_000 })

const reason = whyNoNetwork() ?? whyNoGuests()
if (reason) console.warn(`The first evening is not played: ${reason}.`)

const ada = { name: 'Ada Linden', email: 'ada@example.org', password: 'correct horse battery' }
const ben = { name: 'Ben Linden', email: 'ben@example.org', password: 'staple battery horse' }
const here = 'http://localhost:4327/'
const trustPage = `http://${houseAddress}:4327`
const atHome = 'https://hearth.local:4328/'

describe.skipIf(reason !== null)('the first evening', () => {
  let work: string
  let network: ReturnType<typeof layCables>
  let start: () => Promise<PackedApp>
  let app: PackedApp
  let desk: Guest
  let window: Page
  const guests: Guest[] = []
  let adas: Page
  let bens: Page

  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), 'hearth-evening-'))
    network = layCables(['a', 'b'])
    const packed = await packHere(work)
    const home = join(work, 'home')
    await mkdir(home)
    start = () => startApp({ ...packed, home, on: network.on('house') })
    app = await start()
    desk = guest('house', { viewport: { width: 1280, height: 800 } })
  })
  afterAll(async () => {
    await Promise.all(guests.map((each) => each.close()))
    await app?.quit()
    network?.close()
    await rm(work, { recursive: true, force: true })
  })

  function guest(who: 'house' | 'a' | 'b', looks: object): Guest {
    const made = createGuest({ home: join(work, `home-${who}`), on: network.on(who), looks })
    guests.push(made)
    return made
  }

  test('the app starts, the household gets a name, and the home network is switched on', async () => {
    expect((await app.look()).window).toBe(here)
    window = await desk.open()
    await window.goto(here)
    await window.getByLabel(en.setup.household).fill('The Lindens')
    await window.getByLabel(en.setup.name).fill(ada.name)
    await window.getByLabel(en.setup.email).fill(ada.email)
    await window.getByLabel(en.setup.password, { exact: true }).fill(ada.password)
    await window.getByRole('button', { name: en.setup.submit }).click()
    await window.getByRole('heading', { name: en.welcome.place.title }).waitFor()
    await window.getByRole('button', { name: en.welcome.next }).click()
    await window.getByRole('button', { name: en.admin.machine.network.turnOn }).click()
    const code = window.getByRole('img', { name: en.admin.machine.network.beginQr })
    expect(await squaresOf(code)).toBe(codeOf(trustPage))
    await expect.poll(async () => (await app.tray())[0]).toMatch(/at home/)
  })

  test('Ada’s phone comes in by the QR code, and saves a passkey', async () => {
    adas = await comeIn('a', trustPage)
    await adas.getByLabel('E-mail').fill(ada.email)
    await adas.getByLabel('Password', { exact: true }).fill(ada.password)
    await adas.getByRole('button', { name: 'Sign in', exact: true }).click()
    await savePasskey(adas)
  })

  test('Ben is invited, and comes in by a QR code of his own', async () => {
    await window.goto(`${here}admin/invitations`)
    await window.getByRole('button', { name: en.admin.invites.make }).click()
    await window.getByLabel(en.admin.invites.name).fill('Ben')
    await window.getByRole('button', { name: en.admin.invites.submit }).click()
    const code = await window.getByRole('group', { name: en.admin.invites.code }).innerText()
    const begin = `${trustPage}/#/join?code=${code.trim()}`
    const shown = window.getByRole('img', { name: en.admin.handover.qr })
    expect(await squaresOf(shown)).toBe(codeOf(begin))
    bens = await comeIn('b', begin)
    await bens.getByLabel(en.join.name).fill(ben.name)
    await bens.getByLabel(en.join.email).fill(ben.email)
    await bens.getByLabel(en.join.password, { exact: true }).fill(ben.password)
    await bens.getByRole('button', { name: en.join.submit }).click()
    await savePasskey(bens)
  })

  test('a link into an account goes past no page that is not encrypted, and says where a new device begins', async () => {
    await window.goto(`${here}admin/people`)
    await window.getByRole('link', { name: ben.name }).click()
    await window.getByRole('button', { name: en.admin.one.reset }).click()
    await window.getByText(en.admin.handover.readyFirst(trustPage)).waitFor()
    const link = window.getByLabel(en.admin.handover.link, { exact: true })
    const shown = window.getByRole('img', { name: en.admin.handover.qr })
    expect(await squaresOf(shown)).toBe(codeOf(await link.inputValue()))
  })

  test('both are in by their passkeys alone, and the tray says who is there', async () => {
    await Promise.all([adas, bens].map(signInByPasskey))
    await expect.poll(() => app.tray()).toContain('2 devices are connected')
  })

  test('the server is killed: phones and tray are back without a hand', async () => {
    const before = await serverPid()
    process.kill(before, 'SIGKILL')
    await expect.poll(() => serverPid().catch(() => before)).not.toBe(before)
    await expect.poll(() => app.tray()).toContain('2 devices are connected')
    await upload(bens)
  })

  test('the app is killed and started again, as at a login: all is as it was', async () => {
    await app.kill()
    app = await start()
    await expect.poll(async () => (await app.tray())[0]).toMatch(/at home/)
    await expect.poll(() => app.tray()).toContain('2 devices are connected')
    await Promise.all([adas, bens].map(signInByPasskey))
    await bens.getByRole('link', { name: 'evening.jpg', exact: true }).waitFor()
  })

  /** Scans a code with a new phone, does what the page says, and opens the house. */
  async function comeIn(who: 'a' | 'b', begin: string): Promise<Page> {
    const stranger = guest(who, phone)
    const first = await stranger.open()
    await first.goto(begin)
    await first.getByText(trust.check.untrusted[0]).waitFor()
    const arriving = first.waitForEvent('download')
    await first.getByRole('link', { name: trust.systems.linux.download }).first().click()
    const certificate = join(work, `${who}.crt`)
    await (await arriving).saveAs(certificate)
    await stranger.trust(certificate)

    const page = await stranger.open()
    await addLock(page)
    await page.goto(begin)
    await page.getByText(trust.check.ready[0]).waitFor()
    await page.getByRole('link', { name: trust.open }).click()
    await page.waitForURL(({ href }) => href.startsWith(atHome))
    return page
  }

  async function serverPid(): Promise<number> {
    const running = join(work, 'home/.local/share/Hearth/hearth.running.json')
    return JSON.parse(await readFile(running, 'utf8')).pid
  }
})

async function savePasskey(page: Page): Promise<void> {
  await page.getByRole('button', { name: en.passkeys.offerYes }).click()
  await page.getByText(en.passkeys.added).waitFor()
}

async function signInByPasskey(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Your account' }).click()
  // This finger is quick: it takes the passkey that the page offers in the e-mail field.
  const entered = page.waitForResponse('**/api/v1/auth/passkeys/authenticate/verify')
  await page.getByRole('button', { name: en.menu.signOut }).click()
  expect((await entered).status()).toBe(200)
  await page.getByRole('button', { name: 'Your account' }).waitFor()
}

async function upload(page: Page): Promise<void> {
  const photo = sharp({ create: { width: 900, height: 600, channels: 3, background: '#c60' } })
  const file = {
    name: 'evening.jpg',
    mimeType: 'image/jpeg',
    buffer: await photo.jpeg().toBuffer(),
  }
  await page.getByRole('button', { name: 'Add photos' }).first().click()
  await page.getByLabel('Photos', { exact: true }).setInputFiles(file)
  await page.getByRole('link', { name: 'evening.jpg', exact: true }).waitFor()
}

/** The dark squares of the code for `text`, as the page draws them. */
function codeOf(text: string): string {
  const { data } = encode(text, { ecc: 'M', border: 3 })
  const squares = data.flatMap((row, y) => row.map((dark, x) => dark && `M${x} ${y}h1v1h-1z`))
  return squares.filter((square) => square !== false).join('')
}

async function squaresOf(code: Locator): Promise<string | null> {
  return code.locator('path').getAttribute('d')
}
