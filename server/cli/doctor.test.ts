import { chmod, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Report } from '../house/index.ts'
import { spawnAppliance, spawnHearth, temporaryFolder, type Started } from '../testing.ts'

let dir: string
let house: Started | undefined
beforeEach(async () => {
  dir = await temporaryFolder()
  house = await spawnAppliance({ HEARTH_DATA_DIR: dir })
})
afterEach(async () => {
  await stop('SIGKILL')
  await rm(dir, { recursive: true, force: true })
})

async function stop(signal: NodeJS.Signals): Promise<void> {
  house?.child.kill(signal)
  await house?.exit
  house = undefined
}

async function doctor(args: string[] = [], env: Record<string, string> = {}) {
  const hearth = await spawnHearth(['doctor', '--data-dir', dir, ...args], env)
  let said = ''
  hearth.child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const { code } = await hearth.said
  return { code, said, errors: hearth.errors() }
}

async function report(env: Record<string, string> = {}) {
  const { code, said } = await doctor(['--json'], env)
  const { findings, running, worst } = JSON.parse(said) as Report
  return { code, worst, running, codes: findings.map((each) => each.code) }
}

/** The disk of whoever runs this is none of our business. */
const apartFromDisk = (codes: string[]) => codes.filter((code) => !/^(disk|flush)/.test(code))

describe('hearth doctor', () => {
  test('looks over a Hearth that runs, and one that does not', async () => {
    const running = await report()
    expect(running.running).toBe(house?.ready.origin)
    expect(apartFromDisk(running.codes).toSorted()).toEqual([
      'certificate.off',
      'clock.ok',
      'database.ok',
      'folder.ok',
      'keys.ok',
      'mail.off',
      'name.off',
      'ports.ok',
      'ports.ok',
      'ports.ok',
    ])
    await stop('SIGTERM')
    const stopped = await report()
    expect(stopped.running).toBeNull()
    expect(stopped.codes).toEqual(expect.arrayContaining(['ports.any', 'keys.ok', 'database.ok']))
  })

  test('believes the Hearth that runs, and not the variables of the terminal', async () => {
    await stop('SIGTERM')
    const env = { HEARTH_LAN: 'on', HEARTH_HTTPS_PORT: '0', HEARTH_NAME: 'villa' }
    house = await spawnAppliance({ HEARTH_DATA_DIR: dir, ...env })
    const said = await report({ HEARTH_LAN: 'off', HEARTH_PORT: '9', HEARTH_AUTH_PORT: '9' })
    expect(said.codes).toEqual(expect.arrayContaining(['certificate.ok', 'ports.ok']))
    expect(said.codes).not.toContain('ports.silent')
    expect(said.codes).not.toContain('name.off')
    const announced = await readFile(join(dir, 'hearth.running.json'), 'utf8')
    expect(JSON.parse(announced)).toEqual({
      pid: house.child.pid,
      given: expect.arrayContaining(['HEARTH_LAN', 'HEARTH_NAME']),
      origin: house.ready.origin,
      auth: house.ready.auth,
      media: house.ready.media,
      lan: {
        on: true,
        onBy: 'environment',
        name: 'villa',
        nameBy: 'environment',
        port: 0,
        portBy: 'environment',
        origin: house.ready.lan,
        trouble: null,
        short: null,
      },
    })
  })

  test('a Hearth of before said less, and is looked for where it must be', async () => {
    const path = join(dir, 'hearth.running.json')
    const { pid, origin } = JSON.parse(await readFile(path, 'utf8'))
    await writeFile(path, JSON.stringify({ pid, origin }))
    const { codes, running } = await report()
    expect(running).toBe(origin)
    expect(codes.filter((code) => code.startsWith('ports'))).toEqual(['ports.ok'])
    expect(codes).toContain('name.off')
  })

  test('is a text to copy, the gravest first, with the exit code of the worst', async () => {
    await stop('SIGTERM')
    if (process.platform !== 'win32') await chmod(dir, 0o755)
    const env = { SMTP_HOST: '127.0.0.1', SMTP_PORT: '9', SMTP_FROM: 'h@example.org' }
    const warned = await doctor([], { ...env, SMTP_PASS: 'never to be seen' })
    expect(warned.code).toBe(1)
    expect(warned.said).toMatch(/^Hearth \d+\.\d+\.\d+ on /)
    expect(warned.said).toMatch(/\nwarning .*127\.0\.0\.1:9[^]*\nok /)
    expect(warned.said).not.toContain('never to be seen')

    await rm(join(dir, 'keys', 'vault-kek.json'))
    const bad = await report()
    expect(bad).toMatchObject({ code: 2, worst: 'bad' })
    expect(bad.codes).toContain('keys.missing')
  })

  test('finds a damaged database, and a clock that begins anew', async () => {
    await stop('SIGTERM')
    await writeFile(join(dir, 'hearth.db'), Buffer.alloc(8192, 'not a database'))
    expect(await report()).toMatchObject({ code: 2, worst: 'bad' })
    const marker = { instanceId: 'x', formatVersion: 1, createdAt: Date.now() + 86_400_000 }
    await writeFile(join(dir, 'hearth.json'), JSON.stringify(marker))
    await rm(join(dir, 'hearth.db'))
    await rm(join(dir, 'vault.db'))
    const { code, codes } = await report()
    expect({ code, codes }).toMatchObject({ code: 2 })
  })

  test('a folder that is none of ours is told, and not touched', async () => {
    await stop('SIGTERM')
    await rm(join(dir, 'hearth.json'))
    const { code, said } = await doctor()
    expect(code).toBe(2)
    expect(said).toContain('hearth.json')
  })
})
