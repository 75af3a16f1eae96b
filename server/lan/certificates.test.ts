import { X509Certificate } from 'node:crypto'
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../testing.ts'
import { createCertificates } from './certificates.ts'
import { reasonToRenew } from './leaf-standing.ts'

const day = 86_400_000
const start = Date.UTC(2026, 10, 21)
const home = ['192.168.1.5']
const log = Object.assign(pino({ level: 'silent' }), { toFolder: () => {}, startFailed: () => {} })

let keysDir: string
let kept: Map<string, unknown>
let time: number

beforeEach(async () => {
  keysDir = join(await temporaryFolder(), 'keys')
  await mkdir(keysDir)
  kept = new Map()
  time = start
})
afterEach(() => rm(join(keysDir, '..'), { recursive: true, force: true }))

const settings = {
  get: (key: string) => kept.get(key),
  set: (key: string, value: unknown) => void kept.set(key, value),
}
const certificates = (name = 'villa') =>
  createCertificates({ keysDir, settings, name, log: log as never, now: () => time })
const read = (pem: string) => new X509Certificate(pem)
const lifetime = (pem: string) =>
  (read(pem).validToDate.getTime() - read(pem).validFromDate.getTime()) / day

describe('the authority', () => {
  test('is made once, for this account alone, and is the same the next time', async () => {
    const first = await certificates()
    expect((await stat(join(keysDir, 'lan-authority.pem'))).mode & 0o777).toBe(0o600)
    expect((await certificates()).authority).toEqual(first.authority)
    expect(await readdir(keysDir)).toEqual(['lan-authority.pem'])
  })

  test('never shows its key', async () => {
    const { authority } = await certificates()
    expect(authority.pem).not.toContain('PRIVATE')
    expect(read(authority.pem).ca).toBe(true)
  })

  test.each([
    ['gone', (path: string) => rm(path)],
    ['cut off', async (path: string) => writeFile(path, (await readFile(path)).subarray(0, 300))],
    ['empty', (path: string) => writeFile(path, '')],
  ])('%s, it is not made again, and what that means is said', async (_, harm) => {
    await certificates()
    await harm(join(keysDir, 'lan-authority.pem'))
    const before = await readdir(keysDir)
    await expect(certificates()).rejects.toMatchObject({ code: 'DAMAGED' })
    await expect(certificates()).rejects.toThrow(/backup.*new-authority.*install/)
    expect(await readdir(keysDir)).toEqual(before)
  })

  test("another house's is refused", async () => {
    await certificates()
    await rm(join(keysDir, 'lan-authority.pem'))
    const ours = new Map(kept)
    kept.clear()
    await certificates()
    kept = ours
    await expect(certificates()).rejects.toThrow(/not the one the devices/)
  })

  test('stands for one name, and a new one is explained before it happens', async () => {
    await certificates()
    await expect(certificates('cottage')).rejects.toThrow(/villa\.local.*passkeys.*HEARTH_NAME/)
  })

  test('two houses with one name are two authorities', async () => {
    const first = await certificates()
    await rm(join(keysDir, 'lan-authority.pem'))
    kept.clear()
    const second = await certificates()
    expect(read(second.authority.pem).subject).not.toBe(read(first.authority.pem).subject)
  })
})

describe('the certificate in use', () => {
  test('has the name and the addresses, and lives no longer than browsers believe', async () => {
    const { fitting, authority } = await certificates()
    const leaf = read((await fitting([...home, 'fd00::5'])).certificate)
    expect(leaf.checkHost('villa.local')).toBe('villa.local')
    for (const address of [...home, 'fd00::5', '127.0.0.1', '::1'])
      expect(leaf.checkIP(address)).toBe(address)
    expect(leaf.verify(read(authority.pem).publicKey)).toBe(true)
    expect(lifetime(leaf.toString())).toBeLessThanOrEqual(397)
    expect(leaf.ca).toBe(false)
  })

  test('stays while it does, over a restart too', async () => {
    const { fitting } = await certificates()
    const leaf = await fitting(home)
    time += 300 * day
    expect(await fitting(home)).toBe(leaf)
    expect(await (await certificates()).fitting(home)).toEqual(leaf)
  })

  test.each([
    ['soon over', 370, home],
    ['expired', 800, home],
    ['clock', -40, home],
    ['addresses', 1, ['192.168.1.6']],
  ])('%s: it is made anew', async (reason, later, addresses) => {
    const { fitting, authority } = await certificates()
    const { certificate: leaf } = await fitting(home)
    time += later * day
    const question = { leaf, authority: authority.pem, name: 'villa', addresses, now: time }
    expect(reasonToRenew(question)).toBe(reason)
    const { certificate } = await fitting(addresses)
    expect(reasonToRenew({ ...question, leaf: certificate })).toBeNull()
  })

  test('expired at the start, it is made anew', async () => {
    const { certificate: old } = await (await certificates()).fitting(home)
    time += 500 * day
    const { certificate } = await (await certificates()).fitting(home)
    expect(read(old).validToDate.getTime()).toBeLessThan(time)
    expect(read(certificate).validToDate.getTime()).toBeGreaterThan(time)
    expect(await readFile(join(keysDir, 'lan-leaf.pem'), 'utf8')).toContain(certificate.trim())
  })

  test('broken on disk, it is made anew without a word', async () => {
    const { fitting } = await certificates()
    await fitting(home)
    await writeFile(join(keysDir, 'lan-leaf.pem'), 'not a certificate')
    const again = await (await certificates()).fitting(home)
    expect(read(again.certificate).checkHost('villa.local')).toBe('villa.local')
  })

  test('of another authority, it is made anew', async () => {
    await (await certificates()).fitting(home)
    await rm(join(keysDir, 'lan-authority.pem'))
    kept.clear()
    const { fitting, authority } = await certificates()
    const { certificate } = await fitting(home)
    expect(read(certificate).verify(read(authority.pem).publicKey)).toBe(true)
  })

  test('serves where it cannot be kept', async () => {
    const { fitting } = await certificates()
    await mkdir(join(keysDir, 'lan-leaf.pem', 'in-the-way'), { recursive: true })
    expect((await fitting(home)).certificate).toContain('BEGIN CERTIFICATE')
  })
})

describe('a clock in 1970', () => {
  test('makes certificates that phones can use', async () => {
    time = 0
    const { fitting, authority } = await certificates()
    const leaf = read((await fitting(home)).certificate)
    for (const each of [leaf, read(authority.pem)])
      expect(each.validFromDate.getUTCFullYear()).toBeGreaterThanOrEqual(2025)
    time = start + 200 * day
    expect(read((await fitting(home)).certificate).validToDate.getTime()).toBeGreaterThan(time)
  })

  test('does not touch a certificate that was good', async () => {
    const { fitting } = await certificates()
    const leaf = await fitting(home)
    time = 1000
    expect(await fitting(home)).toBe(leaf)
    expect(await (await certificates()).fitting(home)).toEqual(leaf)
  })
})

test('a key file others could read is for this account alone after it was written', async () => {
  await writeFile(join(keysDir, 'lan-authority.pem.new'), 'left over')
  await chmod(join(keysDir, 'lan-authority.pem.new'), 0o666)
  await certificates()
  expect((await stat(join(keysDir, 'lan-authority.pem'))).mode & 0o777).toBe(0o600)
})
