import { randomBytes, randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LostShare } from './circle.ts'
import { newPoint, startCircles, type Circles } from './testing.ts'

/** What a plain program would remember of it. */
type ModelCircle = {
  id: string
  threshold: number
  named: number
  shares: Map<string, LostShare | null>
  request: { id: string; expiresAt: number; answers: Map<string, 'given' | 'refused'> } | null
}
type ModelPerson = { sealed: boolean; hasKey: boolean; circle: ModelCircle | null }
type Model = { people: Map<string, ModelPerson>; now: number }

const names = ['ada', 'bob', 'cleo', 'dora'] as const
const hour = 3_600_000
/** Set by the test: the step at which everything ends, counted from the next one. */
let crashAt = Infinity

let circles: Circles
beforeAll(async () => {
  circles = await startCircles((step) => {
    if (crashAt-- === 0) throw new Error(step === 'write:committed' ? 'killed after' : 'killed')
  })
})
afterAll(() => circles.close())

type Deed = {
  who: (typeof names)[number]
  whom: (typeof names)[number]
  threshold: number
  crash: number
}
type Outcome = 'done' | 'refused' | 'killed' | 'killed after'

/** Each does the same to the database and to the model. The database is free to refuse; the model says when. */
const deeds: Record<
  string,
  (deed: Deed, model: Model) => { may: boolean; real(): void; imagine(): void }
> = {
  seal: ({ who }, model) => ({
    may: true,
    real: () => void circles.seal(who),
    imagine() {
      const before = model.people.get(who)
      model.people.set(who, { sealed: true, hasKey: before?.hasKey ?? false, circle: null })
    },
  }),
  // Of one that is open already: nothing changes.
  open: ({ who }, model) => ({
    may: model.people.has(who),
    real: () => circles.open(who),
    imagine() {
      loseAll(model, who, 'zero-knowledge-off')
      model.people.set(who, { sealed: false, hasKey: false, circle: null })
    },
  }),
  setKey: ({ who }, model) => ({
    may: model.people.get(who)?.sealed === true,
    real: () => circles.setKey(who),
    imagine() {
      const person = model.people.get(who)
      if (person?.hasKey) loseAll(model, who, 'key-replaced')
      if (person) person.hasKey = true
    },
  }),
  name: ({ who, whom, threshold }, model) => {
    // Everybody but the owner and `whom`.
    const guardians = names.filter((name) => name !== who && name !== whom)
    const id = randomUUID()
    const named = guardians.length
    const ready = guardians.every((name) => model.people.get(name)?.hasKey)
    return {
      may: model.people.get(who)?.sealed === true && ready && threshold >= 2 && threshold <= named,
      real: () => put(who, { id, threshold, guardians }),
      imagine() {
        const shares = new Map(guardians.map((name) => [name as string, null]))
        const person = model.people.get(who)
        if (person) person.circle = { id, threshold, named, shares, request: null }
      },
    }
  },
  dissolve: ({ who }, model) => ({
    may: true,
    real: () => void circles.store.guardians.of(who).circle.remove(),
    imagine() {
      const person = model.people.get(who)
      if (person) person.circle = null
    },
  }),
  decline: ({ who, whom }, model) => ({
    may: true,
    real: () => void circles.store.guardians.of(who).held.decline(whom),
    imagine() {
      const circle = model.people.get(whom)?.circle
      if (circle?.shares.get(who) !== null) return
      circle.shares.set(who, 'declined')
      circle.request?.answers.delete(who)
    },
  }),
  ask: ({ who }, model) => {
    const id = randomUUID()
    const expiresAt = model.now + 24 * hour
    return {
      may: model.people.get(who)?.circle != null,
      real: () =>
        circles.store.guardians.of(who).requests.create({ id, publicKey: newPoint(), expiresAt }),
      imagine() {
        const circle = model.people.get(who)?.circle
        if (circle) circle.request = { id, expiresAt, answers: new Map() }
      },
    }
  },
  withdraw: ({ who }, model) => ({
    may: true,
    real: () => void circles.store.guardians.of(who).requests.withdraw(),
    imagine() {
      const circle = model.people.get(who)?.circle
      if (circle) circle.request = null
    },
  }),
  give: (deed, model) => answering(deed, model, 'given'),
  refuse: (deed, model) => answering(deed, model, 'refused'),
  leave: ({ who }, model) => ({
    may: true,
    real: () => circles.store.remove(who),
    imagine() {
      model.people.delete(who)
      for (const { circle } of model.people.values()) {
        circle?.shares.delete(who)
        circle?.request?.answers.delete(who)
      }
    },
  }),
  wait: (_, model) => ({
    may: true,
    real: () => void (circles.clock.now += 7 * hour),
    imagine: () => void (model.now += 7 * hour),
  }),
  sweep: (_, model) => ({
    may: true,
    real: () => void circles.store.guardians.sweep(),
    imagine() {
      for (const { circle } of model.people.values())
        if (circle?.request && circle.request.expiresAt + 168 * hour <= model.now)
          circle.request = null
    },
  }),
}

