import { expect, it } from 'vitest'
import { findDesktop } from './desktop.ts'

const names = `describe setStartAtLogin setKeepAwake showLogs moveFolder removeFormer
  printRecoverySheet checkUpdates getUpdate showReports quit`.split(/\s+/)
const whole = Object.fromEntries(names.map((name) => [name, async () => {}]))

it('is there in the window of the app alone', () => {
  expect(findDesktop({})).toBeNull()
  expect(findDesktop({ hearthDesktop: null })).toBeNull()
  expect(findDesktop({ hearthDesktop: whole })).toBe(whole)
})

it('is not there where the app is older than the page', () => {
  for (const name of names)
    expect(findDesktop({ hearthDesktop: { ...whole, [name]: undefined } }), name).toBeNull()
})
