import { existsSync } from 'node:fs'
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parseKeyBundle } from '../vault/kek/key-bundle.ts'
import { formatRecoveryCode } from '../vault/kek/recovery-code.ts'
import { addVaults, family, opened, openTestVaults } from '../vault/kek/testing.ts'
import { spawnAppliance, spawnHearth, temporaryFolder, type Started } from '../testing.ts'

let dir: string
let sheets: string
const running: Started[] = []
let heard = ''

beforeEach(async () => {
  dir = await temporaryFolder()
  sheets = await temporaryFolder()
  heard = ''
})
afterEach(async () => {
  for (const { child, exit } of running.splice(0)) {
    child.kill('SIGKILL')
    await exit
  }
  for (const folder of [dir, sheets]) await rm(folder, { recursive: true, force: true })
})

async function start(env: Record<string, string> = {}): Promise<Started> {
  const started = await spawnAppliance({ HEARTH_DATA_DIR: dir, ...env })
  running.push(started)
  return started
}

async function stop({ child, exit }: Started): Promise<void> {
  child.kill('SIGTERM')
  await exit
}

/** Runs a command to its end. */
async function hearth(args: string[], env: Record<string, string> = {}, input?: string) {
  const options = input === undefined ? {} : { input }
  const { exit, lines, errors } = await spawnHearth(args, { HEARTH_DATA_DIR: dir, ...env }, options)
  const said: string[] = []
  lines.on('line', (line) => said.push(line))
  const closed = new Promise((resolve) => lines.once('close', resolve))
  const [{ code }] = await Promise.all([exit, closed])
  heard += `${said.join('\n')}\n${errors()}`
  return { code, said: said.join('\n'), errors: errors() }
}

const path = () => join(dir, 'keys', 'vault-kek.json')
const keyInFile = async () => parseKeyBundle(await readFile(path(), 'utf8'))!.keys[0]!

/** A folder with a family's vaults in it; the appliance has been stopped. */
async function furnish(): Promise<void> {
  await stop(await start())
  const vaults = openTestVaults(dir)
  addVaults(vaults, (await vaults.load()).current(), family)
  await vaults.close()
}

async function openable(): Promise<string[]> {
  const vaults = openTestVaults(dir)
  const found = opened(vaults, await vaults.load())
  await vaults.close()
  return found
}

/** Nothing that was printed or logged opens a vault. */
async function expectNoKeyIn(text: string, key: Buffer): Promise<void> {
  const logs = join(dir, 'logs')
  const logged = await Promise.all(
    (await readdir(logs)).map((name) => readFile(join(logs, name), 'utf8')),
  )
  const all = [text, ...logged].join('\n')
  expect(all).not.toContain(key.toString('base64'))
  expect(all.toLowerCase()).not.toContain(key.toString('hex'))
  // Five digits can stand in a time by chance.
  const telling = formatRecoveryCode(key).filter((group) => /[A-Z].*[A-Z]/.test(group))
  for (const group of telling) expect(all).not.toContain(group)
}

test('rotate-key: while Hearth runs and while it does not; the next start has the new key', async () => {
  await furnish()
  const first = await keyInFile()
  const house = await start()
  const beside = await hearth(['rotate-key', '--json'])
  expect(beside.errors).toBe('')
  const told = JSON.parse(beside.said) as { kekId: string }
  expect(told).toMatchObject({ vaults: 5, damaged: 0, resumed: false, custody: 'file' })
  expect((await keyInFile()).id).toBe(told.kekId)
  expect((await fetch(`${house.ready.origin}/health`)).status).toBe(200)
  await stop(house)
  const alone = await hearth(['rotate-key'])
  expect(alone).toMatchObject({
    code: 0,
    said: expect.stringMatching(/^The key .* 5 vaults are .*\nPrint a new/),
  })
  await stop(await start())
  expect(await openable()).toEqual(family)
  for (const { key } of [first, await keyInFile()]) await expectNoKeyIn(heard, key)
})

