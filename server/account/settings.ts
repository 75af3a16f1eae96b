import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { HearthError, type Storage } from '../../storage/index.ts'
import { parsed, takes } from '../body.ts'
import type { CallerEnv } from '../caller.ts'
import { operation } from '../openapi/operation.ts'
import { failure, notSignedIn, time } from './answers.ts'
import type { JsonObject } from './merge.ts'
import { peopleOnly, personIn } from './person.ts'
import { type AllSettings, createSettingRows, mostBytes } from './setting-rows.ts'

const object = z.record(z.string(), z.unknown())

const settingsAnswer = z.object({
  success: z.literal(true),
  globalSettings: object,
  appOverrides: z.record(z.string(), object),
  deviceSettings: z.record(z.string(), z.record(z.string(), object)),
})

const devicesAnswer = z.object({
  success: z.literal(true),
  devices: z.array(z.object({ deviceId: z.string(), apps: z.array(z.string()), updatedAt: time })),
})

/** Zod leaves `__proto__` out; deeper down it is refused when merging. */
const change = object as unknown as z.ZodType<JsonObject>

const name = z
  .string()
  .regex(/^[^\p{C}]{1,128}$/u, 'has to be 1 to 128 printable characters')
  .refine((text) => !['__proto__', 'constructor', 'prototype'].includes(text), 'is no name')

const named = (what: 'appId' | 'deviceId', given: string): string =>
  parsed(z.object({ [what]: name }), { [what]: given })[what] ?? ''

const answers = { 200: settingsAnswer, ...notSignedIn }
const changed = { ...answers, 400: failure, 413: failure }

/** What people's apps remember for them; under `/api/v1/settings`. */
export function createSettings(deps: {
  storage: Pick<Storage, 'sqlite' | 'write'>
  now: () => number
}): Hono<CallerEnv> {
  const rows = createSettingRows(deps)
  const settings = new Hono<CallerEnv>()
  settings.use(peopleOnly)

  settings.get(
    '/',
    operation({ summary: 'Read all my settings', access: 'person', answers }),
    (c) => c.json(answer(rows.list(personIn(c.get('caller'))))),
  )
  settings.patch(
    '/global',
    operation({
      summary: 'Merge into my settings for all apps',
      access: 'person',
      answers: changed,
    }),
    limited,
    takes(change),
    async (c) =>
      c.json(
        answer(
          await rows.change(
            personIn(c.get('caller')),
            { scope: 'global', device: '', app: '' },
            c.get('body'),
          ),
        ),
      ),
  )
  settings.patch(
    '/app/:appId',
    operation({
      summary: 'Merge into my settings for one app',
      access: 'person',
      answers: changed,
    }),
    limited,
    takes(change),
    async (c) => {
      const app = named('appId', c.req.param('appId'))
      const place = { scope: 'app', device: '', app } as const
      return c.json(answer(await rows.change(personIn(c.get('caller')), place, c.get('body'))))
    },
  )
  settings.delete(
    '/app/:appId',
    operation({ summary: 'Forget my settings for one app', access: 'person', answers }),
    async (c) => {
      const app = named('appId', c.req.param('appId'))
      return c.json(answer(await rows.removeApp(personIn(c.get('caller')), app)))
    },
  )
  settings.patch(
    '/device/:deviceId/:appId',
    operation({
      summary: 'Merge into my settings for one app on one device',
      access: 'person',
      answers: changed,
    }),
    limited,
    takes(change),
    async (c) => {
      const device = named('deviceId', c.req.param('deviceId'))
      const app = named('appId', c.req.param('appId'))
      const place = { scope: 'device', device, app } as const
      return c.json(answer(await rows.change(personIn(c.get('caller')), place, c.get('body'))))
    },
  )
  settings.get(
    '/devices',
    operation({
      summary: 'List my devices that have settings',
      access: 'person',
      answers: { 200: devicesAnswer, ...notSignedIn },
    }),
    (c) => c.json({ success: true, devices: rows.listDevices(personIn(c.get('caller'))) }),
  )
  settings.delete(
    '/device/:deviceId',
    operation({ summary: 'Forget the settings of one device', access: 'person', answers }),
    async (c) => {
      const device = named('deviceId', c.req.param('deviceId'))
      return c.json(answer(await rows.removeDevice(personIn(c.get('caller')), device)))
    },
  )
  return settings
}

function answer(settings: AllSettings) {
  return { success: true as const, ...settings }
}

/** A change of everything, and room for how JSON writes it. */
const limited = bodyLimit({
  maxSize: 2 * mostBytes,
  onError: () => {
    throw new HearthError('TOO_LARGE', 'These are more settings than Hearth keeps for one person.')
  },
})
