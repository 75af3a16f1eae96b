import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { setUp, signUp, startTestAppliance, type TestAppliance } from '../../server/testing.ts'
import { VaultClient } from '../index.ts'

let appliance: TestAppliance
let token: string

beforeAll(async () => {
  appliance = await startTestAppliance({ HEARTH_SIGNUP: 'open' })
  token = (await setUp(appliance.origin)).token
})
afterAll(() => appliance.close())

const device = (send: Sending = { token }) => new VaultClient(appliance.origin, send)
type Sending = ConstructorParameters<typeof VaultClient>[1]

/** As somebody with the session and nothing else would. */
async function replaceWrap(headers: Record<string, string>) {
  const answer = await fetch(`${appliance.origin}/api/v1/me/encryption-vault/recovery-wrap`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: appliance.origin, ...headers },
    body: JSON.stringify({
      recoveryWrappedMk: randomBytes(48).toString('base64'),
      recoveryIv: randomBytes(12).toString('base64'),
    }),
  })
  expect(answer.status).toBe(200)
}
const bearer = () => ({ authorization: `Bearer ${token}` })

it('a code that was replaced by somebody who did not know it opens still, says so, and comes back', async () => {
  const laptop = device()
  await laptop.init()
  const note = await laptop.contents.encrypt('mine')
  const code = await laptop.setRecovery()
  await laptop.enableZeroKnowledge(code)
  expect(await device().unlock(code)).toEqual({ former: null })
  await replaceWrap(bearer())
  await replaceWrap(bearer())

  const phone = device()
  const { former } = await phone.unlock(code)
  expect(Date.parse(former?.until ?? '')).toBeGreaterThan(Date.now())
  expect(await phone.contents.decrypt(note)).toBe('mine')
  const another = Array.from({ length: 16 }, () => 'ABCD').join('-')
  const wrong = { code: 'WRONG_RECOVERY_CODE' }
  await expect(device().unlock(another)).rejects.toMatchObject(wrong)
  await expect(phone.restoreRecovery(another)).rejects.toMatchObject(wrong)
  await phone.restoreRecovery(code)
  await phone.restoreRecovery(code)
  expect(await device().unlock(code)).toEqual({ former: null })
  await phone.checkRecovery(code)

  // Or a new one in its place, which ends all others at once.
  await replaceWrap(bearer())
  const next = await device().setRecovery(code)
  expect(await device().unlock(next)).toEqual({ former: null })
  await expect(device().unlock(code)).rejects.toMatchObject(wrong)
})

it('guardians give back a code although a session replaced what it opened', async () => {
  const people = await Promise.all(
    ['bob', 'cleo', 'dora'].map((name) => signUp(appliance.origin, name)),
  )
  const [bob, cleo, dora] = await Promise.all(
    people.map(async ({ cookie, userId }) => {
      const { origin } = appliance
      const send = (input: string, init: RequestInit = {}) =>
        fetch(input, { ...init, headers: { ...(init.headers as object), cookie, origin } })
      const vault = device({ fetch: send })
      await vault.init()
      const code = await vault.setRecovery()
      await vault.enableZeroKnowledge(code)
      await vault.guardians.offer()
      return { userId, cookie, code, vault, another: () => device({ fetch: send }) }
    }),
  )
  if (!bob || !cleo || !dora) throw new Error('three people')
  await bob.vault.guardians.nameGuardians(bob.code, [cleo.userId, dora.userId], 2)
  await replaceWrap({ cookie: bob.cookie })
  const phone = bob.another()
  const holder = await phone.guardians.makeRequest()
  await phone.guardians.askForRecovery(holder)
  for (const { vault } of [cleo, dora]) {
    const [held] = await vault.guardians.guardianships()
    if (!held?.request) throw new Error('nobody asks')
    await vault.guardians.approve({ ...held, request: held.request })
  }
  expect(await phone.guardians.completeRecovery(holder)).toBe(bob.code)
  expect((await phone.unlock(bob.code)).former).not.toBeNull()
})
