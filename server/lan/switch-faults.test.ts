import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pino from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parseSettings } from '../settings.ts'
import { temporaryFolder } from '../testing.ts'
import { authorityFile } from './authority.ts'
import { createHomeNetwork, type HomeNetwork } from './switch.ts'

const log = Object.assign(pino({ level: 'silent' }), { toFolder: () => {}, startFailed: () => {} })
const at = Date.UTC(2026, 10, 21)

let keysDir: string
let network: HomeNetwork
let read: (key: string) => unknown

beforeEach(async () => {
  keysDir = await temporaryFolder()
  const kept = new Map<string, unknown>()
  read = (key) => kept.get(key)
  network = createHomeNetwork({
    settings: parseSettings({ HEARTH_DATA_DIR: keysDir, HEARTH_HTTPS_PORT: '0' }),
    house: { get: (key) => read(key), set: (key, value) => void kept.set(key, value) },
    keysDir,
    plainPort: 1,
    log: log as never,
    now: () => at,
    read: () => [],
    everyMs: 3_600_000,
    lookEveryMs: 5,
  })
  await network.start()
  await network.serve((_, response) => response.end(), new Set(['hearth.local']))
})
afterEach(async () => {
  await network.close(10)
  await rm(keysDir, { recursive: true })
})

test('a new authority that a disk refuses: it goes on with the one before', async () => {
  const { fingerprint } = await network.switch(true)
  await mkdir(join(keysDir, `${authorityFile}.20261121000000.old`))
  await expect(network.renew()).rejects.toThrow()
  expect(network.show()).toMatchObject({ on: true, fingerprint, trouble: null })
  expect(network.origin()).not.toBeNull()
})

test('switched on in vain, the choice is as it was: nobody has chosen', async () => {
  await mkdir(join(keysDir, authorityFile))
  await expect(network.switch(true)).rejects.toThrow()
  expect(network.show()).toMatchObject({ on: false, onBy: 'default' })
})

test('a database that cannot be read for a moment ends nothing', async () => {
  const faults: unknown[] = []
  const hear = (error: unknown) => void faults.push(error)
  process.on('uncaughtException', hear)
  const before = read
  let asked = 0
  read = () => {
    asked++
    throw new Error('disk I/O error')
  }
  await expect.poll(() => asked).toBeGreaterThan(3)
  read = before
  process.off('uncaughtException', hear)
  expect(faults).toEqual([])
})
