import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { reasonOf } from './core/reason.ts'
import { placeOf } from './core/settings.ts'
import { firstState, type Phase } from './core/shell-state.ts'
import { openSettings, type SettingsFile } from './files/settings-file.ts'
import { createFormerFolder } from './former-folder.ts'
import type { House } from './house.ts'
import { languages } from './messages/index.ts'
import { createMoving, type MovingDeps } from './moving.ts'

/** Whoever chose to move the photos is told something each time, and Hearth runs again afterwards. */
const messages = languages['en']!
let root: string
let from: string
let to: string
let settings: SettingsFile
let said: string[]
let asked: string[]
/** What somebody answers; the last one stays. */
let answers: boolean[]
const phase = { is: 'running', origin: 'http://localhost:4327', lan: null } as const
const house = {
  state: firstState,
  get dataDir() {
    return placeOf(settings.current) ?? from
  },
  tell: vi.fn(),
  start: vi.fn(async () => {}),
  stop: vi.fn(async () => {}),
}
const dialogs = {
  chooseFolder: async () => to,
  say: async (text: string) => void said.push(text),
  async ask({ title, text }: { title: string; text: string }) {
    asked.push(`${title} ${text}`)
    return (answers.length > 1 ? answers.shift() : answers[0]) ?? false
  },
}
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'hearth-moving-'))
  from = join(root, 'old')
  to = join(root, 'new')
  await mkdir(join(from, 'blobs'), { recursive: true })
  await writeFile(join(from, 'hearth.json'), '{"instanceId":"a"}')
  await writeFile(join(from, 'blobs', 'x'), 'photo')
  settings = (await openSettings(join(root, 'shell.json')))!
  ;[said, asked, answers] = [[], [], [true]]
  house.state = { ...firstState, phase }
  vi.clearAllMocks()
})
afterEach(() => rm(root, { recursive: true, force: true }))

const moving = (more: Partial<MovingDeps> = {}) =>
  createMoving({
    house: house as unknown as House,
    settings,
    dialogs,
    messages,
    platform: 'linux',
    ...more,
  })
const former = () => createFormerFolder({ house, settings, dialogs, messages })

test('it says how much it is, moves, and starts again', async () => {
  await moving().move()
  expect(asked.join()).toContain(`copies 5 byte to ${to}`)
  expect(said).toEqual([messages.move.done(to)])
  expect(house.start).toHaveBeenCalledTimes(1)
  expect(house.dataDir).toBe(to)
})

test('a no moves nothing, and Hearth never stops', async () => {
  answers = [false]
  await moving().move()
  expect(house.stop).not.toHaveBeenCalled()
  expect(settings.current.move).toBeNull()
})

const locked: Phase = { is: 'failed', reason: reasonOf('locked'), offer: null }
test.each([
  ['another Hearth serves the folder', locked, messages.reason.locked],
  ['it starts', { is: 'starting' } as const, messages.tray.starting],
  ['the disk is away', { is: 'no-disk' } as const, messages.tray.noDisk],
])('%s: nothing is asked or copied, and that is said', async (_, is, words) => {
  house.state = { ...firstState, phase: is }
  await moving().move()
  expect([said, asked]).toEqual([[words], []])
  expect(house.stop).not.toHaveBeenCalled()
})

test('another Hearth takes the folder while it asks: nothing moves', async () => {
  const ask = async () => {
    house.state = { ...firstState, phase: locked }
    return true
  }
  await moving({ dialogs: { ...dialogs, ask } }).move()
  expect(said).toEqual([messages.reason.locked])
  expect(house.stop).not.toHaveBeenCalled()
})

test('a process that lives has the folder open once ours has ended: nothing moves', async () => {
  await writeFile(join(from, 'hearth.running.json'), JSON.stringify({ pid: process.pid }))
  await moving().move()
  expect(said).toEqual([messages.reason.locked])
  expect(house.dataDir).toBe(from)
  expect(house.start).toHaveBeenCalledTimes(1)
})

test('what one that was killed left there keeps nothing from moving', async () => {
  const { pid } = spawnSync(process.execPath, ['--version'])
  await writeFile(join(from, 'hearth.running.json'), JSON.stringify({ pid }))
  await moving().move()
  expect(said).toEqual([messages.move.done(to)])
})

test('a link in the folder is named', async () => {
  await symlink('/etc', join(from, 'blobs', 'etc'))
  await moving().move()
  expect(said).toEqual([messages.move.odd('blobs/etc')])
  expect(house.stop).not.toHaveBeenCalled()
})

