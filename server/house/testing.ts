import { Hono } from 'hono'
import { addPerson } from '../../storage/account/everything.ts'
import { scratchStorage } from '../../storage/scratch.ts'
import { HearthError } from '../../storage/index.ts'
import { createCopies } from '../copies/index.ts'
import { createHomeNetwork } from '../lan/switch.ts'
import pino from 'pino'
import type { Caller, CallerEnv } from '../caller.ts'
import { errorResponse } from '../errors.ts'
import { createChoices } from '../choices/choices.ts'
import { createChoiceWatch } from '../choices/watch.ts'
import { createLife } from '../life.ts'
import { parseSettings } from '../settings.ts'
import { createHouse, type HouseDeps } from './index.ts'

/** Test support: the routes on a real storage; only who asks is told by a header. */
export type TestHouse = Awaited<ReturnType<typeof startHouse>>

export const ada = { id: 'person-ada', email: 'ada@example.org', role: 'admin' }
export const ben = { id: 'person-ben', email: 'ben@example.org', role: 'user' }

export async function startHouse(
  options: Partial<HouseDeps> = {},
  env: Record<string, string> = {},
) {
  const scratch = await scratchStorage()
  const { storage } = scratch
  addPerson(storage.sqlite, ada)
  addPerson(storage.sqlite, ben)
  const at = (port: number) => `http://localhost:${port}`
  const settings = parseSettings({
    HEARTH_DATA_DIR: storage.folder.dir,
    HEARTH_HTTPS_PORT: '0',
    ...env,
  })
  const network = createHomeNetwork({
    settings,
    house: storage.settings,
    keysDir: storage.folder.keys,
    plainPort: 1,
    read: () => [],
    log: pino({ level: 'silent' }),
    now: () => scratch.clock.now,
  })
  const secrets = [{ version: 1, value: 'a secret of the house, long enough for it' }]
  const choices = createChoices({ settings, house: storage.settings, secrets })
  const watch = createChoiceWatch({ house: storage.settings, everyMs: 20 })
  const told: unknown[][] = []
  let householdName = 'The Lindens'
  const copies = createCopies({
    storage,
    log: pino({ level: 'silent' }),
    now: () => scratch.clock.now,
  })
  const house = createHouse({
    copies,
    choices,
    watch,
    household: {
      name: () => householdName,
      rename: (name) => void (householdName = name),
    },
    tellAdmins: (...what) => void told.push(what),
    tryMail: async () => null,
    life: createLife({ platform: 'linux', by: 'checkout', comesBack: false }),
    storage,
    settings,
    network,
    addresses: () => ({ household: at(1), auth: at(2), media: at(3), lan: null }),
    custody: 'file',
    housekeeping: { last: () => [] },
    reopen: {},
    sessionStands: () => true,
    now: () => scratch.clock.now,
    ...options,
  })
  const app = new Hono<CallerEnv>({ strict: false })
  app.onError((error, c) => errorResponse(c, error))
  app.use(async (c, next) => {
    const caller = callerFrom(c.req.header('x-test-caller') ?? '')
    if (caller === null) throw new HearthError('UNAUTHORIZED', 'Please sign in first.')
    c.set('caller', caller)
    await next()
  })
  app.route('/', house.routes)
  const ask = async (
    person: string,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<Response> =>
    app.request(path, {
      method,
      headers: { 'x-test-caller': person },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  return {
    ...scratch,
    storage,
    house,
    copies,
    network,
    choices,
    told,
    ask,
    /** What an admin is answered: status and JSON. */
    async tell(method: string, path: string, body?: unknown) {
      const answer = await ask(ada.id, method, path, body)
      return { status: answer.status, body: (await answer.json()) as never }
    },
    async end() {
      house.close()
      await copies.close()
      watch.close()
      await network.close(0)
      await scratch.remove()
    },
  }
}

function callerFrom(name: string): Caller | null {
  if (name === '') return null
  if (name === 'service') return { kind: 'service' }
  const role = name === ada.id ? 'admin' : 'user'
  return { kind: 'person', userId: name, role, sessionId: `session-${name}`, via: 'cookie' }
}
