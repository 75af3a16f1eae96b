import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { HearthError } from '../../../storage/index.ts'
import { settingsAnswer } from '../effective-settings.ts'
import { ada, ben, startHouse, type TestHouse } from '../testing.ts'
import { choicesAnswer } from './answers.ts'

let house: TestHouse
const start = async () => void (house = await startHouse())
const end = () => house.end()

const shown = async () => choicesAnswer.parse((await house.tell('GET', '/choices')).body)
const settingOf = async (name: string) => {
  const { body } = await house.tell('GET', '/settings')
  return settingsAnswer.parse(body).settings.find((each) => each.name === name)
}
const mail = { host: 'mail.example.org', port: 465, user: 'ada', from: 'ada@example.org' }

describe('is closed', () => {
  beforeAll(start)
  afterAll(end)

  test.each([
    ['GET', '/choices'],
    ['PATCH', '/choices', { signup: 'open' }],
    ['POST', '/choices/trial', {}],
  ] as const)('%s %s is for admins alone', async (method, path, body?: object) => {
    for (const [who, status] of [
      ['', 401],
      ['service', 403],
      [ben.id, 403],
    ] as const)
      expect((await house.ask(who, method, path, body)).status).toBe(status)
    expect((await shown()).signup.value).toBe('invite')
    expect(house.told).toEqual([])
  })

  test.each([
    [{ signup: 'everybody' }, 'signup'],
    [{ maxDailySignups: -1 }, 'maxDailySignups'],
    [{ maxDailySignups: 1.5 }, 'maxDailySignups'],
    [{ quota: '5 GB' }, 'quota'],
    [{ quota: 1e300 }, 'quota'],
    [{ maxUpload: 0 }, 'maxUpload'],
    [{ logLevel: 'loud' }, 'logLevel'],
    [{ householdName: '  ' }, 'householdName'],
    [{ householdName: 'x'.repeat(81) }, 'householdName'],
    [{ mail: { ...mail, host: 'mail.example.org/x' } }, 'mail.host'],
    [{ mail: { ...mail, host: 'a b' } }, 'mail.host'],
    [{ mail: { ...mail, port: 0 } }, 'mail.port'],
    [{ mail: { ...mail, port: 70_000 } }, 'mail.port'],
    [{ mail: { ...mail, user: 'a\r\nQUIT' } }, 'mail.user'],
    [{ mail: { ...mail, pass: 'a\nb' } }, 'mail.pass'],
    [{ mail: { ...mail, from: 'nobody' } }, 'mail.from'],
    [{ mail: { ...mail, from: 'a@example.org, b@example.org' } }, 'mail.from'],
    [{ mail: 'smtp://mail.example.org' }, 'mail'],
    [[], ''],
  ])('%j is refused, names its field, and changes nothing', async (wish, field) => {
    const before = await shown()
    const body = Array.isArray(wish) ? wish : { signup: 'open', ...wish }
    expect(await house.tell('PATCH', '/choices', body)).toMatchObject({
      status: 400,
      body: { error: 'VALIDATION', ...(field ? { field } : {}) },
    })
    expect(await shown()).toEqual(before)
  })

  test('a body of a megabyte is refused', async () =>
    expect((await house.tell('PATCH', '/choices', { x: 'x'.repeat(1e6) })).status).toBe(413))
})