test('a folder that cannot be read is said to be so, and the next try asks again', async () => {
  const measure = vi.fn().mockRejectedValueOnce(new Error('EIO'))
  const mine = moving({ measure })
  await mine.move()
  expect(said).toEqual([messages.move.uncounted])
  measure.mockResolvedValue({ bytes: 5, odd: null })
  await mine.move()
  expect(said.at(-1)).toBe(messages.move.done(to))
})

test('a place that is none is refused before anything is counted', async () => {
  await mkdir(to)
  await writeFile(join(to, 'tax.pdf'), '')
  const measure = vi.fn()
  await moving({ measure }).move()
  expect(said).toEqual([messages.folder.foreign])
  expect(measure).not.toHaveBeenCalled()
})

test('too little room is said with what is needed and what is free', async () => {
  await moving({ measure: async () => ({ bytes: 1e18, odd: null }) }).move()
  expect(said.join()).toContain('1,000,000 TB are needed there')
  expect(house.stop).not.toHaveBeenCalled()
})

test('as long as it counts it says that it counts, to who asks again and by itself', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const counted = Promise.withResolvers<{ bytes: number; odd: null }>()
  const measure = vi.fn(() => counted.promise)
  const mine = moving({ measure })
  const done = mine.move()
  await vi.waitFor(() => expect(measure).toHaveBeenCalled())
  await mine.move()
  expect(said).toEqual([messages.move.counting])
  await vi.advanceTimersByTimeAsync(2000)
  expect(said).toEqual([messages.move.counting, messages.move.counting])
  vi.useRealTimers()
  counted.resolve({ bytes: 5, odd: null })
  await done
  expect(said.at(-1)).toBe(messages.move.done(to))
})

const failAt = (fatal: string, act: () => unknown) => ({
  step(name: string) {
    if (name !== fatal) return
    act()
    throw new Error('EIO')
  },
})

test('what fails after the copy was compared is taken back, and said', async () => {
  await moving(failAt('retired', () => {})).move()
  expect(said).toEqual([messages.move.failed])
  expect(house.dataDir).toBe(from)
  expect(await readdir(from)).toContain('hearth.json')
  expect(house.start).toHaveBeenCalledTimes(1)
})

async function pull() {
  const { renameSync } = await import('node:fs')
  return failAt('retired', () => renameSync(to, join(root, 'pulled')))
}

test('the new disk is pulled at the last step: it is waited for, and that is said', async () => {
  answers = [true, false]
  await moving(await pull()).move()
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  expect(asked[1]).toContain(messages.move.unfinished(to, from))
  expect(said).toEqual([])
  expect(house.dataDir).toBe(to)
  await rename(join(root, 'pulled'), to)
  await moving().recover()
  expect(said).toEqual([messages.move.finished])
  expect(await readdir(to)).toContain('hearth.json')
})

test('and who does not want to wait goes back, at once or at the next start', async () => {
  answers = [true, false]
  await moving(await pull()).move()
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  answers = [true]
  await moving().recover()
  await vi.waitFor(() => expect(said).toEqual([messages.move.back(from)]))
  expect(house.dataDir).toBe(from)
  expect(await readdir(from)).toContain('hearth.json')
})

test('a house that waits for its disk afterwards holds nothing up, quitting least', async () => {
  house.start.mockReturnValueOnce(new Promise(() => {}))
  answers = [true, false]
  const mine = moving(await pull())
  void mine.move()
  await vi.waitFor(() => expect(house.start).toHaveBeenCalledTimes(1))
  await mine.abandon()
})

describe('where the word of the move before could not be written', () => {
  const before = () => join(root, 'before')
  beforeEach(async () => {
    await mkdir(before())
    await writeFile(join(before(), 'hearth.json.moved'), '{"instanceId":"a"}')
    const move = { from: before(), to: from, stage: 'switching' } as const
    await settings.change({ dataDir: before(), move })
  })

  test('it is before the next one begins, so that one that is undone leads back here', async () => {
    await moving(failAt('compared', () => {})).move()
    expect(said).toEqual([messages.move.failed])
    expect([house.dataDir, settings.current.move]).toEqual([from, null])
    expect(settings.current.former).toBe(before())
  })

  test('and still cannot, the next one does not begin', async () => {
    const change = vi.fn(async () => Promise.reject(new Error('ENOSPC')))
    await moving({ settings: { current: settings.current, change } }).move()
    expect(said).toEqual([messages.move.failed])
    expect(house.dataDir).toBe(from)
    expect(await readdir(root)).not.toContain('new')
  })
})

