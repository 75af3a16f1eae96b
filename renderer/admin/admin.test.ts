import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { household, post, signUp } from '../../server/testing.ts'
import { en } from '../messages/en/index.ts'
import { noBrowser, patience } from '../testing/browser.ts'
import { expectAccessible, type Home, openHome } from '../testing/home.ts'

const words = en.admin
const ben = { name: 'ben', email: 'ben@example.org', id: '' }

describe.skipIf(noBrowser)('looking after the household', { timeout: 240_000 }, () => {
  let home: Home
  let page: Page
  beforeAll(async () => {
    home = await openHome({ env: { HEARTH_SIGNUP: 'open' } })
    ben.id = (await signUp(home.origin, ben.name)).userId
    addNeighbours(home.dir, 45)
    page = await home.visitSignedIn('/')
  })
  afterAll(() => home?.close())
  beforeEach(() => page.goto(`${home.origin}/`))

  const open = (part: string) => page.goto(`${home.origin}/admin/${part}`)
  const panel = (name: string) => page.getByRole('region', { name })
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const said = (text: string) => page.getByRole('status').filter({ hasText: text }).waitFor()
  const dialog = (name: string) => page.getByRole('dialog', { name })

  it('begins in the account menu, and says what an admin does not see', async () => {
    await page.getByRole('button', { name: en.menu.label }).click()
    await page.getByRole('link', { name: en.menu.household }).click()
    const parts = page.getByRole('navigation', { name: words.title })
    await parts.waitFor()
    await expectAccessible(page)
    await parts.getByRole('link', { name: words.hints.people }).click()
    await page.getByText(words.people.lead).waitFor()
    await page.getByRole('link', { name: ben.email }).waitFor()
    await expectAccessible(page)
  })

  it('finds people, page by page', async () => {
    await open('people')
    const pages = page.getByRole('navigation', { name: words.people.pages })
    await pages.getByText(words.people.page(1, 3)).waitFor()
    await press(words.people.next)
    await pages.getByText(words.people.page(2, 3)).waitFor()
    await expect.poll(() => new URL(page.url()).search).toBe('?page=2')
    await page.goBack()
    await pages.getByText(words.people.page(1, 3)).waitFor()
    await expectAccessible(page)

    await page.getByLabel(words.people.search).fill('BEN@')
    await page.getByRole('heading', { name: words.people.found(1) }).waitFor()
    await page.getByRole('link', { name: ben.email }).click()
    await page.getByRole('heading', { name: ben.name, exact: true }).waitFor()
    await page.goBack()
    await expect.poll(() => page.getByLabel(words.people.search).inputValue()).toBe('BEN@')
    await page.getByLabel(words.people.search).fill('%')
    await page.getByText(words.people.none).waitFor()
  })

  it('changes role and tier', async () => {
    await open(`people/${ben.id}`)
    await page.getByText(words.one.figuresOnly).waitFor()
    await expectAccessible(page)
    const role = page.getByLabel(words.one.role, { exact: true })
    await role.selectOption({ label: words.people.role.admin })
    await page
      .getByLabel(words.one.tier, { exact: true })
      .selectOption({ label: words.people.tier.beta })
    await press(en.save)
    await said(words.one.changed(ben.name))
    await page.reload()
    await expect.poll(() => role.inputValue()).toBe('admin')
    await role.selectOption({ label: words.people.role.user })
    await press(en.save)
    await said(words.one.changed(ben.name))
  })

  it('explains why the last admin stays one', async () => {
    await open(`people?search=${encodeURIComponent(household.email)}`)
    await page.getByRole('link', { name: household.email }).click()
    await page.getByText(words.one.self).waitFor()
    expect(await page.getByRole('button', { name: words.one.erase }).count()).toBe(0)
    const role = page.getByLabel(words.one.role, { exact: true })
    await role.selectOption({ label: words.people.role.user })
    await press(en.save)
    await page.getByRole('alert').filter({ hasText: words.one.lastAdmin }).waitFor()
    await expect.poll(() => role.inputValue()).toBe('admin')
    await expectAccessible(page)
  })

  it('lets somebody in again: unlocked, with a link, or enabled', async () => {
    await lockOut(home.origin, ben.email)
    await open(`people/${ben.id}`)
    await page.getByText(words.people.locked, { exact: true }).waitFor()
    await press(words.one.unlock)
    await said(words.one.unlocked(ben.name))
    await expect.poll(() => page.getByText(words.people.locked, { exact: true }).count()).toBe(0)

    await press(words.one.reset)
    const handing = dialog(words.one.resetTitle(ben.name))
    await handing.getByRole('img', { name: words.handover.qr }).waitFor()
    await expectAccessible(page)
    const link = await handing.getByLabel(words.handover.link, { exact: true }).inputValue()
    expect(new URL(link).pathname).toBe('/reset-password')
    await handing.getByRole('button', { name: en.close }).click()
    await expect.poll(() => page.content()).not.toContain(link.split('token=')[1])

    await press(words.one.disable)
    await dialog(words.one.disableTitle(ben.name)).waitFor()
    await expectAccessible(page)
    await dialog(words.one.disableTitle(ben.name))
      .getByRole('button', { name: words.one.disable })
      .click()
    await said(words.one.disabled(ben.name))
    await press(words.one.enable)
    await said(words.one.enabled(ben.name))
  })

  it('deletes somebody only after their address was typed', async () => {
    const { userId } = await signUp(home.origin, 'cleo')
    await open(`people/${userId}`)
    await press(words.one.erase)
    const asking = dialog(words.one.eraseTitle('cleo'))
    await asking.waitFor()
    await expectAccessible(page)
    await asking.getByLabel(words.one.eraseType('cleo@example.org')).fill('cleo')
    await asking.getByRole('button', { name: words.one.eraseSubmit }).click()
    await page.getByText(words.one.eraseMismatch).waitFor()
    await asking.getByLabel(words.one.eraseType('cleo@example.org')).fill('Cleo@example.org')
    await asking.getByRole('button', { name: words.one.eraseSubmit }).click()
    await said(words.one.erased('cleo'))
    await expect.poll(() => new URL(page.url()).pathname).toBe('/admin/people')
  })

  it('invites by QR, link and code, and withdraws', async () => {
    await open('invitations')
    await page.getByText(words.invites.none).waitFor()
    await expectAccessible(page)
    await press(words.invites.make)
    const making = dialog(words.invites.formTitle)
    await making.getByRole('button', { name: words.invites.submit }).click()
    await making.getByText(en.form.required).waitFor()
    await expectAccessible(page)
    await making.getByLabel(words.invites.name, { exact: true }).fill('Dora')
    await making.getByRole('button', { name: words.invites.submit }).click()

    const made = dialog(words.invites.madeTitle('Dora'))
    await made.getByRole('img', { name: words.handover.qr }).waitFor()
    await made.getByText(words.handover.hereOnly).waitFor()
    await expectAccessible(page)
    const code = await made.getByRole('group', { name: words.invites.code }).innerText()
    const wide = { width: 1440, height: 900 }
    const narrow = page.viewportSize() ?? wide
    await page.setViewportSize(wide)
    const group = made.getByRole('group', { name: words.invites.code })
    await expect.poll(() => isInSight(group)).toBe(true)
    await page.setViewportSize(narrow)
    expect(code).toMatch(/^[\dA-Z]{4}-[\dA-Z]{4}-[\dA-Z]{4}$/)
    const link = await made.getByLabel(words.handover.link, { exact: true }).inputValue()
    expect(link).toContain(`/join?code=${code}`)
    const guest = await home.visit(new URL(link).pathname + new URL(link).search)
    await guest.getByRole('heading', { name: en.join.title }).waitFor()
    await guest.context().close()
    await made.getByRole('button', { name: words.invites.done }).click()
    await expect.poll(() => page.content()).not.toContain(code)

    await press(words.invites.withdrawOf('Dora'))
    await said(words.invites.withdrawn)
    await page.getByText(words.invites.none).waitFor()
  })

  it('hands over letters where there is no mail server', async () => {
    await post(`${home.auth}/api/v1/auth/forgot-password`, { email: ben.email })
    await open('outbox')
    await panel(words.outbox.noServer).waitFor()
    const waiting = panel(words.outbox.waiting)
    await waiting.getByText(words.outbox.to(ben.email)).first().waitFor()
    await expectAccessible(page)
    const kind = words.outbox.kind.reset
    const show = waiting.getByRole('button', { name: words.outbox.showOf(kind, ben.email) })
    await show.click()
    const handing = dialog(kind)
    await handing.getByRole('img', { name: words.handover.qr }).waitFor()
    await handing.getByRole('button', { name: en.close }).click()

    const over = panel(words.outbox.over)
    const remove = over.getByRole('button', { name: words.outbox.removeOf(kind, ben.email) })
    await remove.first().waitFor()
    await expect.poll(() => show.count()).toBe(0)
    expect(await over.getByRole('button', { name: words.outbox.show }).count()).toBe(0)
    const before = await remove.count()
    await remove.first().click()
    await said(words.outbox.removed)
    await expect.poll(() => remove.count()).toBe(before - 1)
    expect(await page.getByRole('button', { name: words.outbox.retry }).count()).toBe(0)
  })

  it('shows who is locked out, and how signing in goes', async () => {
    await lockOut(home.origin, ben.email)
    await open('health')
    await expect
      .poll(() =>
        page.getByRole('table', { name: words.health.daysTitle }).getByRole('row').count(),
      )
      .toBe(15)
    await panel(words.health.figuresTitle).getByText(words.health.newUsers).waitFor()
    await page.getByText(words.health.kind.password).waitFor()
    await page.getByText(words.health.from(en.account.ownMachine)).waitFor()
    await expectAccessible(page)
    await press(words.health.unlockOf(ben.name))
    await said(words.one.unlocked(ben.name))
    await page.getByText(words.health.lockedNone).waitFor()
  })

  it('enters a program that signs in with Hearth, changes, pauses and removes it', async () => {
    await open('apps')
    await page.getByText(words.apps.none).waitFor()
    const discovery = page.getByLabel(words.apps.discovery)
    const found = await page.request.get(await discovery.inputValue())
    expect(await found.json()).toMatchObject({
      issuer: await page.getByLabel(words.apps.issuer).inputValue(),
    })
    await expectAccessible(page)
    await press(words.apps.add)
    const adding = dialog(words.apps.formTitle)
    await adding.getByLabel(words.apps.name, { exact: true }).fill('Recipes')
    await adding.getByLabel(words.apps.uris).fill('http://recipes.example/cb')
    await adding.getByText(words.apps.more).click()
    await adding.getByRole('button', { name: words.apps.submit, exact: true }).click()
    await adding.getByText(words.apps.urisPlain).waitFor()
    await adding.getByLabel(words.apps.uris).fill('recipes.example/cb')
    await adding.getByRole('button', { name: words.apps.submit, exact: true }).click()
    await adding.getByText(words.apps.urisWrong).waitFor()
    await expectAccessible(page)
    await adding.getByLabel(words.apps.uris).fill('https://recipes.example/cb\n')
    await adding.getByRole('button', { name: words.apps.submit, exact: true }).click()

    const made = dialog(words.apps.madeTitle('Recipes'))
    const secret = await made.getByLabel(words.apps.secret, { exact: true }).inputValue()
    expect(secret).toMatch(/^hcs_/)
    await expectAccessible(page)
    await made.getByRole('button', { name: words.apps.done }).click()

    await press(words.apps.editOf('Recipes'))
    const editing = dialog(words.apps.editTitle('Recipes'))
    const uris = editing.getByLabel(words.apps.uris)
    await expect.poll(() => uris.inputValue()).toBe('https://recipes.example/cb')
    await uris.fill('http://192.168.1.20:8123/cb')
    await editing.getByRole('button', { name: en.save, exact: true }).click()
    await editing.getByText(words.apps.urisPlain).waitFor()
    await expectAccessible(page)
    await uris.fill('https://cook.example/cb\nhttp://localhost:8123/cb')
    await editing.getByLabel(words.apps.name, { exact: true }).fill('Cooking')
    await editing.getByRole('button', { name: en.save, exact: true }).click()
    await said(words.apps.edited)
    await page.getByText('https://cook.example/cb').waitFor()
    await page.getByText('http://localhost:8123/cb').waitFor()
    await press(words.apps.editOf('Cooking'))
    await dialog(words.apps.editTitle('Cooking'))
      .getByLabel(words.apps.name, { exact: true })
      .fill('Recipes')
    await press(en.save)

    await press(words.apps.pauseOf('Recipes'))
    await said(words.apps.paused)
    await expectAccessible(page)
    await press(words.apps.renewOf('Recipes'))
    await dialog(words.apps.secretTitle('Recipes'))
      .getByRole('button', { name: words.apps.renew, exact: true })
      .click()
    const renewed = dialog(words.apps.secretTitle('Recipes')).getByLabel(words.apps.secret, {
      exact: true,
    })
    await expect.poll(() => renewed.inputValue()).toMatch(/^hcs_/)
    expect(await renewed.inputValue()).not.toBe(secret)
    await press(words.apps.done)
    await press(words.apps.removeOf('Recipes'))
    await dialog(words.apps.removeTitle('Recipes'))
      .getByRole('button', { name: words.apps.remove, exact: true })
      .click()
    await page.getByText(words.apps.none).waitFor()
  })

  it('tells everybody else that it is not for them, and the server refuses anyway', async () => {
    const other = await home.visit('/sign-in?next=/admin/outbox')
    await other.getByLabel(en.signIn.email).fill(ben.email)
    await other.getByLabel(en.signIn.password, { exact: true }).fill(household.password)
    await other.getByRole('button', { name: en.signIn.submit, exact: true }).click()
    await other.getByRole('heading', { name: words.notForYou }).waitFor()
    await expectAccessible(other)
    for (const path of [
      'users',
      'outbox',
      'invites',
      'lockouts',
      'stats',
      'sign-ins',
      'oidc-clients',
    ])
      expect((await other.request.get(`${home.origin}/api/v1/admin/${path}`)).status(), path).toBe(
        403,
      )
    await other.getByRole('link', { name: en.account.toPhotos }).click()
    await other.getByRole('button', { name: en.menu.label }).click()
    await other.getByRole('link', { name: en.menu.account }).waitFor()
    expect(await other.getByRole('link', { name: en.menu.household }).count()).toBe(0)
  })
})

