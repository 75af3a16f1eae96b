import { appendFile, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { household, setUp, spawnHearth, startTestAppliance, temporaryFolder } from '../testing.ts'
import { logs } from './logs.ts'
import { set } from './set.ts'
import { version } from './version.ts'

let dir: string
beforeAll(async () => {
  dir = await temporaryFolder()
  const house = await startTestAppliance({}, { dir })
  await setUp(house.origin)
  await house.close()
})
afterAll(() => rm(dir, { recursive: true, force: true }))

/** In this process: another one each time would take most of the time. */
async function hearth([name = '', ...args]: string[], env: Record<string, string> = {}) {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  try {
    const command = { set, logs, version }[name]
    const code = await command?.(args, { HEARTH_DATA_DIR: dir, ...env })
    return { code, said: log.mock.calls.map(([line]) => `${line}\n`).join(''), errors: '' }
  } catch (error) {
    return { code: 1, said: '', errors: (error as Error).message }
  } finally {
    log.mockRestore()
  }
}
const settings = async (env = {}) => JSON.parse((await hearth(['set', '--json'], env)).said)

test('hearth set shows, keeps, reads amounts as people write them, and takes back', async () => {
  expect((await hearth(['set'])).said).toMatch(/HEARTH_SIGNUP +invite +as usual/)
  expect(await hearth(['set', 'signup', 'open'])).toMatchObject({
    code: 0,
    said: expect.stringMatching(/HEARTH_SIGNUP +open +chosen\n.*next start/),
  })
  await hearth(['set', 'HEARTH_QUOTA', '50 GB'])
  expect(await settings()).toEqual(
    expect.arrayContaining([
      { name: 'HEARTH_SIGNUP', source: 'choice', value: 'open', secret: false },
      { name: 'HEARTH_QUOTA', source: 'choice', value: '50000000000', secret: false },
    ]),
  )
  await hearth(['set', 'signup', 'default'])
  expect((await hearth(['set', 'signup'])).said).toMatch(/invite +as usual/)
})

test.each([
  [['set', 'signup', 'everybody'], /open, invite or closed/],
  [['set', 'max-upload', '1'], /at least 1 MB/],
  [['set', 'smtp-port', 'x'], /port/],
  [['set', 'smtp-pass', 'open sesame'], /does not belong into a command/],
  [['set', 'hearth-port', '1'], /cannot be set this way/],
  [['set', 'signup', 'open', 'closed'], /nothing this command knows/],
])('hearth %j is refused in words', async (args, words) => {
  const before = await settings()
  expect(await hearth(args)).toMatchObject({ code: 1, errors: expect.stringMatching(words) })
  expect(await settings()).toEqual(before)
})

test('a Hearth that runs follows, and its variables count, not those of the terminal', async () => {
  const house = await startTestAppliance({ HEARTH_QUOTA: '1 GB' }, { dir })
  const fixed = await hearth(['set', 'quota', '2 GB'])
  expect(fixed).toMatchObject({ code: 1, errors: expect.stringContaining('HEARTH_QUOTA') })
  const open = await hearth(['set', 'signup', 'open'], { HEARTH_SIGNUP: 'closed' })
  expect(open).toMatchObject({ code: 0, said: expect.stringContaining('follows') })
  const status = await fetch(`${house.origin}/api/v1/auth/signup-status`)
  expect(await status.json()).toMatchObject({ registrationOpen: true })
  await house.close()
})

test('the mail server is set up in four lines; its password is read, sealed and never shown', async () => {
  for (const [name, value] of [
    ['smtp-host', 'mail.example.org'],
    ['smtp-user', 'ada'],
    ['smtp-from', 'The Lindens <ada@example.org>'],
  ])
    expect((await hearth(['set', String(name), String(value)])).code).toBe(0)
  const typing = await spawnHearth(
    ['set', 'smtp-pass', '-'],
    { HEARTH_DATA_DIR: dir },
    { input: 'open sesame\n' },
  )
  expect((await typing.said).code).toBe(0)
  const { said } = await hearth(['set'])
  expect(said).toMatch(/SMTP_PASS +set, and never shown +chosen/)
  expect(said).not.toContain('open sesame')
  const db = new Database(join(dir, 'hearth.db'), { readonly: true })
  const stored = db.prepare(`SELECT value FROM setting WHERE key = 'mail.server'`).pluck().get()
  expect(stored).toContain('mail.example.org')
  expect(stored).not.toContain('open sesame')
  const told = db.prepare(
    `SELECT metadata FROM security_event e JOIN user u ON u.id = e.user_id
      WHERE event_type = 'house_changed' AND u.email = ? ORDER BY e.created_at DESC`,
  )
  expect(told.pluck().get(household.email)).toBe(
    JSON.stringify({ by: 'command line', settings: ['SMTP_PASS'] }),
  )
  db.close()
  await hearth(['set', 'smtp-host', 'default'])
  expect((await hearth(['set', 'smtp-user'])).said).toMatch(/- +as usual/)
})

test('hearth logs shows the last lines as people read them, and no secret', async () => {
  await mkdir(join(dir, 'logs'), { recursive: true })
  const lines = [
    { level: 30, time: Date.UTC(2026, 4, 3, 12), msg: 'all is well' },
    { level: 50, time: Date.UTC(2026, 4, 3, 13), msg: 'the disk is full', password: 'hunter22' },
    { level: 20, time: Date.UTC(2026, 4, 3, 14), msg: 'a detail' },
  ]
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
  await appendFile(join(dir, 'logs', 'hearth.log'), text)
  const { code, said } = await hearth(['logs'])
  expect(code).toBe(0)
  expect(said).toMatch(
    /2026-05-03 14:00:00 +all is well\n2026-05-03 15:00:00 ERROR the disk is full/,
  )
  expect(said).not.toMatch(/hunter22|a detail/)
  expect((await hearth(['logs', '--all'])).said).toContain('a detail')
  const [last] = (await hearth(['logs', '--json'])).said.trim().split('\n').slice(-1)
  expect(JSON.parse(String(last))).toMatchObject({ level: 'error', message: 'the disk is full' })
  const nothing = await hearth(['logs'], { HEARTH_DATA_DIR: '/nowhere' })
  expect(nothing).toMatchObject({ code: 1, errors: expect.stringContaining('no log') })
})

test('hearth version says which it is, and answers as every program does', async () => {
  const { said } = await hearth(['version'])
  expect(said).toContain(`Hearth ${manifest.version}`)
  expect(JSON.parse((await hearth(['version', '--json'])).said)).toMatchObject({
    hearth: manifest.version,
  })
  const asked = await spawnHearth(['--version'], {})
  let heard = ''
  asked.child.stdout.on('data', (chunk: Buffer) => (heard += chunk.toString()))
  expect((await asked.said).code).toBe(0)
  expect(heard).toBe(said)
})