test('a question that is answered when another move is under way goes back nowhere', async () => {
  const unfinished = { from, to, stage: 'switching' } as const
  const next = { from: to, to: join(root, 'third'), stage: 'copying' } as const
  await settings.change({ move: unfinished })
  const answered = Promise.withResolvers<boolean>()
  await moving({ dialogs: { ...dialogs, ask: () => answered.promise } }).recover()
  await settings.change({ dataDir: to, move: next })
  answered.resolve(true)
  await setImmediate()
  expect(settings.current.move).toEqual(next)
  expect(house.stop).not.toHaveBeenCalled()
})

test('with both disks away it says so, and waits', async () => {
  await moving(await pull()).move()
  await vi.waitFor(() => expect(said).toHaveLength(1))
  said = []
  await settings.change({ move: { from, to, stage: 'switching' } })
  await rename(from, join(root, 'pulled too'))
  await moving().recover()
  await vi.waitFor(() => expect(said).toEqual([messages.move.neither]))
  expect(settings.current.move).toMatchObject({ stage: 'switching' })
})

test('the old folder is forgotten once it is deleted, and no sooner', async () => {
  await moving().move()
  await former().remove()
  expect(settings.current.former).toBeNull()
  expect(await readdir(root)).not.toContain('old')
})

test('two moves leave two old folders, and none is forgotten', async () => {
  await moving().move()
  const second = to
  to = join(root, 'newest')
  await moving().move()
  expect(settings.current.former).toBe(second)
  await former().remove()
  expect(settings.current.former).toBe(from)
  await former().remove()
  expect(settings.current.former).toBeNull()
  expect((await readdir(root)).toSorted()).toEqual(['newest', 'shell.json'])
})

test('an old folder that is not there is forgotten by who says so', async () => {
  await moving().move()
  await rename(from, join(root, 'away'))
  answers = [true, false]
  await former().remove()
  expect(asked.at(-1)).toContain(messages.move.goneText(from))
  expect(settings.current.former).toBe(from)
  answers = [true]
  await former().remove()
  expect(settings.current.former).toBeNull()
})

test('one that is no longer what was left there is left alone, and that is said', async () => {
  await moving().move()
  await rename(join(from, 'hearth.json.moved'), join(from, 'hearth.json'))
  await former().remove()
  expect(said.at(-1)).toBe(messages.move.removeOther(from))
  expect(await readdir(join(from, 'blobs'))).toEqual(['x'])
})

test('one that cannot be deleted stays in the menu, and that is said', async () => {
  await moving().move()
  await rm(from, { recursive: true })
  await symlink('old', from)
  await former().remove()
  expect(said.at(-1)).toBe(messages.move.removeFailed(from))
  expect(settings.current.former).toBe(from)
})

describe('the photos are in a folder inside the old one', () => {
  let inner: string
  beforeEach(async () => {
    await moving().move()
    inner = join(from, 'again')
    await mkdir(inner)
    await writeFile(join(inner, 'hearth.json'), '{"instanceId":"b"}')
  })
  const expectKept = async () => {
    expect(await readdir(inner)).toEqual(['hearth.json'])
    expect(said.at(-1)).toBe(messages.move.removeInside(from))
    expect(settings.current.former).toBe(from)
  }

  test('nothing is asked, nothing is deleted, and that is said', async () => {
    await settings.change({ dataDir: inner })
    const before = asked.length
    await former().remove()
    expect(asked).toHaveLength(before)
    await expectKept()
  })

  test('nor where a link leads there', async () => {
    await symlink(inner, join(root, 'link'))
    await settings.change({ dataDir: join(root, 'link') })
    await former().remove()
    await expectKept()
  })

  test('nor where they got there while it was asked', async () => {
    const ask = async () => settings.change({ dataDir: inner }).then(() => true)
    const mine = createFormerFolder({ house, settings, dialogs: { ...dialogs, ask }, messages })
    await mine.remove()
    await expectKept()
  })

  test('nor while they are being moved there', async () => {
    await settings.change({ move: { from: to, to: inner, stage: 'copying' } })
    await former().remove()
    await expectKept()
  })
})

test('an old folder that a newer move left meanwhile is not forgotten', async () => {
  await moving().move()
  const ask = async () => settings.change({ former: join(root, 'newer') }).then(() => true)
  await createFormerFolder({ house, settings, dialogs: { ...dialogs, ask }, messages }).remove()
  expect(await readdir(root)).not.toContain('old')
  expect(settings.current.former).toBe(join(root, 'newer'))
})
