import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { en } from '../messages/en/index.ts'
import type { Home } from './home.ts'

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
export const heading = (page: Page, name: string) =>
  page.getByRole('heading', { name, exact: true })
export const codeField = (page: Page, name = en.vault.code) =>
  page.getByRole('textbox', { name, exact: true })

/** The code that stands on the page, read as a person would. */
export async function readCode(page: Page): Promise<string> {
  const shown = page.getByRole('list', { name: en.vault.code }).locator('code')
  await expect.poll(() => shown.count()).toBe(16)
  return (await shown.allInnerTexts()).join('-')
}

/** From “show me the code” to where it counts. */
export async function keepCode(page: Page): Promise<string> {
  await button(page, en.vaultCode.begin.go).click()
  const code = await readCode(page)
  await button(page, en.vaultCode.keep.go).click()
  await typeAskedGroups(page, code)
  await button(page, en.vaultCode.check.go).click()
  return code
}

/** Two groups are asked for, nobody knows which. */
export async function typeAskedGroups(page: Page, code: string): Promise<void> {
  await heading(page, en.vaultCode.check.title).waitFor()
  for (const [at, group] of code.split('-').entries()) {
    const field = page.getByLabel(en.vaultCode.check.group(at + 1), { exact: true })
    if (await field.isVisible()) await field.fill(group)
  }
}

/** A vault whose key only its owner holds, from nothing, open. @returns its code */
export async function onlyMine(page: Page): Promise<string> {
  await button(page, en.vault.make).click()
  await heading(page, en.vault.standing.house.title).waitFor()
  await button(page, en.vaultKey.turnOn).click()
  await button(page, en.vaultKey.on.need).click()
  const code = await keepCode(page)
  await confirmOnlyMine(page)
  return code
}

export async function confirmOnlyMine(page: Page): Promise<void> {
  await page.getByText(en.vaultKey.on.proven).waitFor()
  await page.getByRole('checkbox', { name: en.vaultKey.on.understand }).check()
  await button(page, en.vaultKey.on.go).click()
  await heading(page, en.vaultKey.on.done).waitFor()
  await button(page, en.vault.toVault).click()
  await heading(page, en.vault.standing.mine.title).waitFor()
}

/** A page of somebody who signed up with `signUp`. @param cookie what that gave */
export async function visitAs(home: Home, cookie: string, path: string): Promise<Page> {
  const page = await home.visit('/nowhere')
  const cookies = cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: home.origin }
  })
  await page.context().addCookies(cookies)
  await page.goto(home.origin + path)
  return page
}
