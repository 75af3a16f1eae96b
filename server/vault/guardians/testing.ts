import { createECDH, randomBytes, randomUUID } from 'node:crypto'
import { checkOf } from '../master-key.ts'
import { recoveryFor, startVault } from '../testing.ts'
import type { Household } from './household.ts'

/** Test support: people of one household with real routes and a real vault.db; shares are random bytes. */
export type GuardianHouse = Awaited<ReturnType<typeof startGuardianHouse>>

export const people = ['ada', 'bob', 'cleo', 'dora'] as const

type Options = { step?: (name: string) => void; mates?: string[]; away?: string }

export async function startGuardianHouse({ step, mates = [...people], away }: Options = {}) {
  const news: { userId: string; what: string }[] = []
  const standing = { deaf: false }
  const household: Household = {
    matesOf: (userId) =>
      mates
        .filter((mate) => mate !== userId)
        .map((mate) => ({
          userId: mate,
          name: `${mate} Linden`,
          image: null,
          canSignIn: mate !== away,
        })),
    tell(userId, each) {
      if (standing.deaf) throw new Error('no room for it')
      news.push({ userId, ...each })
    },
  }
  const house = await startVault({ household, ...(step ? { step } : {}) })
  const keys = new Map<string, { proof: string; recoveryIv: string; mk: Buffer }>()
  const publicKeys = new Map<string, string>()

  /** Zero-knowledge mode with a recovery wrap, as two calls of a client. */
  async function seal(person: string): Promise<void> {
    const mk = keys.get(person)?.mk ?? (await house.key(person))
    const wrap = recoveryFor(person, mk)
    await expectOk(house.tell(person, 'POST', '/vault/recovery-wrap', wrap))
    const { recoveryIv, proof } = wrap
    await expectOk(
      house.tell(person, 'POST', '/vault/zero-knowledge', { enable: true, recoveryIv, proof }),
    )
    keys.set(person, { proof, recoveryIv, mk })
  }
  function open(person: string) {
    const masterKey = keys.get(person)?.mk.toString('base64')
    return house.tell(person, 'POST', '/vault/zero-knowledge', { enable: false, masterKey })
  }
  async function setKey(person: string, publicKey = makePoint()) {
    const proof = keys.get(person)?.proof ?? checkOf(person, randomBytes(32)).toString('base64')
    const sealedPrivateKey = randomBytes(166).toString('base64')
    const body = { publicKey, sealedPrivateKey, proof }
    const answer = await house.tell(person, 'PUT', '/vault/guardian-key', body)
    if (answer.status === 200) publicKeys.set(person, publicKey)
    return answer
  }
  /** What a client would send to name them. */
  function circleOf(owner: string, guardians: string[], threshold = 2) {
    return {
      circleId: randomUUID(),
      threshold,
      recoveryIv: keys.get(owner)?.recoveryIv,
      proof: keys.get(owner)?.proof,
      shares: guardians.map((guardianId) => ({
        guardianId,
        publicKey: publicKeys.get(guardianId) ?? makePoint(),
        sealedShare: makeShare(),
      })),
    }
  }
  return Object.assign(house, {
    news,
    /** Nobody can be told anything from now on. */
    deafen: () => void (standing.deaf = true),
    mates,
    keys,
    seal,
    unseal: open,
    setKey,
    circleOf,
    dismiss: (owner: string) =>
      house.tell(owner, 'DELETE', '/vault/guardians', { proof: keys.get(owner)?.proof }),
    /** Everybody ready: sealed, with a guardian's key. */
    async settle(everybody: readonly string[] = people) {
      for (const person of everybody) {
        await seal(person)
        await expectOk(setKey(person))
      }
    },
    name: (owner: string, guardians: string[], threshold?: number) =>
      house.tell(owner, 'PUT', '/vault/guardians', circleOf(owner, guardians, threshold)),
    request: (owner: string) =>
      house.tell(owner, 'POST', '/vault/recovery-requests', { publicKey: makePoint() }),
    /** What of it is shown. */
    async look(person: string, path: string) {
      return (await house.tell(person, 'GET', `/vault${path}`)).body
    },
  })
}

async function expectOk(answer: Promise<{ status: number; body: object }>): Promise<void> {
  const { status, body } = await answer
  if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`)
}

export function makePoint(): string {
  return createECDH('prime256v1').generateKeys('base64')
}

export function makeShare(): string {
  const once = Buffer.from(makePoint(), 'base64')
  return Buffer.concat([once, randomBytes(61)]).toString('base64')
}
