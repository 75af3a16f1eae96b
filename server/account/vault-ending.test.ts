import { afterEach, beforeEach, expect, test } from 'vitest'
import { HearthError } from '../../storage/index.ts'
import { ben, startAccount, type TestAccount } from './testing.ts'
import { noVault } from './vault.ts'

let account: TestAccount
let full: boolean
let ended: string[]
beforeEach(async () => {
  ;[full, ended] = [false, []]
  const erase = (userId: string) => {
    if (full) throw new HearthError('NO_SPACE', 'The disk is full.')
    ended.push(userId)
  }
  account = await startAccount({ vault: { ...noVault, erase } })
})
afterEach(() => account.remove())

test('a vault ends with its account', async () => {
  expect((await account.ask(ben.id, 'DELETE', '/me/data')).status).toBe(200)
  expect(ended).toEqual([ben.id])
  expect(account.storage.jobs.claim({ kinds: ['erase'], leaseMs: 1000 })).toBeNull()
})

test('one that cannot end now ends with the job, which stays for it', async () => {
  full = true
  expect((await account.ask(ben.id, 'DELETE', '/me/data')).status).toBe(200)
  expect(ended).toEqual([])
  full = false
  const { storage } = account
  const job = storage.jobs.claim({ kinds: ['erase'], leaseMs: 60_000 })
  await account.account.handlers.erase.run(job!, new AbortController().signal)
  expect(ended).toEqual([ben.id])
})
