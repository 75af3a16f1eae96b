import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { firstState } from './core/shell-state.ts'
import { openSettings, type SettingsFile } from './files/settings-file.ts'
import { createFolderChoice } from './folder-choice.ts'
import { languages } from './messages/index.ts'

const messages = languages['en']!
const phase = { is: 'no-disk' } as const
let root: string
let settings: SettingsFile
const said: string[] = []
const house = { state: { ...firstState, phase } as typeof firstState, restart: vi.fn() }
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'hearth-choice-'))
  await mkdir(join(root, 'right'))
  await writeFile(join(root, 'right', 'hearth.json'), '{"instanceId":"ours"}')
  settings = (await openSettings(join(root, 'shell.json')))!
  await settings.change({ dataDir: join(root, 'gone'), instanceId: 'ours' })
  house.state = { ...firstState, phase }
  said.length = 0
  vi.clearAllMocks()
})
afterEach(() => rm(root, { recursive: true, force: true }))

/** `meanwhile`: what happens as long as somebody looks for the folder. */
const choose = (meanwhile: () => unknown) =>
  createFolderChoice({
    house,
    settings,
    dialogs: {
      ask: async () => true,
      say: async (text) => void said.push(text),
      async chooseFolder() {
        await meanwhile()
        return join(root, 'right')
      },
    },
    messages,
    platform: 'linux',
  })()

test('the right one is taken, and Hearth starts with it', async () => {
  await choose(() => {})
  expect(settings.current.dataDir).toBe(join(root, 'right'))
  expect(house.restart).toHaveBeenCalledTimes(1)
})

test.each([
  ['is confirmed', () => (house.state = { ...firstState, phase: { is: 'moving', percent: 0 } })],
  [
    'is left unfinished',
    () => settings.change({ move: { from: '/old', to: '/new', stage: 'switching' } }),
  ],
])('a move that %s meanwhile is left alone, and that is said', async (_, meanwhile) => {
  await choose(meanwhile)
  expect(said).toEqual([messages.chosen.moving])
  expect(settings.current.dataDir).toBe(join(root, 'gone'))
  expect(house.restart).not.toHaveBeenCalled()
})
