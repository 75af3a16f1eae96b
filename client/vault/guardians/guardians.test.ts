import { expect, it } from 'vitest'
import { createKeys } from '../keys.ts'
import { formatCode, parseCode } from '../recovery-code.ts'
import { wrapMaster } from '../recovery-wrap.ts'
import { eachBitFlipped, hex } from '../testing/bits.ts'
import { type CircleInput, drawCircle } from './circle.ts'
import { importPublic } from './curve.ts'
import { type GuardianPair, makePair, openPair } from './pair.ts'
import { codeFromAnswers, makeRequest } from './request.ts'
import { openFor, sealTo } from './sealed-share.ts'
import { combineShares, splitSecret } from './shares.ts'
import { spokenNumbers } from './spoken-numbers.ts'

const { crypto } = globalThis
const secret = hex('00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef')
const code = formatCode(secret)
const wrap = await wrapMaster(crypto, secret, hex('77'.repeat(32)))
const names = ['ben', 'cleo', 'dora']
const guardians = await Promise.all(names.map((id) => guardianOf(id)))
const holder = await makeRequest()
const circle = { circleId: 'circle-1', ownerId: 'ada', needed: 2, code }
const broken = { code: 'SEAL_BROKEN' }

async function guardianOf(id: string) {
  const keys = await createKeys(crypto, crypto.getRandomValues(new Uint8Array(32)))
  const pair = await makePair(crypto, keys.guardian)
  return { id, pair, publicKey: pair.publicKey, open: () => openPair(crypto, keys.guardian, pair) }
}

async function answersTo(requestId: string, input: CircleInput = { ...circle, guardians }) {
  const shares = await drawCircle(input)
  return Promise.all(
    shares.map(async ({ guardianId, share }) => {
      const ids = { ownerId: input.ownerId, guardianId }
      const guardian = await guardians.find(({ id }) => id === guardianId)!.open()
      const held = { ...ids, step: 'share', circleId: input.circleId } as const
      const plain = await openFor(crypto, guardian, share, held)
      const answer = { ...ids, step: 'answer', requestId } as const
      return { guardianId, answer: await sealTo(crypto, holder.publicKey, plain, answer) }
    }),
  )
}

const request = { holder, requestId: 'r1', ownerId: 'ada', needed: 2, wrap }

it('gives the code back by any two of three, and says so only when it is proven', async () => {
  const [b, c, d] = await answersTo('r1')
  for (const answers of [
    [b!, c!],
    [b!, d!],
    [c!, d!],
    [b!, c!, d!],
  ]) {
    expect(await codeFromAnswers({ ...request, answers })).toBe(code)
  }
  for (const answers of [[], [b!], [c!], [b!, b!]]) {
    await expect(codeFromAnswers({ ...request, answers })).rejects.toMatchObject({
      code: 'NOT_ENOUGH_ANSWERS',
    })
  }
})

it('lets no false answer stop enough true ones', async () => {
  const [b, c, d] = await answersTo('r1')
  const [, , old] = await answersTo('r1', { ...circle, guardians, code: 'ab'.repeat(32) })
  const nonsense = { guardianId: 'cleo', answer: 'AAAA' }
  for (const answers of [
    [old!, b!, c!],
    [nonsense, b!, d!],
    [{ ...b!, guardianId: 'dora' }, c!, d!],
  ]) {
    expect(await codeFromAnswers({ ...request, answers })).toBe(code)
  }
})

it('takes nothing of a circle that is over', async () => {
  const [b] = await answersTo('r1')
  const [, c] = await answersTo('r1')
  const [, , d] = await answersTo('r1', { ...circle, guardians, code: 'ab'.repeat(32) })
  // Each circle has shares of its own, even of the same secret.
  for (const answers of [
    [b!, c!],
    [b!, d!],
  ]) {
    await expect(codeFromAnswers({ ...request, answers })).rejects.toMatchObject({
      code: 'NOT_ENOUGH_ANSWERS',
    })
  }
})

it('opens no share for another circle, owner, guardian, request or holder', async () => {
  const [first] = await drawCircle({ ...circle, guardians })
  const [ben, cleo] = guardians
  const right = { step: 'share', circleId: 'circle-1', ownerId: 'ada', guardianId: 'ben' } as const
  const share = first!.share
  const mine = await ben!.open()
  expect(await openFor(crypto, mine, share, right)).toHaveLength(33)
  for (const wrong of [
    { ...right, circleId: 'circle-2' },
    { ...right, ownerId: 'eve' },
    { ...right, guardianId: 'cleo' },
    { ownerId: 'ada', guardianId: 'ben', step: 'answer', requestId: 'circle-1' } as const,
  ]) {
    await expect(openFor(crypto, mine, share, wrong)).rejects.toMatchObject(broken)
  }
  await expect(openFor(crypto, await cleo!.open(), share, right)).rejects.toMatchObject(broken)
  const disguised = { ...mine, publicKey: cleo!.publicKey }
  await expect(openFor(crypto, disguised, share, right)).rejects.toMatchObject(broken)
})