describe.skipIf(noBrowser)('with a mail server that is away', { timeout: 240_000 }, () => {
  let home: Home
  beforeAll(async () => {
    const env = { SMTP_HOST: '127.0.0.1', SMTP_PORT: '9', SMTP_FROM: 'hearth@example.org' }
    home = await openHome({ env })
  })
  afterAll(() => home?.close())

  it('shows what waits and why, and sends it again', async () => {
    const page = await home.visitSignedIn('/admin/outbox')
    await page.getByText(words.outbox.none).waitFor()
    expect(await page.getByText(words.outbox.noServer).count()).toBe(0)
    await post(`${home.auth}/api/v1/auth/forgot-password`, { email: household.email })
    const again = words.outbox.retryOf(words.outbox.kind.reset, household.email)
    const triesShown = (n: number) => page.getByText(words.outbox.tries(n)).count()
    await expect
      .poll(
        async () => {
          await page.reload()
          await page.getByText(words.outbox.to(household.email)).waitFor()
          const tries = await Promise.all([1, 2, 3, 4].map(triesShown))
          return tries.includes(1)
        },
        { timeout: patience },
      )
      .toBe(true)
    await expectAccessible(page)
    await page.getByRole('button', { name: again }).click()
    await page.getByRole('status').filter({ hasText: words.outbox.retried }).waitFor()
  })
})

/** Without scrolling, all of it. */
const isInSight = (what: Locator) =>
  what.evaluate((element) => {
    const dialog = element.closest('dialog')?.getBoundingClientRect()
    return element.getBoundingClientRect().bottom <= (dialog?.bottom ?? 0)
  })

async function lockOut(origin: string, email: string): Promise<void> {
  for (let tries = 0; tries < 5; tries++)
    await post(`${origin}/api/v1/auth/login`, { email, password: 'not the one' })
}

/** People who never signed in, written down directly: a password hash for each would take long. */
function addNeighbours(dir: string, n: number): void {
  const db = new Database(join(dir, 'hearth.db'))
  const add = db.prepare(
    `INSERT INTO user (id, name, email, created_at, updated_at) VALUES (?, ?, ?, ?, 1)`,
  )
  for (let i = 0; i < n; i++)
    add.run(`n-${i}`, `Neighbour ${i}`, `n${i}@example.org`, 1_000_000 + i)
  db.close()
}