describe('choosing', () => {
  beforeEach(start)
  afterEach(end)

  test('keeps all of it at once, says where it comes from, and tells who looks after the house', async () => {
    const { status, body } = await house.tell('PATCH', '/choices', {
      householdName: ' The Oaks ',
      signup: 'open',
      maxDailySignups: 3,
      quota: 50_000_000_000,
      maxUpload: 2_000_000_000,
      logLevel: 'warn',
      somethingElse: 1,
    })
    expect(status).toBe(200)
    expect(choicesAnswer.parse(body)).toEqual(await shown())
    expect(await shown()).toMatchObject({
      householdName: 'The Oaks',
      signup: { value: 'open', by: 'choice' },
      maxDailySignups: { value: 3, by: 'choice' },
      quota: { value: 50_000_000_000, by: 'choice' },
      maxUpload: { value: 2_000_000_000, by: 'choice' },
      logLevel: { value: 'warn', by: 'choice' },
      mail: { by: 'default', sends: false },
    })
    expect(await settingOf('HEARTH_SIGNUP')).toMatchObject({ source: 'choice', value: 'open' })
    expect(house.told).toEqual([
      [
        expect.objectContaining({ userId: ada.id }),
        [
          'HEARTH_SIGNUP',
          'MAX_DAILY_SIGNUPS',
          'HEARTH_QUOTA',
          'HEARTH_MAX_UPLOAD',
          'LOG_LEVEL',
          'householdName',
        ],
      ],
    ])
  })

  test('null is as usual again, and nothing said is nothing told', async () => {
    await house.tell('PATCH', '/choices', { signup: 'closed' })
    await house.tell('PATCH', '/choices', { signup: null })
    expect((await shown()).signup).toEqual({ value: 'invite', by: 'default' })
    const times = house.told.length
    expect(await house.tell('PATCH', '/choices', { householdName: 'The Lindens' })).toMatchObject({
      status: 200,
    })
    expect(house.told).toHaveLength(times)
  })

  test('of ten at once one is the last, and none is half', async () => {
    const modes = ['open', 'closed'] as const
    await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        house.ask(ada.id, 'PATCH', '/choices', { signup: modes[n % 2], quota: n % 2 }),
      ),
    )
    const { signup, quota } = await shown()
    expect(modes[quota.value]).toBe(signup.value)
  })

  test('where the disk refuses, nothing of it is kept', async () => {
    house.told.push = () => {
      throw new HearthError('NO_SPACE', 'The disk is full.')
    }
    expect((await house.tell('PATCH', '/choices', { signup: 'open', mail })).status).toBe(507)
    expect(await shown()).toMatchObject({ signup: { by: 'default' }, mail: { by: 'default' } })
  })

  test('a variable counts before it, and then nothing else is changed either', async () => {
    const there = await startHouse(
      {},
      {
        HEARTH_SIGNUP: 'closed',
        SMTP_HOST: 'smtp.example.org',
        SMTP_FROM: 'a@example.org',
        SMTP_PASS: 'hunter22',
      },
    )
    for (const wish of [
      { quota: 1, signup: 'open' },
      { quota: 1, mail },
    ]) {
      expect(await there.tell('PATCH', '/choices', wish)).toMatchObject({
        status: 409,
        body: { error: 'CONFLICT', message: expect.stringMatching(/HEARTH_SIGNUP|SMTP_HOST/) },
      })
    }
    const { body } = await there.tell('GET', '/choices')
    expect(body).toMatchObject({
      signup: { value: 'closed', by: 'environment' },
      quota: { by: 'default' },
      mail: { by: 'environment', sends: true, host: 'smtp.example.org', hasPassword: true },
    })
    expect(JSON.stringify(body)).not.toContain('hunter22')
    await there.end()
  })
})

describe('the mail server', () => {
  beforeEach(start)
  afterEach(end)

  test('is chosen, and its password never comes back', async () => {
    const chosen = await house.tell('PATCH', '/choices', { mail: { ...mail, pass: 'open sesame' } })
    expect(chosen.body).toMatchObject({ mail: { ...mail, sends: true, hasPassword: true } })
    expect(house.choices.smtp()?.pass).toBe('open sesame')
    const everything = [chosen.body, await shown(), (await house.tell('GET', '/settings')).body]
    expect(JSON.stringify(everything)).not.toContain('open sesame')
    expect(await settingOf('SMTP_PASS')).toMatchObject({ source: 'choice', value: null })
    expect(await settingOf('SMTP_HOST')).toMatchObject({ source: 'choice', value: mail.host })
    await house.tell('PATCH', '/choices', { mail: { host: 'evil.example' } })
    expect(await shown()).toMatchObject({ mail: { host: 'evil.example', hasPassword: false } })
    await house.tell('PATCH', '/choices', { mail: null })
    expect(await shown()).toMatchObject({ mail: { by: 'default', sends: false, host: null } })
  })

  test('is tried out on whoever asks, and what it said is passed on', async () => {
    await end()
    const asked: unknown[] = []
    const answers = [null, new HearthError('UNPROCESSABLE', 'No.', { reason: 'mail-login' })]
    house = await startHouse({
      tryMail: async (to) => {
        asked.push(to)
        return answers.shift() ?? null
      },
    })
    const ask = () => house.tell('POST', '/choices/trial', { language: 'fr', address: 'x@y.zz' })
    expect(await ask()).toMatchObject({ status: 200, body: { sent: true, reason: null } })
    expect((await ask()).body).toEqual({ sent: false, reason: 'mail-login', message: 'No.' })
    expect(asked[0]).toMatchObject({ address: ada.email, language: 'fr' })
    expect((await house.tell('POST', '/choices/trial', { language: 'xx' })).status).toBe(400)
  })

  test('is tried out once at a time', async () => {
    await end()
    const { promise, resolve } = Promise.withResolvers<null>()
    house = await startHouse({ tryMail: () => promise })
    const both = [1, 2].map(() => house.tell('POST', '/choices/trial'))
    expect((await Promise.race(both)).status).toBe(409)
    resolve(null)
    expect((await Promise.all(both)).map(({ status }) => status).toSorted()).toEqual([200, 409])
  })
})

test('open pages hear of it', async () => {
  house = await startHouse({ pulseMs: 20 })
  const stream = (await house.ask(ada.id, 'GET', '/events')).body?.getReader()
  if (!stream) throw new Error('no stream')
  let heard = ''
  const change = setInterval(() => {
    void house.tell('PATCH', '/choices', { quota: Date.now() })
  }, 30)
  while (!heard.includes('"settings"')) {
    const { value, done } = await stream.read()
    if (done) break
    heard += Buffer.from(value).toString()
  }
  clearInterval(change)
  expect(heard).toContain('"settings"')
  await stream.cancel()
  await house.end()
})
