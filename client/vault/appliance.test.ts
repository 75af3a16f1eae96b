import { afterAll, beforeAll, expect, it } from 'vitest'
import { setUp, startTestAppliance, type TestAppliance } from '../../server/testing.ts'
import { VaultClient } from '../index.ts'
import { all } from './testing/bits.ts'

let appliance: TestAppliance
let token: string

beforeAll(async () => {
  appliance = await startTestAppliance()
  token = (await setUp(appliance.origin)).token
})
afterAll(() => appliance.close())

const device = () => new VaultClient(appliance.origin, { token })
const another = Array.from({ length: 16 }, () => 'ABCD').join('-')

it('keeps a vault from its first day to zero-knowledge and back', async () => {
  const laptop = device()
  expect(await laptop.status()).toMatchObject({ vaultExists: false, zeroKnowledge: false })
  await expect(laptop.unlock()).rejects.toMatchObject({ code: 'VAULT_NOT_INITIALISED' })
  await laptop.init()
  const note = await laptop.contents.encrypt('nobody else’s business')
  const { stream, salt } = await laptop.contents.sealFile(new Blob(['a photo']))
  const photo = new Blob([await all(stream)])

  await expect(laptop.checkRecovery(another)).rejects.toMatchObject({
    code: 'RECOVERY_WRAP_MISSING',
  })
  const code = await laptop.setRecovery()
  await laptop.checkRecovery(code, { 3: code.slice(10, 14), 11: code.slice(50, 54) })
  await expect(laptop.enableZeroKnowledge(another)).rejects.toMatchObject({
    code: 'WRONG_RECOVERY_CODE',
  })
  await laptop.enableZeroKnowledge(code)
  expect(await laptop.status()).toMatchObject({ zeroKnowledge: true, hasRecoveryWrap: true })
  await expect(laptop.rotate()).rejects.toMatchObject({ code: 'ZK_ROTATE_FORBIDDEN' })
  await expect(laptop.removeRecovery()).rejects.toMatchObject({ code: 'ZK_ACTIVE' })

  const phone = device()
  await expect(phone.unlock()).rejects.toMatchObject({ code: 'NEEDS_RECOVERY_CODE' })
  await expect(phone.unlock(another)).rejects.toMatchObject({ code: 'WRONG_RECOVERY_CODE' })
  await phone.unlock(code.toLowerCase())
  expect(await phone.contents.decrypt(note)).toBe('nobody else’s business')
  const opened = await all(await phone.contents.openFile(photo, { facts: { file: salt } }))
  expect(new TextDecoder().decode(opened)).toBe('a photo')

  const next = await phone.setRecovery(code)
  await expect(laptop.disableZeroKnowledge(code)).rejects.toMatchObject({
    code: 'WRONG_RECOVERY_CODE',
  })
  await laptop.disableZeroKnowledge(next)
  const tablet = device()
  await tablet.unlock()
  expect(await tablet.contents.decrypt(note)).toBe('nobody else’s business')
  await tablet.rotate()
  await expect(tablet.contents.decrypt(note)).rejects.toMatchObject({ code: 'SEAL_BROKEN' })
})

it('says in the appliance’s words that nobody is signed in', async () => {
  const nobody = new VaultClient(appliance.origin)
  const refusal = await nobody.status().catch((error) => error)
  expect(refusal).toMatchObject({ status: 401 })
  expect(refusal.message).not.toContain('status 401')
})
