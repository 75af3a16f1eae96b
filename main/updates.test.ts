import { beforeEach, expect, test, vi } from 'vitest'
import { firstState, type ShellState } from './core/shell-state.ts'
import { parseSettings } from './core/settings.ts'
import { languages } from './messages/index.ts'
import { createUpdates, type UpdatesDeps } from './updates.ts'

const messages = languages['en']!
const feed = 'https://example.org/hearth/latest-linux.yml'
const page = 'https://example.org/hearth/Hearth-9.9.9.AppImage'
const written = (version: string, url: string) => `version: ${version}\nfiles:\n  - url: ${url}\n`
const phase = { is: 'running', origin: 'http://localhost:4327', lan: null } as const
const quiet: ShellState = { ...firstState, phase }
const busy: ShellState = { ...quiet, house: { freeBytes: 1e12, uploads: 1, connected: 1 } }

let state: ShellState
let answer: string
const fetchText = vi.fn(async () => answer)
const openPage = vi.fn()
const say = vi.fn(async () => {})
const tell = vi.fn()
beforeEach(() => {
  state = quiet
  answer = written('9.9.9', 'Hearth-9.9.9.AppImage')
  vi.clearAllMocks()
})

function updates(options: Partial<UpdatesDeps> = {}) {
  const current = parseSettings(null)!
  return createUpdates({
    house: {
      get state() {
        return state
      },
      tell,
    } as unknown as UpdatesDeps['house'],
    settings: { current, change: async (change) => void Object.assign(current, change) },
    outside: { fetchText, openPage },
    dialogs: { say },
    messages,
    version: '1.0.0',
    feed,
    machine: { platform: 'linux', arch: 'x64', appImage: true },
    now: () => 1,
    ...options,
  })
}

test('while photos arrive nothing is looked for and nothing is fetched', async () => {
  const mine = updates()
  state = busy
  await mine.look()
  expect(fetchText).not.toHaveBeenCalled()
  state = quiet
  await mine.look()
  expect(mine.found).toEqual({ state: 'newer', version: '9.9.9' })
  expect(tell).toHaveBeenLastCalledWith({ type: 'update', version: '9.9.9' })

  state = busy
  await mine.get()
  expect(say).toHaveBeenLastCalledWith(messages.update.later, messages.ok)
  expect(openPage).not.toHaveBeenCalled()
  state = { ...quiet, phase: { is: 'moving', percent: 3 } }
  await mine.get()
  expect(openPage).not.toHaveBeenCalled()
  state = quiet
  await mine.get()
  expect(openPage).toHaveBeenCalledWith(page)
})

test('looks once a day by itself, and each time somebody wants to know', async () => {
  const mine = updates()
  await mine.look()
  await mine.look()
  expect(fetchText).toHaveBeenCalledTimes(1)
  await mine.check()
  expect(fetchText).toHaveBeenCalledTimes(2)
  expect(say).toHaveBeenLastCalledWith(messages.update.found('9.9.9'), messages.ok)
})

test('two reasons to look at one moment are one look', async () => {
  const mine = updates()
  await Promise.all([mine.look(), mine.look(), mine.check()])
  expect(fetchText).toHaveBeenCalledTimes(1)
  expect(mine.found).toEqual({ state: 'newer', version: '9.9.9' })
  await mine.check()
  expect(fetchText).toHaveBeenCalledTimes(2)
})

test.each([
  ['the newest', written('1.0.0', 'x.AppImage'), 'newest', messages.update.none],
  ['a lie', written('9.9.9', 'https://evil.example/x.AppImage'), 'newest', messages.update.none],
  ['nothing', new Error('offline'), 'failed', messages.update.failed],
])('of %s it says so', async (_, given, found, words) => {
  fetchText.mockImplementationOnce(async () => {
    if (given instanceof Error) throw given
    return given
  })
  const mine = updates()
  await mine.check()
  expect(mine.found).toEqual({ state: found, version: null })
  expect(say).toHaveBeenLastCalledWith(words, messages.ok)
  await mine.get()
  expect(openPage).not.toHaveBeenCalled()
})

test('a build without a feed asks nobody, ever', async () => {
  const mine = updates({ feed: null })
  await mine.look()
  await mine.check()
  expect(fetchText).not.toHaveBeenCalled()
  expect(mine.found).toEqual({ state: 'off', version: null })
  expect(say).toHaveBeenLastCalledWith(messages.update.off, messages.ok)
})
