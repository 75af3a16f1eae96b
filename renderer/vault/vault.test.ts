import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { household } from '../../server/testing.ts'
import { en } from '../messages/en/index.ts'
import { noBrowser } from '../testing/browser.ts'
import { expectAccessible, type Home, openHome, signIn } from '../testing/home.ts'
import {
  button,
  codeField,
  confirmOnlyMine,
  heading,
  readCode,
  typeAskedGroups,
} from '../testing/vault.ts'

const { vault, vaultCode, vaultKey, vaultAudit } = en
const exact = { exact: true }

describe.skipIf(noBrowser)('the vault', { timeout: 180_000 }, () => {
  let home: Home
  beforeAll(async () => {
    home = await openHome()
  })
  afterAll(() => home?.close())

  let code = ''
  const open = () => home.visitSignedIn('/account/vault')

  it('is found from the menu, and made', async () => {
    const page = await home.visitSignedIn()
    await button(page, 'Your account').click()
    await page.getByRole('link', { name: en.menu.vault, exact: true }).click()
    await heading(page, vault.standing.none.title).waitFor()
    await expectAccessible(page)
    await button(page, vault.make).click()
    await heading(page, vault.standing.house.title).waitFor()
    await page.getByText(vault.open, exact).waitFor()
    await page.getByText(vaultAudit.what.init).waitFor()
    await expectAccessible(page)
    await button(page, vault.lockNow).click()
    await page.getByText(vault.shut, exact).waitFor()
    await button(page, vault.unlock).click()
    await page.getByText(vault.open, exact).waitFor()
    // In memory only.
    await page.reload()
    await page.getByText(vault.shut, exact).waitFor()
  })

  it('shows a code once, which counts after two groups of it were typed', async () => {
    const page = await open()
    await button(page, vaultCode.make).first().click()
    await expectAccessible(page)
    await button(page, vaultCode.begin.go).click()
    const left = await readCode(page)
    expect(left).toMatch(/^([0-9A-F]{4}-){15}[0-9A-F]{4}$/)
    await page.getByText(vaultCode.keep.pending).waitFor()
    await button(page, vaultCode.keep.qr).click()
    await page.getByRole('img', { name: vaultCode.keep.qrLabel }).waitFor()
    await expectAccessible(page)
    // Whoever leaves now has changed nothing.
    await page.goBack()
    await page.getByText(vault.facts.noCode).waitFor()

    await button(page, vaultCode.make).first().click()
    await button(page, vaultCode.begin.go).click()
    code = await readCode(page)
    expect(code).not.toBe(left)
    const download = page.waitForEvent('download')
    await button(page, vaultCode.keep.save).click()
    const file = await readFile(await (await download).path(), 'utf8')
    expect(file.replaceAll(/[\r\n]+/g, '-')).toContain(code)
    expect(file).toContain(household.name)
    await expect.poll(() => page.locator('.hearth-paper').textContent()).toContain('The Lindens')

    await button(page, vaultCode.keep.go).click()
    await button(page, vaultCode.check.go).click()
    await expect.poll(() => page.getByText(vault.problem.empty).count()).toBe(2)
    await expectAccessible(page)
    await page
      .getByLabel(/^Group \d+$/)
      .first()
      .fill('zzzz')
    await button(page, vaultCode.check.go).click()
    await page.getByText(/^This is not group/).waitFor()
    await button(page, vaultCode.check.back).click()
    expect(await readCode(page)).toBe(code)
    await button(page, vaultCode.keep.go).click()
    await typeAskedGroups(page, code.toLowerCase())
    await button(page, vaultCode.check.go).click()
    await heading(page, vaultCode.done.title).waitFor()
    await expectAccessible(page)
    await button(page, vault.toVault).click()
    await page.getByText(vaultAudit.what.recovery_set).waitFor()
  })

  it('prints one clean sheet', async () => {
    const page = await open()
    await button(page, vaultCode.makeNew).click()
    await page.getByText(vaultCode.begin.replaces).waitFor()
    await button(page, vaultCode.begin.go).click()
    const shown = await readCode(page)
    const paper = page.locator('.hearth-paper')
    await expect.poll(() => paper.isVisible()).toBe(false)
    await page.emulateMedia({ media: 'print' })
    await paper.waitFor()
    await expect.poll(() => page.locator('main').first().isVisible()).toBe(false)
    const pdf = await page.pdf({ format: 'A4' })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    expect((await paper.locator('code').allInnerTexts()).join('-')).toBe(shown)
    expect(await paper.locator('dd').allInnerTexts()).toContain(
      `${household.name} · ${household.email}`,
    )
    await page.emulateMedia({ media: 'screen' })
    // A code that was never kept is none: the one from before stays.
    await page.getByRole('link', { name: vault.toVault }).click()
    await expect.poll(() => paper.count()).toBe(0)
  })

  it('is held by its owner alone once that was understood, and opens with the code', async () => {
    const page = await open()
    await button(page, vaultKey.turnOn).first().click()
    await page.getByText(vaultKey.on.what[1] ?? '').waitFor()
    await expectAccessible(page)
    await button(page, vaultKey.on.have).click()
    await codeField(page).fill(code.slice(0, 40))
    await button(page, vaultCode.check.go).click()
    await page.getByText(vault.problem.missing(8)).waitFor()
    await expectAccessible(page)
    await codeField(page).fill(code.toLowerCase().replaceAll('-', ' '))
    await page.getByText(vault.wholeCode).waitFor()
    await button(page, vaultCode.check.go).click()
    await button(page, vaultKey.on.go).click()
    await page.getByText(vaultKey.on.mustUnderstand).waitFor()
    await expectAccessible(page)
    await confirmOnlyMine(page)
    await page.getByText(vaultAudit.what.zk_enable).waitFor()
    await expectAccessible(page)

    await page.reload()
    const typo = (code.startsWith('0') ? '1' : '0') + code.slice(1)
    await codeField(page).fill(typo)
    await button(page, vault.unlock).click()
    await page.getByText(vault.problem.typo(1)).waitFor()
    await expectAccessible(page)
    await codeField(page).fill(`X${code.slice(1)}`)
    await button(page, vault.unlock).click()
    await page.getByText(vault.problem.letter(1, 'X')).waitFor()
    await codeField(page).fill(code)
    await button(page, vault.unlock).click()
    await page.getByText(vault.open, exact).waitFor()
    await page.getByText(en.guardians.none).waitFor()

    // Locked from anywhere, and with signing out.
    await button(page, 'Your account').click()
    await button(page, en.menu.lockVault).click()
    await page.getByText(vault.shut, exact).waitFor()
    await codeField(page).fill(code)
    await button(page, vault.unlock).click()
    await page.getByText(vault.open, exact).waitFor()
    await button(page, 'Your account').click()
    await button(page, en.menu.signOut).click()
    await signIn(page)
    await button(page, 'Your account').click()
    await page.getByRole('link', { name: en.menu.vault, exact: true }).click()
    await page.getByText(vault.shut, exact).waitFor()
  })

  it('says that nobody can help where there are no guardians', async () => {
    const page = await open()
    await page.getByRole('link', { name: vault.lostCode }).click()
    await page.getByText(en.lost.alone).waitFor()
    await expectAccessible(page)
  })

  it('gets a new code for the old one, and not before it is kept', async () => {
    const page = await open()
    await button(page, vaultCode.makeNew).click()
    await codeField(page, vaultCode.begin.oldCode).fill(code)
    await expectAccessible(page)
    await button(page, vaultCode.begin.go).click()
    const next = await readCode(page)
    const other = await open()
    await codeField(other).fill(next)
    await button(other, vault.unlock).click()
    await other.getByText(en.failure.answers.WRONG_RECOVERY_CODE).waitFor()
    await button(page, vaultCode.keep.go).click()
    await typeAskedGroups(page, next)
    await button(page, vaultCode.check.go).click()
    await heading(page, vaultCode.done.title).waitFor()
    await button(other, vault.unlock).click()
    await other.getByText(vault.open, exact).waitFor()
    code = next
  })

  it('locks itself after a while that this device was told', async () => {
    const page = await open()
    await page.clock.install()
    await page.reload()
    await codeField(page).fill(code)
    await button(page, vault.unlock).click()
    await page.getByLabel(vault.lockAfter).selectOption('5')
    await page.getByText(vault.open, exact).waitFor()
    await page.clock.fastForward('04:30')
    await page.getByText(vault.open, exact).waitFor()
    await page.clock.fastForward('01:00')
    await page.getByText(vault.shut, exact).waitFor()
    await page.reload()
    await codeField(page).fill(code)
    await button(page, vault.unlock).click()
    await expect.poll(() => page.getByLabel(vault.lockAfter).inputValue()).toBe('5')
  })

  it('is given back to the house by the code, and gets a new key for a word', async () => {
    const page = await open()
    await page.getByText(vaultKey.rotate.never).waitFor()
    await button(page, vaultKey.turnOff).click()
    const dialog = page.getByRole('dialog')
    await codeField(page).last().waitFor()
    await expectAccessible(page)
    await dialog.getByRole('textbox').fill(code)
    await dialog.getByRole('button', { name: vaultKey.off.go }).click()
    await heading(page, vault.standing.house.title).waitFor()

    await button(page, vaultKey.rotate.begin).click()
    await dialog.getByRole('button', { name: vaultKey.rotate.go }).click()
    await dialog.getByText(vaultKey.rotate.wrong).waitFor()
    await expectAccessible(page)
    await dialog.getByRole('textbox').fill(vaultKey.rotate.word)
    await dialog.getByRole('button', { name: vaultKey.rotate.go }).click()
    await page.getByText(vault.facts.noCode).waitFor()
    await page.getByText(vaultAudit.what.rotate).waitFor()
  })

  it('asks for nothing on a page that came over plain http', async () => {
    const page = await open()
    await page.route('http://hearth.example/**', async (route) => {
      const { pathname, search } = new URL(route.request().url())
      // A stream of events has no end that could be fetched.
      if (pathname.endsWith('/events')) return route.abort()
      const headers = { ...route.request().headers(), host: new URL(home.origin).host }
      const cookies = await page.context().cookies(home.origin)
      const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
      const url = home.origin + pathname + search
      await route.fulfill({ response: await route.fetch({ url, headers: { ...headers, cookie } }) })
    })
    // What the page before it still asks is not meant.
    await page.goto('about:blank')
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto('http://hearth.example/account/vault')
    await heading(page, vault.insecure.title).waitFor()
    await expectAccessible(page)
    expect(await page.getByRole('textbox').count()).toBe(0)
    expect(asked.filter((path) => path.includes('encryption-vault'))).toEqual([])
  })
})
