import { once } from 'node:events'
import { mkdir, rm } from 'node:fs/promises'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { join } from 'node:path'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseSettings } from '../settings.ts'
import { temporaryFolder } from '../testing.ts'
import { createHomeNetwork, type HomeNetwork } from './switch.ts'

const log = Object.assign(pino({ level: 'silent' }), { toFolder: () => {}, startFailed: () => {} })

let dir: string
let kept: Map<string, unknown>
let other: Server
let taken: number
let networks: HomeNetwork[]

beforeEach(async () => {
  dir = await temporaryFolder()
  networks = []
  other = await occupy(0)
  taken = (other.address() as AddressInfo).port
  kept = new Map<string, unknown>([['lan.port', taken]])
})
afterEach(async () => {
  await Promise.all(networks.map((each) => each.close(10)))
  other.close()
  await rm(dir, { recursive: true })
})

async function occupy(port: number): Promise<Server> {
  const server = createServer().listen(port, '::')
  await once(server, 'listening')
  return server
}

async function open(env: Record<string, string> = {}): Promise<HomeNetwork> {
  const keysDir = join(dir, `keys-${networks.length}`)
  await mkdir(keysDir)
  const network = createHomeNetwork({
    settings: parseSettings({ HEARTH_DATA_DIR: dir, ...env }),
    house: { get: (key) => kept.get(key), set: (key, value) => void kept.set(key, value) },
    keysDir,
    plainPort: 1,
    // None of the system's own in a test.
    short: { secure: 0, plain: 0 },
    log: log as never,
    now: Date.now,
    read: () => [],
    everyMs: 3_600_000,
    lookEveryMs: 5,
  })
  networks.push(network)
  return network
}

async function start(env: Record<string, string> = {}): Promise<HomeNetwork> {
  const network = await open(env)
  await network.start()
  await network.serve((_, response) => response.end(), new Set(['hearth.local']))
  return network
}

const free = (network: HomeNetwork) => network.show().trouble?.freePort ?? 0

/** Switches it on at the port that was offered, another one where somebody was quicker. */
async function accept(network: HomeNetwork): Promise<number> {
  let port = 0
  const take = () => network.switch(true, (port = free(network))).then(({ origin }) => origin)
  await expect.poll(() => take().catch(() => null)).not.toBeNull()
  return port
}

describe('a port that another program has', () => {
  test('switched on, it is said with the variable and with one that is free', async () => {
    const network = await start()
    await expect(network.switch(true)).rejects.toMatchObject({
      code: 'CONFLICT',
      field: 'HEARTH_HTTPS_PORT',
      reason: 'lan-port',
      message: expect.stringMatching(
        new RegExp(`Port ${taken} .*HEARTH_HTTPS_PORT.*Port \\d+ is free`),
      ),
    })
    expect(network.show()).toMatchObject({
      on: false,
      onBy: 'default',
      port: taken,
      portBy: 'choice',
      trouble: { reason: 'lan-port', variable: 'HEARTH_HTTPS_PORT' },
    })
    const port = await accept(network)
    expect(port).not.toBe(taken)
    expect(network.show()).toMatchObject({
      on: true,
      port,
      portBy: 'choice',
      origin: `https://hearth.local:${port}`,
      trouble: null,
    })
    expect(kept.get('lan.port')).toBe(port)
  })

  test('at the start of a house that chose the home network, everything else goes on', async () => {
    kept.set('lan.on', true)
    const network = await start()
    expect(network.show()).toMatchObject({ on: true, origin: null, port: taken })
    expect(free(network)).toBeGreaterThan(0)
    // Whoever had it goes, and nobody has to do anything.
    other.close()
    await expect
      .poll(() => network.origin(), { timeout: 10_000 })
      .toBe(`https://hearth.local:${taken}`)
    expect(network.show().trouble).toBeNull()
  })

  test('who starts it with HEARTH_LAN=on is told at once', async () => {
    const network = await open({ HEARTH_LAN: 'on' })
    await expect(network.start()).rejects.toMatchObject({
      code: 'CONFLICT',
      field: 'HEARTH_HTTPS_PORT',
    })
  })

  test('that HEARTH_HTTPS_PORT gives: no other one is chosen', async () => {
    const network = await start({ HEARTH_HTTPS_PORT: String(taken) })
    await expect(network.switch(true)).rejects.toThrow(/Port \d+ is free/)
    expect(network.show()).toMatchObject({ portBy: 'environment', trouble: { freePort: null } })
    await expect(network.switch(true, taken + 1)).rejects.toMatchObject({ reason: 'lan-fixed' })
    expect(kept.get('lan.port')).toBe(taken)
  })

  test('chosen while it is served elsewhere: it goes on there', async () => {
    const network = await start()
    await network.switch(true).catch(() => {})
    const port = await accept(network)
    await expect(network.switch(true, taken)).rejects.toMatchObject({ reason: 'lan-port' })
    expect(network.show()).toMatchObject({ port, origin: `https://hearth.local:${port}` })
  })
})

test('another port, chosen by the command line or a page, is followed', async () => {
  other.close()
  await once(other, 'close')
  const network = await start()
  await network.switch(true)
  other = await occupy(0)
  const { port } = other.address() as AddressInfo
  other.close()
  await once(other, 'close')
  kept.set('lan.port', port)
  await expect.poll(() => network.origin()).toBe(`https://hearth.local:${port}`)
})

test.each([0, 70_000, '443', null, 1.5])('%j is no port that was chosen', async (said) => {
  kept.set('lan.port', said)
  expect((await open()).show()).toMatchObject({ port: 4328, portBy: 'default' })
})
