import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signUp } from '../../server/testing.ts'
import { en } from '../messages/en/index.ts'
import { noBrowser } from '../testing/browser.ts'
import { expectAccessible, type Home, openHome } from '../testing/home.ts'
import {
  button,
  codeField,
  heading,
  keepCode,
  onlyMine,
  readCode,
  visitAs,
} from '../testing/vault.ts'

const { vault, guardians, holding, lost } = en
const exact = { exact: true }

describe.skipIf(noBrowser)('guardians', { timeout: 240_000 }, () => {
  let home: Home
  const pages: Record<string, Page> = {}
  beforeAll(async () => {
    home = await openHome({ env: { HEARTH_SIGNUP: 'open' } })
    for (const name of ['ben', 'cleo']) {
      const { cookie } = await signUp(home.origin, name)
      pages[name] = await visitAs(home, cookie, '/account/vault')
    }
  })
  afterAll(() => home?.close())

  let code = ''
  let cleosCode = ''
  const numbersOn = (page: Page) => page.getByRole('img', { name: /^Numbers to compare/ })

  it('are chosen among those who hold their own key', async () => {
    const ada = await home.visitSignedIn('/account/vault')
    code = await onlyMine(ada)
    await button(ada, guardians.choose).click()
    await expect.poll(() => ada.getByText(guardians.pick.reason['no-vault']).count()).toBe(2)
    await expectAccessible(ada)
    await onlyMine(pages['ben']!)
    cleosCode = await onlyMine(pages['cleo']!)
    await pages['ben']!.getByText(holding.none).waitFor()

    await ada.reload()
    await codeField(ada).fill(code)
    await button(ada, guardians.pick.go).click()
    await ada.getByText(guardians.pick.two).waitFor()
    await ada.getByRole('checkbox', { name: 'ben' }).check()
    await ada.getByRole('checkbox', { name: 'cleo' }).check()
    await ada.getByText(guardians.meaning(2, 2)).waitFor()
    await expectAccessible(ada)
    await button(ada, guardians.pick.go).click()
    await expect.poll(() => ada.getByText(guardians.holds, { exact: true }).count()).toBe(2)
    await expectAccessible(ada)
  })

  it('give a lost code back, over a reload, after both compared the numbers', async () => {
    const ada = await home.visitSignedIn('/account/vault')
    await ada.getByRole('link', { name: vault.lostCode }).click()
    await ada.getByText(lost.how).waitFor()
    await expectAccessible(ada)
    await button(ada, lost.ask).click()
    await numbersOn(ada).waitFor()
    const spoken = await numbersOn(ada).getAttribute('aria-label')
    await ada.getByText(lost.progress(0, 2)).waitFor()
    await expectAccessible(ada)
    await ada.reload()
    await expect.poll(() => numbersOn(ada).getAttribute('aria-label')).toBe(spoken)

    // Wherever Ben is, he sees that he is needed, and the way there.
    const photos = await pages['ben']!.context().newPage()
    await photos.goto(home.origin)
    await button(photos, en.menu.labelAsked).waitFor()
    await photos.getByText(holding.asks('Ada Linden')).waitFor()
    await expectAccessible(photos)
    await photos.getByRole('link', { name: holding.look }).click()
    await heading(photos, holding.asks('Ada Linden')).waitFor()
    await photos.close()

    const ben = pages['ben']!
    await heading(ben, holding.asks('Ada Linden')).waitFor()
    await expect.poll(() => numbersOn(ben).getAttribute('aria-label')).toBe(spoken)
    await expectAccessible(ben)
    await button(ben, holding.refuse).click()
    await ada.getByText(lost.refused('ben')).waitFor()
    await ben.getByText(holding.refused).waitFor()
    await button(ben, holding.same).click()
    await ben.getByText(holding.given).waitFor()
    await button(ben, en.menu.label).waitFor()
    await ada.getByText(lost.progress(1, 2)).waitFor()

    const cleo = pages['cleo']!
    await heading(cleo, holding.asks('Ada Linden')).waitFor()
    await button(cleo, vault.lockNow).click()
    await cleo.getByText(holding.unlockFirst).waitFor()
    await expect.poll(() => button(cleo, holding.same).count()).toBe(0)
    await expectAccessible(cleo)
    await codeField(cleo).first().fill(cleosCode)
    await button(cleo, vault.unlock).first().click()
    await button(cleo, holding.same).click()

    await heading(ada, lost.back).waitFor()
    expect(await readCode(ada)).toBe(code)
    await expectAccessible(ada)
    await button(ada, lost.backDone).click()
    await heading(ada, lost.advice).waitFor()
    await expectAccessible(ada)
    await button(ada, lost.makeNew).click()
    const next = await keepCode(ada)
    expect(next).not.toBe(code)
    code = next
    await ada.getByText(vault.open, exact).waitFor()
    // The pieces of the old code went with it.
    await ada.getByText(guardians.none).waitFor()
    await button(ada, guardians.choose).click()
    await ada.getByRole('checkbox', { name: 'ben' }).check()
    await ada.getByRole('checkbox', { name: 'cleo' }).check()
    await codeField(ada).fill(next)
    await button(ada, guardians.pick.go).click()
    await expect.poll(() => ada.getByText(guardians.holds, { exact: true }).count()).toBe(2)
  })

  it('stop, and are dismissed', async () => {
    const ben = pages['ben']!
    await button(ben, holding.stop).click()
    const dialog = ben.getByRole('dialog')
    await dialog.getByText(holding.stopText).waitFor()
    await expectAccessible(ben)
    await dialog.getByRole('button', { name: holding.stop }).click()
    await ben.getByText(holding.none).waitFor()
    const ada = await home.visitSignedIn('/account/vault')
    await ada.getByText(guardians.lost.declined).waitFor()
    await ada.getByText(guardians.few).waitFor()
    await expectAccessible(ada)
    await button(ada, guardians.dismiss).click()
    await ada.getByText(guardians.dismissText).waitFor()
    // A session alone sends nobody away.
    const sure = ada.getByRole('dialog')
    await sure.getByLabel(vault.code).fill(code)
    await sure.getByRole('button', { name: vault.unlock }).click()
    await ada.getByRole('dialog').getByRole('button', { name: guardians.dismiss }).click()
    await ada.getByText(guardians.none).waitFor()
  })
})
