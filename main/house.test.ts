import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Ears } from './child/process.ts'
import { usualDeadlines } from './child/run.ts'
import { openSettings, type SettingsFile } from './files/settings-file.ts'
import { createHouse, type House } from './house.ts'

/** The house while the photos move: whoever wants it to start meanwhile must not undo the move. */
const origin = 'http://localhost:4327'
let root: string
let dataDir: string
let settings: SettingsFile
let house: House
let servers: Ears[]
let stops: number
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'hearth-house-'))
  dataDir = join(root, 'photos')
  await mkdir(dataDir)
  await writeFile(join(dataDir, 'hearth.json'), '{"instanceId":"ours"}')
  settings = (await openSettings(join(root, 'shell.json')))!
  await settings.change({ dataDir, instanceId: 'ours' })
  servers = []
  stops = 0
  house = createHouse({
    settings,
    keyStore: { offered: async () => false, answer: async () => null },
    program: { program: 'node', args: [] },
    ambient: {},
    usualDir: dataDir,
    deadlines: usualDeadlines,
    now: Date.now,
    changed: () => {},
    crashed: () => {},
    probe: async () => true,
    spawn(_, ears) {
      servers.push(ears)
      const exit = () => ears.exit(0, null, false)
      return { send: () => void stops++, kill: exit, lastWords: () => '' }
    },
  })
  await house.start()
  servers[0]!.message({ type: 'ready', origin, lan: null, dataDir })
  await vi.waitFor(() => expect(house.state.phase.is).toBe('running'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

const move = () =>
  settings.change({ move: { from: dataDir, to: join(root, 'new'), stage: 'copying' } })

test('it is to start again: not now', async () => {
  house.tell({ type: 'moving', percent: 0 })
  await move()
  await house.restart()
  expect([stops, settings.current.move]).toEqual([0, expect.anything()])
})

test('it was just starting again, or looking for its disk: no longer', async () => {
  const state = { type: 'state', freeBytes: null, uploads: 0, connected: 0 }
  servers[0]!.message(state)
  expect(house.state.phase.is).toBe('no-disk')
  const restarted = house.restart()
  house.tell({ type: 'moving', percent: 0 })
  await move()
  servers[0]!.exit(0, null, false)
  await restarted
  await house.stop()
  expect([servers.length, settings.current.move]).toEqual([1, expect.anything()])
})
