import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { recoveryFor, startVault, type TestVault } from './testing.ts'

/** What has to be true of one person's vault. */
type Model = {
  mk: Buffer | null
  recovery: { iv: string } | null
  /** IVs of what was replaced without proof. */
  former: string[]
  zeroKnowledge: boolean
}
type House = TestVault & { killAt: string | null }
type Answer = Awaited<ReturnType<TestVault['tell']>>

/** A step of a person; `expected` says what is answered and what is true from then on. */
type Step = {
  name: string
  ask: (house: House, who: string, model: Model) => Promise<Answer>
  expected: (model: Model) => number
  after: (model: Model, answer: Answer) => Model
}

const tell =
  (method: string, path: string, body?: (model: Model, who: string) => unknown): Step['ask'] =>
  (house, who, model) =>
    house.tell(who, method, `/vault${path}`, body?.(model, who))

const keyIn = ({ body }: Answer, model: Model) =>
  body['masterKey'] === undefined ? model.mk : Buffer.from(String(body['masterKey']), 'base64')
const same = (model: Model) => model
const exists = (model: Model, status = 200) => (model.mk === null ? 404 : status)
let lastWrap: ReturnType<typeof recoveryFor>

const steps: Step[] = [
  {
    name: 'init',
    ask: tell('POST', '/init'),
    expected: () => 200,
    after: (model, answer) => ({ ...model, mk: keyIn(answer, model) }),
  },
  { name: 'key', ask: tell('GET', '/key'), expected: (model) => exists(model), after: same },
  {
    name: 'rotate',
    ask: tell('POST', '/rotate'),
    expected: ({ zeroKnowledge }) => (zeroKnowledge ? 409 : 200),
    after: (model, answer) => ({ ...model, mk: keyIn(answer, model), recovery: null }),
  },
  {
    name: 'set recovery',
    ask: tell('POST', '/recovery-wrap', ({ mk }, who) => {
      lastWrap = recoveryFor(who, mk ?? randomBytes(32))
      return lastWrap
    }),
    expected: (model) => exists(model),
    after: (model) => ({ ...model, recovery: { iv: lastWrap.recoveryIv }, former: [] }),
  },
  {
    name: 'set recovery without proof',
    ask: tell('POST', '/recovery-wrap', ({ mk }, who) => {
      lastWrap = recoveryFor(who, mk ?? randomBytes(32))
      return { ...lastWrap, proof: undefined }
    }),
    expected: (model) => exists(model),
    after: ({ former, ...model }) => ({
      ...model,
      recovery: { iv: lastWrap.recoveryIv },
      former: model.zeroKnowledge && model.recovery ? [...former, model.recovery.iv] : former,
    }),
  },
  {
    name: 'set recovery of another key',
    ask: tell('POST', '/recovery-wrap', (_, who) => recoveryFor(who, randomBytes(32))),
    expected: (model) => exists(model, 400),
    after: same,
  },
  {
    name: 'clear recovery',
    ask: tell('DELETE', '/recovery-wrap'),
    expected: (model) => exists(model, model.zeroKnowledge ? 409 : 200),
    after: (model) => ({ ...model, recovery: null }),
  },
  {
    name: 'zk on',
    ask: tell('POST', '/zero-knowledge', ({ recovery }) => ({
      enable: true,
      ...(recovery ? { recoveryIv: recovery.iv } : {}),
    })),
    expected: (model) => exists(model, model.recovery === null ? 400 : 200),
    after: (model) => ({ ...model, zeroKnowledge: true }),
  },
  {
    name: 'zk off',
    ask: tell('POST', '/zero-knowledge', ({ mk }) => ({
      enable: false,
      masterKey: (mk ?? randomBytes(32)).toString('base64'),
    })),
    expected: (model) => exists(model),
    after: (model) => ({ ...model, zeroKnowledge: false, former: [] }),
  },
  {
    name: 'zk off with another key',
    ask: tell('POST', '/zero-knowledge', () => ({
      enable: false,
      masterKey: randomBytes(32).toString('base64'),
    })),
    expected: (model) => exists(model, model.zeroKnowledge ? 400 : 200),
    after: same,
  },
]

/** Where the program may end: between any two statements, before the commit, after it. */
const crashes = [
  'write:begin',
  'vault:create',
  'vault:replace',
  'vault:replace:done',
  'vault:keepFormer',
  'vault:setRecovery:done',
  'vault:dropFormer',
  'vault:clearRecovery:done',
  'vault:enableZeroKnowledge',
  'vault:enableZeroKnowledge:done',
  'vault:disableZeroKnowledge:done',
  'audit:row',
  'audit:head',
  'write:commit',
  'scrub:vacuum',
  'scrub:copies',
  'scrub:done',
]

const move = fc.record({
  who: fc.constantFrom('ada', 'ben'),
  step: fc.nat(steps.length - 1),
  crash: fc.option(fc.constantFrom(...crashes), { freq: 3 }),
})

const nothing: Model = { mk: null, recovery: null, former: [], zeroKnowledge: false }

test('every order of steps, with the program ending anywhere between two statements', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 4, maxLength: 14 }), async (moves) => {
      const house = await startCrashing()
      try {
        const models = new Map([
          ['ada', nothing],
          ['ben', nothing],
        ])
        for (const { who, step: index, crash } of moves) {
          const step = steps[index]!
          const model = models.get(who) ?? nothing
          house.killAt = crash
          const answer = await step.ask(house, who, model)
          house.killAt = null
          const crashed = answer.status === 500
          if (!crashed)
            expect([step.name, answer.status]).toEqual([step.name, step.expected(model)])
          if (answer.status === 200) models.set(who, step.after(model, answer))
          if (crash !== null) await house.reopen()
          for (const [person, expected] of models) await holds(house, person, expected)
        }
      } finally {
        await house.close()
      }
    }),
    { numRuns: 25 },
  )
}, 120_000)

/** The vault is what the model says, and opens with what the model has. */
async function holds(house: House, who: string, model: Model): Promise<void> {
  const row = house.store.of(who).find()
  expect(row === null).toBe(model.mk === null)
  if (row === null || model.mk === null) return
  expect(row.zeroKnowledge === 1).toBe(model.zeroKnowledge)
  expect(row.recoveryIv?.toString('base64')).toBe(model.recovery?.iv)
  const former = house.store
    .of(who)
    .former()
    .map(({ recoveryIv }) => recoveryIv.toString('base64'))
  expect(former).toEqual(model.former)
  const { body } = await house.tell(who, 'GET', '/vault/key')
  if (model.zeroKnowledge) expect(body['recoveryIv']).toBe(model.recovery?.iv)
  else expect(body['masterKey']).toBe(model.mk.toString('base64'))
}

async function startCrashing(): Promise<House> {
  const state = { killAt: null as string | null }
  const house = await startVault({
    step(name) {
      if (name !== state.killAt) return
      state.killAt = null
      throw new Error(`killed at ${name}`)
    },
  })
  return Object.defineProperty(house as House, 'killAt', {
    get: () => state.killAt,
    set: (name: string | null) => {
      state.killAt = name
    },
  })
}
