import type { Page } from 'playwright-core'
import { createOTP } from '@better-auth/utils/otp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { household } from '../../server/testing.ts'
import { en } from '../messages/en/index.ts'
import { desk, noBrowser } from '../testing/browser.ts'
import { expectAccessible, type Home, openHome, signIn } from '../testing/home.ts'
import { pictureOf, type TestFile } from '../testing/pictures.ts'

describe.skipIf(noBrowser)('my account', { timeout: 240_000 }, () => {
  let home: Home
  beforeAll(async () => {
    home = await openHome()
  })
  afterAll(() => home?.close())

  const open = (part: string, options = {}) => home.visitSignedIn(`/account/${part}`, options)
  const confirm = async (page: Page, button: string) => {
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Your password').fill(household.password)
    await dialog.getByRole('button', { name: button, exact: true }).click()
  }

  it('is a list of parts on a phone, and both at once on a wide screen', async () => {
    const page = await home.visitSignedIn('/account')
    await page.getByRole('heading', { name: 'My account', level: 1 }).waitFor()
    await expectAccessible(page)
    await expect.poll(() => page.getByRole('heading', { name: 'Profile' }).isVisible()).toBe(false)
    await page.getByRole('link', { name: /^Devices/ }).click()
    await page.getByRole('heading', { name: 'Devices', level: 1 }).waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'All of my account' }).click()
    await page.getByRole('link', { name: /^Profile/ }).waitFor()

    const wide = await home.visitSignedIn('/account', desk)
    await wide.getByRole('heading', { name: 'Profile' }).waitFor()
    await wide.getByRole('navigation', { name: 'My account' }).waitFor()
    await expectAccessible(wide)
  })

  it('keeps a new name', async () => {
    const page = await open('profile')
    await expectAccessible(page)
    await page.getByRole('textbox', { name: 'Name' }).fill('')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Please fill this in.').waitFor()
    await page.getByRole('textbox', { name: 'Name' }).fill('Ada L.')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.').waitFor()
    await page.reload()
    const name = page.getByRole('textbox', { name: 'Name' })
    await expect.poll(() => name.inputValue()).toBe('Ada L.')
  })

  it('makes a small square of a photo, shows it, and removes it', async () => {
    const page = await open('profile')
    const pictures = (size: number) => page.locator(`img[width="${size}"][src^="data:image/"]`)
    const choose = (file: TestFile) => page.getByLabel(en.account.portrait.file).setInputFiles(file)
    await choose({ name: 'text.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') })
    await page.getByRole('alert').getByText(en.account.portrait.broken).waitFor()
    await expectAccessible(page)
    await choose(await pictureOf(200))
    await page.getByText(en.account.portrait.kept).waitFor()
    await pictures(96).waitFor()
    // At the edge of the page, too.
    await pictures(36).first().waitFor()
    const sizeOf = (image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]
    await expect
      .poll(() => pictures(96).evaluate(sizeOf as (node: Element) => number[]))
      .toEqual([256, 256])
    await expectAccessible(page)

    await page.goto(`${home.origin}/admin/people`)
    await pictures(40).waitFor()
    await page.goto(`${home.origin}/account/profile`)
    await page.getByRole('button', { name: en.account.portrait.remove, exact: true }).click()
    await page.getByText(en.account.portrait.removed).waitFor()
    await expect.poll(() => page.locator('img[src^="data:image/"]').count()).toBe(0)
    await page.getByRole('button', { name: en.account.portrait.choose }).waitFor()
  })

  it('signs other devices out', async () => {
    await home.visitSignedIn()
    const page = await open('devices')
    await page.getByText('This device').waitFor()
    await page.getByRole('button', { name: 'Sign out all others' }).click()
    await page.getByText(/signed out\.$/).waitFor()
    await page.getByRole('button', { name: 'Sign out all others' }).waitFor({ state: 'detached' })
    await expect.poll(() => page.getByRole('button', { name: /^Sign out / }).count()).toBe(1)
  })

  it('shows a key once, and revokes it', async () => {
    const page = await open('access')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'New key' }).click()
    const dialog = page.getByRole('dialog', { name: 'New API key' })
    await dialog.getByRole('button', { name: 'Make the key' }).click()
    await dialog.getByText('Please fill this in.').waitFor()
    await dialog.getByLabel('What is it for?').fill('Backup')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Make the key' }).click()
    await dialog.getByText(/^sk_live_/).waitFor()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'I have copied it' }).click()
    await page.getByText('see your photos and files').waitFor()
    await page.getByRole('button', { name: 'Revoke Backup' }).click()
    await page.getByText('There are no keys.').waitFor()
  })

  it('turns on the authenticator app, asks for its code, and takes a backup code', async () => {
    const page = await open('security')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Set it up' }).click()
    await confirm(page, 'Set it up')
    await page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor()
    await expectAccessible(page)
    const link = await page.getByRole('link', { name: 'Open in the app' }).getAttribute('href')
    const code = () => codeOf(link ?? '')
    await page.getByLabel('The six digits').fill('000000')
    await page.getByRole('button', { name: 'Turn it on' }).click()
    await page.getByText('That code was not right').waitFor()
    await page.getByLabel('The six digits').fill(await code())
    await page.getByRole('button', { name: 'Turn it on' }).click()
    await page.getByText('Backup codes for Hearth').waitFor()
    await expectAccessible(page)
    const listed = page.getByRole('dialog').getByRole('listitem')
    await expect.poll(() => listed.count()).toBe(10)
    const codes = await listed.allInnerTexts()
    await page.getByRole('button', { name: 'I have kept them' }).click()
    await page.getByText('10 codes left').waitFor()

    const other = await home.visit('/account/security')
    await signIn(other)
    await other.getByRole('heading', { name: 'One more step' }).waitFor()
    const asked = other.getByLabel('Code', { exact: true })
    await expect.poll(() => asked.getAttribute('autocomplete')).toBe('one-time-code')
    await expectAccessible(other)
    await other.getByRole('button', { name: 'Use a backup code instead' }).click()
    await other.getByLabel('Backup code').fill('aaaaa-aaaaa')
    await other.getByRole('button', { name: 'Continue' }).click()
    await other.getByText('That backup code was not right').waitFor()
    await other.getByLabel('Backup code').fill(codes[0] ?? '')
    await other.getByLabel('Do not ask again on this device').check()
    await other.getByRole('button', { name: 'Continue' }).click()
    await other.getByText('9 codes left').waitFor()

    await other.goto(`${home.origin}/account/devices`)
    await other.getByRole('button', { name: /^Ask .* again$/ }).click()
    await other.getByText('Every device is asked.').waitFor()

    await page.reload()
    await page.getByRole('button', { name: 'Make new codes' }).click()
    await confirm(page, 'Make new codes')
    await page.getByRole('button', { name: 'I have kept them' }).click()
    await page.getByRole('button', { name: 'Turn it off' }).click()
    await confirm(page, 'Turn it off')
    await page.getByRole('button', { name: 'Set it up' }).waitFor()
  })

  it('tells what happened, and who can read what', async () => {
    const page = await open('activity')
    await page.getByText('The authenticator app was turned on').first().waitFor()
    await expectAccessible(page)
    expect(await page.getByText('A change to your account').count()).toBe(0)
    await page.goto(`${home.origin}/account/data`)
    await page.getByText('Whoever looks after Hearth').waitFor()
    await page.getByText('You are the only one who looks after this Hearth').waitFor()
    await expectAccessible(page)
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Details only' }).click()
    expect((await download).suggestedFilename()).toMatch(/^hearth-export-.*\.json$/)
  })

  it('changes the password, and says when the old one was wrong', async () => {
    const page = await open('security')
    const fill = async (old: string) => {
      await page.getByLabel('Current password').fill(old)
      await page.getByLabel('New password').fill('another quiet river 7')
      await page.getByRole('button', { name: 'Change password' }).click()
    }
    await fill('not it')
    await page.getByText('This is not your current password.').waitFor()
    await fill(household.password)
    await page.getByText('Your password is changed.').waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Passkeys' }).waitFor()
  })
})

/** The code an authenticator app would show for this link now. */
function codeOf(link: string): Promise<string> {
  const secret = new URL(link).searchParams.get('secret') ?? ''
  return createOTP(decoded(secret)).totp()
}

function decoded(base32: string): string {
  const bits = [...base32.replaceAll('=', '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter))
    .map((value) => value.toString(2).padStart(5, '0'))
    .join('')
  const bytes = bits.match(/.{8}/g) ?? []
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2))).toString()
}