test('the key is gone: the start is refused, and the printed sheet brings it back', async () => {
  await furnish()
  const kek = await keyInFile()
  const sheet = join(sheets, 'sheet.html')
  const printed = await hearth(['recovery-sheet', '--to', sheet], { LANG: 'de_AT.UTF-8' })
  expect(printed).toMatchObject({ code: 0, errors: '' })
  expect(printed.said).toMatch(/passports/)
  if (process.platform !== 'win32') expect((await stat(sheet)).mode & 0o777).toBe(0o600)
  const html = await readFile(sheet, 'utf8')
  expect(html).toContain('<html lang="de">')
  expect(html.replace(' xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(
    /<script|https?:|src=/,
  )
  expect(html).toMatch(/<svg/)
  const code = [...html.matchAll(/<code>([0-9A-Z]{5})<\/code>/g)].map(([, group]) => group!)
  expect(code).toEqual(formatRecoveryCode(kek.key))
  expect(await hearth(['recovery-sheet', '--to', sheet])).toMatchObject({
    code: 1,
    errors: expect.stringMatching(/is there already/),
  })

  await rm(path())
  const refused = await hearth(['start'])
  expect(refused).toMatchObject({ code: 1, said: '' })
  expect(refused.errors).toMatch(/missing.*hearth restore-key/)
  for (const command of ['rotate-key', 'recovery-sheet'])
    expect(await hearth([command, '--to', join(sheets, 'x')])).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/missing.*restore-key.*menu of the app/),
    })
  expect(existsSync(path())).toBe(false)

  const typo = code.with(4, [...code[4]!].toReversed().join(''))
  const mistyped = await hearth(['restore-key'], {}, typo.join('-'))
  expect(mistyped).toMatchObject({ code: 1, errors: expect.stringMatching(/^Group 5 is not/) })
  expect(existsSync(path())).toBe(false)

  const restored = await hearth(['restore-key'], {}, `${code.join(' ').toLowerCase()}\n`)
  expect(restored).toMatchObject({ code: 0, said: expect.stringMatching(/Start Hearth again/) })
  expect(await hearth(['restore-key', '--json'], {}, code.join(''))).toMatchObject({
    code: 0,
    said: JSON.stringify({ kekId: kek.id, written: false, stillMissing: 0 }),
  })
  await stop(await start())
  expect(await openable()).toEqual(family)
  await expectNoKeyIn(heard, kek.key)
})

test('restore-key: the sheet of another key is refused by its number, and writes over nothing', async () => {
  await furnish()
  const old = await keyInFile()
  await hearth(['rotate-key'])
  const present = await readFile(path(), 'utf8')
  const current = await keyInFile()
  const code = formatRecoveryCode(old.key).join(' ')
  const refused = await hearth(['restore-key'], {}, code)
  expect(refused).toMatchObject({ code: 1 })
  expect(refused.errors).toContain(`number ${old.id}`)
  expect(refused.errors).toContain(current.id)
  expect(await readFile(path(), 'utf8')).toBe(present)

  // A file that cannot be read is moved aside, not written over.
  await writeFile(path(), present.slice(0, -20))
  expect((await hearth(['start'])).errors).toMatch(/damaged.*restore-key/)
  expect(
    await hearth(['restore-key'], {}, formatRecoveryCode(current.key).join(' ')),
  ).toMatchObject({
    code: 0,
    errors: expect.stringMatching(/moved aside/),
  })
  expect(await openable()).toEqual(family)
  const aside = (await readdir(join(dir, 'keys'))).find((name) => name.includes('.damaged-'))
  expect(await readFile(join(dir, 'keys', aside!), 'utf8')).toBe(present.slice(0, -20))
})

test('a folder without vaults, without a start, or of somebody else: each is said', async () => {
  for (const command of ['rotate-key', 'recovery-sheet', 'restore-key']) {
    const { code, errors } = await hearth([command], {}, '')
    expect(code).toBe(1)
    expect(errors).toMatch(/not a Hearth folder/)
  }
  await stop(await start())
  const nothing = await hearth(
    ['restore-key'],
    {},
    formatRecoveryCode(Buffer.alloc(32, 7)).join('-'),
  )
  expect(nothing).toMatchObject({
    code: 1,
    errors: expect.stringMatching(/vaults here are locked with/),
  })
  expect(await hearth(['rotate-key', '--json'])).toMatchObject({ code: 0 })
  await rm(join(dir, 'vault.db'))
  expect((await hearth(['rotate-key'])).errors).toMatch(/no vault.db/)
  expect(existsSync(join(dir, 'vault.db'))).toBe(false)
})

test('a wrong MANA_AUTH_KEK stops the start, and a replaced one is warned of', async () => {
  const kek = Buffer.alloc(32, 9).toString('base64')
  await stop(await start({ MANA_AUTH_KEK: kek }))
  const vaults = openTestVaults(dir)
  addVaults(vaults, (await vaults.load({ environment: kek })).current(), family)
  await vaults.close()
  const other = Buffer.alloc(32, 8).toString('base64')
  const wrong = await hearth(['start'], { MANA_AUTH_KEK: other })
  expect(wrong).toMatchObject({ code: 1, said: '' })
  expect(wrong.errors).toMatch(/MANA_AUTH_KEK is not the key/)
  const zero = await hearth(['start'], { MANA_AUTH_KEK: Buffer.alloc(32).toString('base64') })
  expect(zero).toMatchObject({
    code: 1,
    errors: expect.stringMatching(/MANA_AUTH_KEK .*32 random bytes/),
  })
  expect((await hearth(['start'])).errors).toMatch(/is not set/)
  expect((await hearth(['rotate-key'])).errors).toMatch(/set MANA_AUTH_KEK/)
  const rotated = await hearth(['rotate-key'], { MANA_AUTH_KEK: kek })
  expect(rotated).toMatchObject({ code: 0, errors: expect.stringMatching(/is the old key now/) })
  await stop(await start({ MANA_AUTH_KEK: kek, LOG_LEVEL: 'warn' }))
  expect(await readFile(join(dir, 'logs', 'hearth.log'), 'utf8')).toContain(
    'MANA_AUTH_KEK is the key that',
  )
  expect(await openable()).toEqual(family)
  await expectNoKeyIn(heard, Buffer.alloc(32, 9))
})
