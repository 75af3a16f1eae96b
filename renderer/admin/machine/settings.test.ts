import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AdminClient } from '../../../client/index.ts'
import { startMailServer } from '../../../server/mail/testing.ts'
import { household } from '../../../server/testing.ts'
import { en } from '../../messages/en/index.ts'
import { noBrowser } from '../../testing/browser.ts'
import { expectAccessible, type Home, openHome } from '../../testing/home.ts'

const words = en.admin.machine.choices

describe.skipIf(noBrowser)('what a household chooses', { timeout: 240_000 }, () => {
  let home: Home
  let page: Page
  let admin: AdminClient
  beforeAll(async () => {
    home = await openHome({ env: { HEARTH_QUOTA: '50 GB' } })
    const authorization = `Bearer ${home.admin.token}`
    admin = new AdminClient(home.origin, {
      fetch: (url, init) => {
        const headers = new Headers(init?.headers)
        headers.set('authorization', authorization)
        return fetch(url, { ...init, headers })
      },
    })
    page = await home.visitSignedIn('/admin/settings')
  })
  afterAll(() => home?.close())

  const panel = (name: string) => page.getByRole('region', { name, exact: true })
  const save = (name: string) => panel(name).getByRole('button', { name: en.save, exact: true })
  const saved = () => page.getByRole('status').filter({ hasText: words.saved }).first().waitFor()
  const field = (name: string) => page.getByLabel(name, { exact: true })

  it('is chosen, says where it comes from, and is as usual again', async () => {
    const joining = panel(words.people)
    await joining.getByText(words.source.default).first().waitFor()
    await expectAccessible(page)
    await field(words.householdName).fill('The Oaks')
    await field(words.signup).selectOption('open')
    await field(words.maxDailySignups).fill('three')
    await save(words.people).click()
    await joining.getByText(words.wrong.maxDailySignups).waitFor()
    await field(words.maxDailySignups).fill('3')
    await save(words.people).click()
    await saved()
    await expect.poll(() => joining.getByText(words.source.choice).count()).toBe(2)
    expect(await admin.choices.show()).toMatchObject({
      householdName: 'The Oaks',
      signup: { value: 'open', by: 'choice' },
      maxDailySignups: { value: 3 },
    })
    await expectAccessible(page)
    await page.getByRole('button', { name: words.usualOf(words.signup) }).click()
    await expect.poll(() => field(words.signup).inputValue()).toBe('invite')
    expect((await admin.choices.show()).signup).toEqual({ value: 'invite', by: 'default' })
  })

  it('shows as fixed what a variable decides', async () => {
    const room = panel(words.room)
    expect(await field(words.quota).inputValue()).toBe('50')
    expect(await field(words.quota).isDisabled()).toBe(true)
    await room.getByText(words.source.environment('HEARTH_QUOTA')).waitFor()
    await field(words.maxUpload).fill('2,5')
    await save(words.room).click()
    await expect.poll(async () => (await admin.choices.show()).maxUpload.value).toBe(2.5e9)
    await page.getByText(words.all).click()
    await page.getByText('HEARTH_MAX_UPLOAD').waitFor()
  })

  it('follows what others choose, but for what is being typed', async () => {
    await field(words.maxDailySignups).fill('77')
    await admin.choices.change({ logLevel: 'warn', householdName: 'The Elms', maxDailySignups: 5 })
    await expect.poll(() => field(words.logLevel).inputValue(), { timeout: 20_000 }).toBe('warn')
    await expect.poll(() => field(words.householdName).inputValue()).toBe('The Elms')
    expect(await field(words.maxDailySignups).inputValue()).toBe('77')
    await page.getByRole('button', { name: words.usualOf(words.logLevel) }).click()
    await expect.poll(() => field(words.logLevel).inputValue()).toBe('info')
  })

  it('sets up a mail server, tries it out, and does without again', async () => {
    const server = await startMailServer({
      onAuth: ({ password }, _, done) =>
        password === 'open sesame' ? done(null, { user: 'ada' }) : done(new Error('no')),
      authOptional: false,
      allowInsecureAuth: true,
      hideSTARTTLS: true,
    })
    const mail = panel(words.mail)
    const trial = mail.getByRole('button', { name: words.trial })
    await mail.getByText(words.mailOff, { exact: true }).waitFor()
    await field(words.host).fill('not a host')
    await save(words.mail).click()
    await mail.getByText(words.wrong.from).or(mail.getByText(words.wrong.host)).waitFor()
    await field(words.host).fill('127.0.0.1')
    await field(words.port).fill(String(server.port))
    await field(words.user).fill('ada')
    await field(words.pass).fill('wrong')
    await field(words.from).fill('home@lindens.example')
    await save(words.mail).click()
    await mail.getByText(words.mailOn, { exact: true }).waitFor()
    await mail.getByText(words.passKept).waitFor()
    expect(await field(words.pass).inputValue()).toBe('')
    await trial.click()
    await mail.getByText(words.trialReason['mail-login']).waitFor()
    await expectAccessible(page)
    await field(words.pass).fill('open sesame')
    expect(await trial.isDisabled()).toBe(true)
    await save(words.mail).click()
    await expect.poll(() => trial.isEnabled()).toBe(true)
    await trial.click()
    await mail.getByText(words.trialSent(household.email)).waitFor()
    expect(server.received).toHaveLength(1)
    await expectAccessible(page)
    await field(words.port).fill('2525')
    await mail.getByText(words.passAgain).waitFor()
    expect(await page.content()).not.toContain('open sesame')
    await mail.getByRole('button', { name: words.noMail }).click()
    const asking = page.getByRole('dialog', { name: words.noMailTitle })
    await asking.getByRole('button', { name: words.noMailDo }).click()
    await mail.getByText(words.mailOff, { exact: true }).waitFor()
    expect(await field(words.host).inputValue()).toBe('')
    await server.close()
  })
})