function put(who: string, wish: { id: string; threshold: number; guardians: string[] }): void {
  const { id, threshold, guardians } = wish
  const shares = guardians.map((guardianId) => ({ guardianId, sealedShare: randomBytes(126) }))
  const recoveryIv = circles.store.of(who).find()?.recoveryIv ?? Buffer.alloc(12)
  circles.store.guardians.of(who).circle.replace({ id, threshold, recoveryIv, shares })
}

function answering({ who, whom }: Deed, model: Model, kind: 'given' | 'refused') {
  const circle = model.people.get(whom)?.circle
  const open = circle?.request
  return {
    may: open != null && circle?.shares.get(who) === null,
    real() {
      const { held } = circles.store.guardians.of(who)
      const asked = open ? held.findRequest(open.id) : null
      // Somebody who is not asked tries all the same.
      const request = asked ?? {
        id: open?.id ?? 'none',
        circleId: circle?.id ?? 'none',
        ownerId: whom,
        expiresAt: 0,
      }
      held.answer(request, kind === 'given' ? randomBytes(126) : null)
    },
    imagine: () => void open?.answers.set(who, kind),
  }
}

function loseAll(model: Model, who: string, why: LostShare): void {
  for (const { circle } of model.people.values())
    if (circle?.shares.get(who) === null) circle.shares.set(who, why)
}

/** Everything anybody is shown. */
function seen(): object {
  return Object.fromEntries(
    names.map((name) => {
      const { key, circle, requests, held } = circles.store.guardians.of(name)
      const mine = circle.find()
      const request = requests.find()
      return [
        name,
        {
          hasKey: key.find() !== null,
          circle: mine && {
            id: mine.id,
            threshold: mine.threshold,
            named: mine.named,
            shares: mine.guardians.map(({ guardianId, lost }) => [guardianId, lost]),
          },
          request: request && {
            id: request.id,
            answers: request.answers.map((each) => [
              each.guardianId,
              each.sealedShare ? 'given' : 'refused',
            ]),
          },
          held: held
            .list()
            .map((each) => [each.ownerId, each.request?.id ?? null, each.request?.answered ?? null])
            .toSorted(),
        },
      ]
    }),
  )
}

function imagined({ people, now }: Model): object {
  return Object.fromEntries(
    names.map((name) => {
      const person = people.get(name)
      const circle = person?.circle ?? null
      const request = circle?.request ?? null
      const live = request !== null && request.expiresAt > now
      const held = [...people].flatMap(([ownerId, { circle }]) => {
        if (circle?.shares.get(name) !== null) return []
        const open = circle.request && circle.request.expiresAt > now ? circle.request : null
        return [[ownerId, open?.id ?? null, open?.answers.get(name) ?? null]]
      })
      return [
        name,
        {
          hasKey: person?.hasKey ?? false,
          circle: circle && {
            id: circle.id,
            threshold: circle.threshold,
            named: circle.named,
            shares: [...circle.shares].toSorted(),
          },
          request: request && {
            id: request.id,
            answers: live ? [...request.answers].toSorted() : [],
          },
          held: held.toSorted(),
        },
      ]
    }),
  )
}

function act(real: () => void, crash: number): Outcome {
  crashAt = crash
  try {
    circles.store.writeNow(real)
    return 'done'
  } catch (error) {
    const { message } = error as Error
    return message === 'killed' || message === 'killed after' ? message : 'refused'
  } finally {
    crashAt = Infinity
  }
}

const deed = fc.record({
  kind: fc.constantFrom(...Object.keys(deeds)),
  who: fc.constantFrom(...names),
  whom: fc.constantFrom(...names),
  threshold: fc.constantFrom<number[]>(2, 2, 2, 3, 1),
  // Mostly nothing breaks.
  crash: fc.oneof({ weight: 4, arbitrary: fc.constant(Infinity) }, fc.nat(5)),
})
type Step = typeof deed extends fc.Arbitrary<infer T> ? T : never

/** Half of the runs begin where everything is ready, so that they get further. */
const ready: Step[] = [
  ...names.flatMap((who) =>
    ['seal', 'setKey'].map((kind) => ({ kind, who, whom: who, threshold: 2, crash: Infinity })),
  ),
  { kind: 'name', who: 'ada', whom: 'ada', threshold: 2, crash: Infinity },
  { kind: 'ask', who: 'ada', whom: 'ada', threshold: 2, crash: Infinity },
]

test('circles, shares, requests and answers are what a plain program would remember, wherever it is killed', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.array(deed, { minLength: 5, maxLength: 30 }), (begun, steps) => {
      for (const name of names) circles.store.remove(name)
      const model: Model = { people: new Map(), now: circles.clock.now }
      for (const { kind, crash, ...step } of [...(begun ? ready : []), ...steps]) {
        const { may, real, imagine } = deeds[kind]?.(step as Deed, model) ?? expect.fail(kind)
        const outcome = act(real, kind === 'wait' ? Infinity : crash)
        if (outcome === 'done' || outcome === 'killed after') imagine()
        if (!outcome.startsWith('killed'))
          expect(`${kind} ${outcome}`).toBe(`${kind} ${may ? 'done' : 'refused'}`)
        expect(seen()).toEqual(imagined(model))
      }
    }),
    { numRuns: 100 },
  )
})
