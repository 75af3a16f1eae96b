import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cookieOf, household, post } from '../../server/testing.ts'
import { en } from '../messages/en/index.ts'
import { desk, noBrowser } from '../testing/browser.ts'
import { surroundByApp } from '../testing/desktop.ts'
import { expectAccessible, type Home, openHome } from '../testing/home.ts'

const words = en.welcome

describe.skipIf(noBrowser)('the first run', { timeout: 120_000 }, () => {
  const homes: Home[] = []
  let home: Home
  beforeAll(async () => void (home = await open()))
  afterAll(() => Promise.all(homes.map((each) => each.close())))

  async function open(): Promise<Home> {
    const made = await openHome({ settled: false, env: { HEARTH_HTTPS_PORT: '0' } })
    homes.push(made)
    return made
  }

  async function makeHousehold(page: Page): Promise<void> {
    await page.getByLabel(en.setup.household).fill(household.householdName)
    await page.getByLabel(en.setup.name).fill(household.name)
    await page.getByLabel(en.setup.email).fill(household.email)
    await page.getByLabel(en.setup.password, { exact: true }).fill(household.password)
    await page.getByRole('button', { name: en.setup.submit }).click()
  }
  const title = (name: string) => ({ name, level: 1 })
  const next = (page: Page) => page.getByRole('button', { name: words.next }).click()
  const pathOf = (page: Page) => new URL(page.url()).pathname

  it('without the app: says where everything lies, what the home network is, and how to copy', async () => {
    const page = await home.visit()
    await page.getByText(words.step(1, 4)).waitFor()
    await makeHousehold(page)
    await page.getByRole('heading', title(words.place.title)).waitFor()
    await page.getByText(words.step(2, 4)).waitFor()
    await page.getByText(home.dir, { exact: true }).waitFor()
    await page.getByText(en.desktop.byHand.folder).click()
    await page.getByText('HEARTH_DATA_DIR').waitFor()
    await expectAccessible(page)
    await next(page)
    await page.getByText(words.home.off).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: en.admin.machine.network.turnOn }).click()
    await page.getByText(/^It is on the home network: https:\/\/hearth\.local:\d+$/).waitFor()
    await expectAccessible(page)
    await next(page)
    await page.getByRole('heading', { name: words.copy.only }).waitFor()
    await page.getByText(words.copy.whatText(home.dir)).waitFor()
    await page.getByText(words.copy.key).waitFor()
    expect(await page.getByRole('link', { name: words.copy.go }).getAttribute('href')).toBe(
      '/admin/copies',
    )
    await expectAccessible(page)

    // Nothing is lost by a reload or a step back.
    await page.reload()
    await page.getByText(words.step(4, 4)).waitFor()
    await page.getByRole('button', { name: en.back }).click()
    await page.getByRole('heading', title(words.home.title)).waitFor()
    await next(page)
    await page.getByRole('button', { name: words.done }).click()
    await page.getByRole('heading', { name: en.photos.emptyTitle }).waitFor()
    await expect.poll(() => pathOf(page)).toBe('/')
  })

  it('nobody begins it a second time, in the page or past it', async () => {
    const stranger = await home.visit('/setup')
    await stranger.getByRole('heading', { name: en.signIn.title }).waitFor()
    await expect.poll(() => pathOf(stranger)).toBe('/sign-in')
    await stranger.goto(`${home.origin}/welcome/place`)
    await stranger.getByRole('heading', { name: en.signIn.title }).waitFor()
    expect(await stranger.content()).not.toContain(home.dir)

    const again = { ...household, email: 'eve@example.org' }
    for (const code of [undefined, 'ABCD-EFGH', ''])
      expect((await post(`${home.origin}/api/v1/setup`, { ...again, code })).status).toBe(404)
    expect(await (await fetch(`${home.origin}/api/v1/setup`)).json()).toEqual({
      needed: false,
      codeRequired: false,
    })
    expect((await post(`${home.origin}/api/v1/auth/login`, again)).status).toBe(401)
  })

  it('a page that was still open on it is told, and goes to sign-in', async () => {
    const other = await open()
    const late = await other.visit()
    await late.getByRole('heading', { name: en.setup.title }).waitFor()
    expect((await post(`${other.origin}/api/v1/setup`, household)).status).toBe(201)
    await makeHousehold(late)
    await late.getByText(en.setup.alreadyDone).waitFor()
    await expect.poll(() => pathOf(late)).toBe('/sign-in')
  })

  it('is not for somebody who does not look after the house', async () => {
    const cookie = cookieOf(await post(`${home.origin}/api/v1/auth/login`, household))
    const invite = await post(
      `${home.origin}/api/v1/admin/invites`,
      { email: 'ben@example.org' },
      { cookie },
    )
    const { code } = (await invite.json()) as { code: string }
    const ben = { name: 'Ben', email: 'ben@example.org', password: household.password }
    await post(`${home.origin}/api/v1/auth/register`, { ...ben, inviteCode: code })
    const page = await home.visit('/sign-in?next=/welcome/place')
    await page.getByLabel('E-mail').fill(ben.email)
    await page.getByLabel('Password', { exact: true }).fill(ben.password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('heading', { name: en.admin.notForYou }).waitFor()
    expect(await page.content()).not.toContain(home.dir)
  })

  it('in the app: moves the folder, starts at login, prints the sheet', async () => {
    const other = await open()
    const page = await other.visit('/account', desk)
    const asked = await surroundByApp(page, { dataDir: other.dir, movesTo: '/mnt/big/Hearth' })
    await page.goto(other.origin)
    await page.getByText(words.step(1, 5)).waitFor()
    await makeHousehold(page)
    await page.getByRole('button', { name: en.desktop.move }).click()
    await page.getByText('/mnt/big/Hearth', { exact: true }).waitFor()
    await page.getByText(en.desktop.former(other.dir)).waitFor()
    await expectAccessible(page)
    await next(page)
    await page.getByRole('heading', title(words.home.title)).waitFor()
    await next(page)
    await page.getByLabel(en.desktop.startAtLogin).check()
    await expect.poll(asked).toContain('start at login: true')
    await page.getByLabel(en.desktop.keepAwake).selectOption('always')
    await expect.poll(asked).toContain('keep awake: always')
    await expectAccessible(page)
    await next(page)
    await page.getByRole('button', { name: en.desktop.printSheet }).click()
    await expect
      .poll(asked)
      .toEqual(['move', 'start at login: true', 'keep awake: always', 'sheet'])
    await expectAccessible(page)
  })
})
