import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { scratchStorage } from '../../storage/scratch.ts'
import { parseSettings } from '../settings.ts'
import { smtpBeside } from './beside.ts'
import { createChoices } from './choices.ts'
import { mailKey } from './rules.ts'
import { createChoiceWatch } from './watch.ts'

const secrets = [{ version: 1, value: 'a secret of the house, long enough for it' }]
const others = [{ version: 2, value: 'another secret of another house, as long' }]

let scratch: Awaited<ReturnType<typeof scratchStorage>>
beforeEach(async () => void (scratch = await scratchStorage()))
afterEach(() => scratch.remove())

const open = (env: Record<string, string> = {}, sealing = secrets) =>
  createChoices({ settings: parseSettings(env), house: scratch.storage.settings, secrets: sealing })

const server = { host: 'mail.example.org', port: 587, user: 'ada', from: 'ada@example.org' }

test('it is as usual, until somebody chooses, and again once they take it back', () => {
  const choices = open()
  expect(choices.read('signup')).toEqual({ value: 'invite', by: 'default' })
  expect(choices.keep({ signup: 'closed', quota: 5e9 })).toEqual(['HEARTH_SIGNUP', 'HEARTH_QUOTA'])
  expect(choices.read('signup')).toEqual({ value: 'closed', by: 'choice' })
  expect(open().read('quota')).toEqual({ value: 5e9, by: 'choice' })
  choices.keep({ signup: null })
  expect(choices.read('signup')).toEqual({ value: 'invite', by: 'default' })
})

test('a variable counts before it, and then nothing at all is kept', () => {
  open().keep({ signup: 'open' })
  const choices = open({ HEARTH_SIGNUP: 'closed' })
  expect(choices.read('signup')).toEqual({ value: 'closed', by: 'environment' })
  expect(() =>
    scratch.storage.writeNow(() => choices.keep({ quota: 1e9, signup: 'invite' })),
  ).toThrow(expect.objectContaining({ code: 'CONFLICT', reason: 'setting-fixed' }))
  expect(choices.read('quota').by).toBe('default')
  expect(open().read('signup').value).toBe('open')
})

test('what somebody wrote into the database and cannot be is as usual', () => {
  scratch.storage.settings.set('signup.mode', 'whoever')
  scratch.storage.settings.set('upload.most', 'a lot')
  scratch.storage.settings.set(mailKey, { host: 5 })
  const choices = open()
  expect(choices.read('signup')).toEqual({ value: 'invite', by: 'default' })
  expect(choices.read('maxUpload').by).toBe('default')
  expect(choices.smtp()).toBeUndefined()
})

describe('the mail server', () => {
  const kept = () => JSON.stringify(scratch.storage.settings.get(mailKey))

  test('its password lies sealed', () => {
    const choices = open()
    choices.keep({ mail: { ...server, pass: 'open sesame' } })
    expect(kept()).not.toContain('open sesame')
    expect(choices.smtp()).toEqual({ ...server, pass: 'open sesame' })
    expect(choices.smtp()).toBe(choices.smtp())
  })

  test('the password stays where the server does, and goes to no other', () => {
    const choices = open()
    choices.keep({ mail: { ...server, pass: 'open sesame' } })
    choices.keep({ mail: { from: 'The Lindens <ada@example.org>' } })
    expect(choices.smtp()).toMatchObject({ pass: 'open sesame' })
    for (const other of [{ host: 'evil.example' }, { port: 2525 }, { user: 'eve' }]) {
      choices.keep({ mail: { ...server, pass: 'open sesame' } })
      choices.keep({ mail: other })
      expect(choices.smtp()?.pass).toBeUndefined()
      choices.keep({ mail: server })
      expect(choices.smtp()?.pass).toBeUndefined()
    }
  })

  test('a sealed password that somebody moves to another server does not open', () => {
    const choices = open()
    choices.keep({ mail: { ...server, pass: 'open sesame' } })
    const stolen = scratch.storage.settings.get(mailKey) as object
    scratch.storage.settings.set(mailKey, { ...stolen, host: 'evil.example' })
    expect(choices.smtp()).toEqual({ ...server, host: 'evil.example', pass: undefined })
  })

  test('without the secret of the house the password is typed again, and nothing breaks', () => {
    open().keep({ mail: { ...server, pass: 'open sesame' } })
    expect(open({}, others).smtp()).toEqual({ ...server, pass: undefined })
  })

  test('is seen by who only looks at the folder, but for its password', async () => {
    open().keep({ mail: { ...server, pass: 'open sesame' } })
    const dir = scratch.storage.folder.dir
    const beside = (env = {}) => smtpBeside(parseSettings({ HEARTH_DATA_DIR: dir, ...env }))
    expect(await beside()).toEqual({ ...server, pass: undefined })
    const env = { SMTP_HOST: 'other.example', SMTP_FROM: 'a@example.org' }
    expect(await beside(env)).toMatchObject({ host: 'other.example' })
    expect(await beside({ HEARTH_DATA_DIR: '/nowhere' })).toBeUndefined()
  })

  test('is only one once there is enough of it', () => {
    const choices = open()
    choices.keep({ mail: { host: 'mail.example.org' } })
    expect(choices.smtp()).toBeUndefined()
    choices.keep({ mail: { user: 'ada@example.org' } })
    expect(choices.smtp()).toMatchObject({ port: 587, from: 'ada@example.org' })
    choices.keep({ mail: null })
    expect(choices.smtp()).toBeUndefined()
    expect(choices.mail()).toEqual({ by: 'default', kept: {} })
  })

  test.each(['SMTP_HOST', 'SMTP_PASS'])('%s of the environment decides over all of it', (name) => {
    open().keep({ mail: { ...server, pass: 'open sesame' } })
    const choices = open({ [name]: 'x' })
    expect(() => choices.keep({ mail: { host: 'evil.example' } })).toThrow(name)
    expect(choices.mail()).toEqual({ by: 'environment', kept: {} })
    expect(choices.smtp()?.host).toBe(name === 'SMTP_HOST' ? 'x' : undefined)
  })
})

test('who listens hears of a choice beside this process, once', async () => {
  const watch = createChoiceWatch({ house: scratch.storage.settings, everyMs: 5 })
  let heard = 0
  const changed = new Promise<void>((resolve) =>
    watch.onChange(() => {
      heard++
      resolve()
    }),
  )
  open().keep({ logLevel: 'debug' })
  await changed
  watch.look()
  expect(heard).toBe(1)
  watch.close()
})
