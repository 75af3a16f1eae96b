import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { setUp, signUp, startTestAppliance, type TestAppliance } from '../../server/testing.ts'
import { AuthClient, codeFromAnswers, spokenNumbers, VaultClient } from '../index.ts'
import { parseCode } from './recovery-code.ts'

type Person = {
  userId: string
  code: string
  /** One more device of theirs, signed in. */
  device: () => VaultClient
  /** The one where their vault is open. */
  vault: VaultClient
  /** A route as it is, past the client. */
  ask: (method: string, path: string, body?: object) => Promise<Response>
}

let appliance: TestAppliance
let ada: Person
let bob: Person
let cleo: Person
let dora: Person
let adasCookie: string

beforeAll(async () => {
  appliance = await startTestAppliance({ HEARTH_SIGNUP: 'open' })
  const first = await setUp(appliance.origin)
  adasCookie = first.cookie
  ada = await personOf(first)
  bob = await personOf(await signUp(appliance.origin, 'bob'))
  cleo = await personOf(await signUp(appliance.origin, 'cleo'))
  dora = await personOf(await signUp(appliance.origin, 'dora'))
})
afterAll(() => appliance.close())

/** Somebody in zero-knowledge mode, with their vault open on one device and others can name them. */
async function personOf({ userId, cookie }: { userId: string; cookie: string }): Promise<Person> {
  const device = () => new VaultClient(appliance.origin, { fetch: withCookie(cookie) })
  const vault = device()
  await vault.init()
  const code = await vault.setRecovery()
  await vault.enableZeroKnowledge(code)
  await vault.guardians.offer()
  const ask = (method: string, path: string, body?: object) =>
    withCookie(cookie)(`${appliance.origin}/api/v1/me/encryption-vault${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  return { userId, code, device, vault, ask }
}

function withCookie(cookie: string) {
  const { origin } = appliance
  return (input: string, init: RequestInit = {}) =>
    fetch(input, { ...init, headers: { ...(init.headers as object), cookie, origin } })
}

async function approve(guardian: Person): Promise<void> {
  const [guardianship] = await guardian.vault.guardians.guardianships()
  const { request } = guardianship ?? expect.fail('no guardianship')
  if (!guardianship || !request) expect.fail('nobody asks')
  await guardian.vault.guardians.approve({ ...guardianship, request })
}

const ids = (people: Person[]) => people.map(({ userId }) => userId)
const notEnough = { code: 'NOT_ENOUGH_ANSWERS' }

it('gives a lost code back by any two of three, to the device that asked, and to nothing less', async () => {
  const note = await ada.vault.contents.encrypt('ten photos')
  const candidates = await ada.vault.guardians.candidates()
  expect(candidates.map(({ userId, ready }) => [userId, ready]).toSorted()).toEqual(
    ids([bob, cleo, dora])
      .map((id) => [id, true])
      .toSorted(),
  )
  await ada.vault.guardians.nameGuardians(ada.code, ids([bob, cleo, dora]), 2)
  for (const [one, other] of [
    [bob, cleo],
    [bob, dora],
    [cleo, dora],
  ] as const) {
    // Signed in at a device that never saw the code.
    const phone = ada.device()
    const holder = await phone.guardians.makeRequest()
    const asked = await phone.guardians.askForRecovery(holder)
    expect(asked).toMatchObject({ state: 'open', threshold: 2, missing: 2 })
    const [guardianship] = await one.vault.guardians.guardianships()
    expect(await spokenNumbers(guardianship?.request?.publicKey ?? '', ada.userId)).toBe(
      await spokenNumbers(holder.publicKey, ada.userId),
    )
    await expect(phone.guardians.completeRecovery(holder)).rejects.toMatchObject(notEnough)
    await approve(one)
    await approve(one)
    expect(await phone.guardians.recovery()).toMatchObject({ state: 'open', missing: 1 })
    await expect(phone.guardians.completeRecovery(holder)).rejects.toMatchObject(notEnough)
    await approve(other)
    const another = await phone.guardians.makeRequest()
    await expect(phone.guardians.completeRecovery(another)).rejects.toMatchObject({
      code: 'OTHER_DEVICE',
    })
    const code = await phone.guardians.completeRecovery(holder)
    expect(code).toBe(ada.code)
    await phone.unlock(code)
    expect(await phone.contents.decrypt(note)).toBe('ten photos')
    await phone.guardians.withdraw()
    await expect(phone.guardians.completeRecovery(holder)).rejects.toMatchObject({
      code: 'NO_REQUEST',
    })
  }
  const account = new AuthClient(appliance.origin, { fetch: withCookie(adasCookie) })
  const events = await account.securityEvents()
  expect(events.map(({ eventType }) => eventType)).toContain('recovery_asked')
})

it('lets a share of an old circle open nothing, and one false answer stop nobody', async () => {
  const phone = ada.device()
  const holder = await phone.guardians.makeRequest()
  const { id } = await phone.guardians.askForRecovery(holder)
  const [before] = await bob.vault.guardians.guardianships()
  const circleId = before?.circleId ?? ''
  const raw = async (person: Person, path: string) => (await person.ask('GET', path)).json()
  const kept = (await raw(bob, `/guardianships/${ada.userId}/share?request=${id}`)) as {
    sealedShare: string
  }
  const { key: pair } = (await raw(bob, '/guardian-key')) as {
    key: { publicKey: string; sealedPrivateKey: string }
  }

  const old = ada.code
  ada.code = await ada.vault.setRecovery(old)
  expect(await ada.vault.guardians.circle()).toBeNull()
  await expect(ada.vault.guardians.nameGuardians(old, ids([bob, cleo]), 2)).rejects.toMatchObject({
    code: 'WRONG_RECOVERY_CODE',
  })
  await ada.vault.guardians.nameGuardians(ada.code, ids([bob, cleo, dora]), 2)
  const next = await phone.guardians.askForRecovery(holder)
  const answer = await bob.vault.guardianship.approve({
    pair,
    share: kept.sealedShare,
    circleId,
    ownerId: ada.userId,
    guardianId: bob.userId,
    requestId: next.id,
    requestPublicKey: holder.publicKey,
  })
  const given = await bob.ask('POST', `/recovery-requests/${next.id}/answer`, {
    sealedShare: answer,
  })
  expect(given.status).toBe(200)
  await approve(cleo)
  await expect(phone.guardians.completeRecovery(holder)).rejects.toMatchObject(notEnough)
  await approve(dora)
  expect(await phone.guardians.completeRecovery(holder)).toBe(ada.code)

  // All that the appliance has, in the hands of somebody else: their device did not ask.
  const stranger = await phone.guardians.makeRequest()
  const request = (await phone.guardians.recovery()) ?? expect.fail('no request')
  const answers = request.answers.map(({ guardianId, sealedShare }) => ({
    guardianId,
    answer: sealedShare,
  }))
  const wrap = (await raw(ada, '/recovery-wrap')) as {
    recoveryWrappedMk: string
    recoveryIv: string
  }
  const asked = {
    holder: stranger,
    requestId: request.id,
    ownerId: ada.userId,
    answers,
    needed: 2,
    wrap,
  }
  await expect(codeFromAnswers(asked)).rejects.toMatchObject(notEnough)
})

it('tells the owner who holds no share any more, and keeps the code from every file', async () => {
  await bob.vault.disableZeroKnowledge(bob.code)
  await cleo.vault.guardians.decline(ada.userId)
  const circle = (await ada.vault.guardians.circle()) ?? expect.fail('no circle')
  const lost = Object.fromEntries(circle.guardians.map(({ userId, lost }) => [userId, lost]))
  expect([circle.holding, lost[bob.userId], lost[cleo.userId]]).toEqual([
    1,
    'zero-knowledge-off',
    'declined',
  ])
  const holder = await ada.vault.guardians.makeRequest()
  await expect(ada.vault.guardians.askForRecovery(holder)).rejects.toMatchObject({
    code: 'TOO_FEW_GUARDIANS',
  })
  await expect(
    ada.vault.guardians.nameGuardians(ada.code, ids([bob, dora]), 2),
  ).rejects.toMatchObject({ code: 'GUARDIAN_CHANGED' })
  await expect(bob.vault.guardians.offer()).rejects.toMatchObject({ code: 'ZK_REQUIRED' })

  const secret = Buffer.from(parseCode(ada.code))
  for (const name of (await readdir(appliance.dir)).filter((name) => name.includes('.db'))) {
    const bytes = await readFile(join(appliance.dir, name))
    expect(bytes.includes(secret), name).toBe(false)
    expect(bytes.includes(secret.toString('hex')), name).toBe(false)
    expect(bytes.includes(ada.code), name).toBe(false)
  }
})