it('opens no share with a bit changed', async () => {
  const [first] = await drawCircle({ ...circle, guardians })
  const right = { step: 'share', circleId: 'circle-1', ownerId: 'ada', guardianId: 'ben' } as const
  const mine = await guardians[0]!.open()
  for (const flipped of eachBitFlipped(Buffer.from(first!.share, 'base64'))) {
    const share = Buffer.from(flipped).toString('base64')
    const end = await openFor(crypto, mine, share, right).catch((error) => error.code)
    expect(end).toBeOneOf(['SEAL_BROKEN', 'BAD_ANSWER'])
  }
})

it('draws no circle that could not give the code back, or to one alone', async () => {
  const [b, c, d] = guardians
  const many = Array.from({ length: 10 }, (_, at) => ({ id: `g${at}`, publicKey: `${at}` }))
  const wrong: Partial<CircleInput>[] = [
    { guardians: [] },
    { guardians: [b!] },
    { guardians: [b!, b!] },
    { guardians: [b!, { ...c!, publicKey: b!.publicKey }] },
    { guardians: [b!, { ...c!, id: 'ada' }] },
    { guardians: many },
    { guardians: [b!, c!, d!], needed: 1 },
    { guardians: [b!, c!], needed: 3 },
    { guardians: [b!, c!], needed: 1.5 },
    { guardians: [b!, { ...c!, id: 'x\ny' }] },
    { guardians: [b!, c!], circleId: '' },
  ]
  for (const change of wrong) {
    await expect(drawCircle({ ...circle, guardians, ...change })).rejects.toMatchObject({
      code: 'BAD_CIRCLE',
    })
  }
  await expect(drawCircle({ ...circle, guardians, code: '12' })).rejects.toMatchObject({
    code: 'BAD_RECOVERY_CODE',
  })
  const strange = [b!, { ...c!, publicKey: Buffer.alloc(65, 4).toString('base64') }]
  await expect(drawCircle({ ...circle, guardians: strange })).rejects.toMatchObject({
    code: 'BAD_ANSWER',
  })
})

it('splits and combines for every size of circle', async () => {
  const right = async (found: Uint8Array) => Buffer.from(found).equals(secret)
  for (let count = 2; count <= 9; count++) {
    for (let needed = 2; needed <= count; needed++) {
      const shares = await splitSecret(secret, count, needed)
      expect(await combineShares(shares.slice(count - needed), needed, right)).toEqual(secret)
      const fewer = shares.slice(0, needed - 1)
      expect(await combineShares(fewer, needed, right)).toBeNull()
      // Fewer shares combine to something all right, which has nothing to do with the secret.
      if (fewer.length >= 2) expect(await combineShares(fewer, needed - 1, right)).toBeNull()
    }
  }
})

it('keeps a guardian’s private half for their own vault, bound to its public half', async () => {
  const keys = await createKeys(crypto, hex('11'.repeat(32)))
  const pair = await makePair(crypto, keys.guardian)
  const mine = await openPair(crypto, keys.guardian, pair)
  expect(mine.privateKey.extractable).toBe(false)
  const purpose = { step: 'share', circleId: 'c', ownerId: 'o', guardianId: 'g' } as const
  const sealed = await sealTo(crypto, pair.publicKey, hex('0102'), purpose)
  expect(await openFor(crypto, mine, sealed, purpose)).toEqual(hex('0102'))
  const others = await createKeys(crypto, hex('12'.repeat(32)))
  await expect(openPair(crypto, others.guardian, pair)).rejects.toMatchObject(broken)
  const exchanged: GuardianPair = { ...pair, publicKey: guardians[0]!.publicKey }
  await expect(openPair(crypto, keys.guardian, exchanged)).rejects.toMatchObject(broken)
  expect(holder.privateKey.extractable).toBe(false)
})

it('takes no key that is not on the curve', async () => {
  for (const bytes of [
    Buffer.alloc(65),
    Buffer.alloc(65, 4),
    Buffer.alloc(33, 2),
    Buffer.alloc(0),
  ]) {
    await expect(importPublic(crypto, bytes.toString('base64'))).rejects.toMatchObject({
      code: 'BAD_ANSWER',
    })
  }
})

it('makes numbers to compare by voice: the same for the same key, for one person’s request', async () => {
  const numbers = await spokenNumbers(holder.publicKey, 'ada')
  expect(numbers).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/)
  expect(await spokenNumbers(holder.publicKey, 'ada')).toBe(numbers)
  expect(await spokenNumbers(holder.publicKey, 'eve')).not.toBe(numbers)
  expect(await spokenNumbers(guardians[0]!.publicKey, 'ada')).not.toBe(numbers)
  expect(parseCode(code)).toEqual(secret)
})
