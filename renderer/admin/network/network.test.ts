import { once } from 'node:events'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { en } from '../../messages/en/index.ts'
import { noBrowser, patience } from '../../testing/browser.ts'
import { expectAccessible, type Home, openHome } from '../../testing/home.ts'
import { isHouseName, isOver } from './over-network.ts'

const words = en.admin.machine.network
const portOf = (server: Server) => (server.address() as AddressInfo).port

describe.skipIf(noBrowser)('the page of the home network', { timeout: 120_000 }, () => {
  let home: Home
  let page: Page
  let other: Server
  beforeAll(async () => {
    other = createServer().listen(0, '::')
    await once(other, 'listening')
    home = await openHome()
    // The port that was chosen once is another program's now.
    const db = new Database(join(home.dir, 'hearth.db'))
    db.prepare(`INSERT INTO setting (key, value) VALUES ('lan.port', ?)`).run(String(portOf(other)))
    db.close()
    page = await home.visitSignedIn('/admin/network')
  })
  afterAll(async () => {
    other?.close()
    await home?.close()
  })

  const panel = (name: string) => page.getByRole('region', { name, exact: true })
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const dialog = (name: string) => page.getByRole('dialog', { name })

  it('is switched on at a port that is free, and shows where a phone begins', async () => {
    await panel(words.title).getByText(words.isOff, { exact: true }).waitFor()
    await expectAccessible(page)
    await button(words.turnOn).click()
    await panel(words.title).getByText(words.trouble.portFree).waitFor()
    await expectAccessible(page)
    const use = page.getByRole('button', { name: /^Use port \d+$/ })
    const on = panel(words.title).getByText(words.isOn, { exact: true })
    // Once more, at the next, where somebody was quicker.
    const take = () => use.click({ timeout: 1000 }).catch(() => {})
    await expect
      .poll(() => take().then(() => on.isVisible()), { timeout: patience, interval: 500 })
      .toBe(true)
    expect(await button(words.turnOn).count()).toBe(0)
    await panel(words.facts)
      .getByRole('link', { name: /^https:\/\/hearth\.local:\d+$/ })
      .waitFor()
    await panel(words.begin).waitFor()
    await expectAccessible(page)
  })

  it('is looked over, in words', async () => {
    await button(words.checkStart).click()
    const found = panel(words.check)
    await found.getByText(/The certificate of this house is good until/).waitFor()
    await found.getByText(en.admin.machine.findings.clock.ok).waitFor()
    await expectAccessible(page)
  })

  it('says what a new certificate means before it makes one', async () => {
    const fingerprint = async () => (await seen()).fingerprint
    const before = await fingerprint()
    await page.getByRole('button', { name: words.renew }).click()
    await dialog(words.renewTitle)
      .getByText(words.renewWhat[1] ?? '')
      .waitFor()
    await expectAccessible(page)
    await button(en.cancel).click()
    expect(await fingerprint()).toBe(before)
    await page.getByRole('button', { name: words.renew }).click()
    await button(words.renewSubmit).click()
    await expect.poll(fingerprint).not.toBe(before)
    await dialog(words.renewTitle).waitFor({ state: 'detached' })
  })

  it('says what a new name means, and refuses what is none', async () => {
    await page.getByRole('button', { name: words.rename }).click()
    await dialog(words.renameTitle)
      .getByText(words.renameWhat[1] ?? '')
      .waitFor()
    await page.getByLabel(words.renameField).fill('Our House')
    await button(words.renameSubmit).click()
    await page.getByText(words.renameWrong).waitFor()
    await expectAccessible(page)
    await page.getByLabel(words.renameField).fill('Cottage.local')
    await button(words.renameSubmit).click()
    await page.getByText(words.renameText('cottage.local')).waitFor()
    expect((await seen()).origin).toMatch(/^https:\/\/cottage\.local:/)
  })

  it('is switched off again, and says so first', async () => {
    await button(words.turnOff).first().click()
    const asking = dialog(words.offTitle)
    await asking.getByText(words.offText).waitFor()
    await asking.getByRole('button', { name: words.turnOff }).click()
    await panel(words.title).getByText(words.isOff, { exact: true }).waitFor()
    await expect.poll(async () => (await seen()).origin).toBeNull()
  })

  async function seen() {
    const answer = await fetch(`${home.origin}/api/v1/admin/appliance/network`, {
      headers: { authorization: `Bearer ${home.admin.token}` },
    })
    return (await answer.json()) as { origin: string | null; fingerprint: string | null }
  }
})

test.each([
  ['hearth.local', true],
  ['192.168.1.5', true],
  ['[fd00::5]', true],
  ['localhost', false],
  ['127.0.0.1', false],
  ['hearth.local.evil.example', false],
])('a page at %s came over the home network: %s', (hostname, over) => {
  const network = { name: 'hearth', addresses: ['192.168.1.5', 'fd00::5'] }
  expect(isOver(network, { hostname })).toBe(over)
})

test.each([
  ['villa', true],
  ['a', true],
  ['our-house-2', true],
  ['', false],
  ['-a', false],
  ['a-', false],
  ['a.b', false],
  ['Ä', false],
  ['x'.repeat(64), false],
])('%j may be a name: %s', (text, may) => expect(isHouseName(text)).toBe(may))
