import { describe, expect, test } from 'vitest'
import { languages } from '../messages/index.ts'
import { reasonOf } from './reason.ts'
import { firstState, type Phase, type ShellState } from './shell-state.ts'
import { describeTray, type Entry, type TrayFacts } from './tray-model.ts'

const messages = languages['en']!
const house = { freeBytes: 500e9, uploads: 0, connected: 1 }
const running: ShellState = {
  ...firstState,
  phase: { is: 'running', origin: 'http://localhost:4327', lan: null },
  house,
}
const facts = (state: Partial<ShellState>, more: Partial<TrayFacts> = {}): TrayFacts => ({
  state: { ...running, ...state },
  settings: { keepAwake: 'connected', former: null },
  startAtLogin: false,
  messages,
  ...more,
})
const flat = (entries: Entry[]): Entry[] =>
  entries.flatMap((entry) => ('entries' in entry ? [entry, ...flat(entry.entries)] : [entry]))
const labelsOf = (given: TrayFacts) =>
  flat(describeTray(given).entries).map((entry) => ('label' in entry ? entry.label : '-'))
const chosen = (given: TrayFacts, what: string) =>
  flat(describeTray(given).entries).find((entry) => 'choice' in entry && entry.choice.do === what)

describe('the tray says', () => {
  const states: [string, Partial<ShellState>, string, string][] = [
    ['starting', { phase: { is: 'starting' } }, 'Hearth is starting…', 'busy'],
    ['updating', { phase: { is: 'starting', updating: 30 } }, messages.tray.updating(30), 'busy'],
    ['running', {}, 'Hearth is running', 'calm'],
    [
      'running on the LAN',
      { phase: { is: 'running', origin: 'http://localhost:1', lan: 'https://hearth.local:4328' } },
      'Hearth is running, at home and on this computer',
      'calm',
    ],
    ['syncing', { sync: 'running' }, 'Hearth is running and copying to the cloud', 'busy'],
    ['paused', { sync: 'paused' }, 'Hearth is running, the cloud copy is paused', 'calm'],
    ['an update', { update: '2.0.0' }, 'Hearth is running', 'attention'],
    [
      'a home network that is wanted and not served',
      {
        phase: {
          is: 'running',
          origin: 'http://localhost:1',
          lan: null,
          lanTrouble: 'Port 4328 is taken.',
        },
      },
      'Hearth is running',
      'attention',
    ],
    ['a full disk', { house: { ...house, freeBytes: 2e9 } }, 'Hearth is running', 'attention'],
    ['a copy', { house: { ...house, copies: 'making' } }, 'Hearth is running', 'busy'],
    [
      'a copy that is due',
      { house: { ...house, copies: 'due' } },
      'Hearth is running',
      'attention',
    ],
    ['no disk', { phase: { is: 'no-disk' } }, messages.tray.noDisk, 'attention'],
    ['moving', { phase: { is: 'moving', percent: 40 } }, 'Moving the photos: 40 %', 'busy'],
    ['stopping', { phase: { is: 'stopping' } }, messages.tray.stopping, 'busy'],
    [
      'restarting',
      { phase: { is: 'restarting', reason: reasonOf('crashed') } },
      messages.tray.restarting,
      'attention',
    ],
    [
      'failed',
      { phase: { is: 'failed', reason: reasonOf('damaged', 'Details.'), offer: null } },
      'Hearth is not running',
      'attention',
    ],
  ]
  test.each(states)('%s', (_, state, headline, icon) => {
    const model = describeTray(facts(state))
    expect(model.entries[0]).toEqual({ label: headline })
    expect(model.icon).toBe(icon)
  })

  test('how many devices are there, as long as there are any', () => {
    expect(labelsOf(facts({ house: { ...house, connected: 2 } }))[1]).toBe(
      '2 devices are connected',
    )
    expect(labelsOf(facts({ house: { ...house, connected: 0 } }))[1]).toBe('-')
  })

  test('why it failed, in the household’s words and the server’s', () => {
    const phase: Phase = { is: 'failed', reason: reasonOf('damaged', 'Put it back.'), offer: null }
    expect(labelsOf(facts({ phase })).slice(1, 4)).toEqual([
      messages.reason.damaged,
      'Put it back.',
      'Start again',
    ])
  })

  test('why nobody at home reaches it', () => {
    const phase = { is: 'running', origin: 'http://localhost:1', lan: null } as const
    const given = facts({ phase: { ...phase, lanTrouble: 'Port 4328 is taken.' } })
    const notes = [messages.tray.lanTrouble, 'Port 4328 is taken.']
    expect(labelsOf(given)).toEqual(expect.arrayContaining(notes))
    // Still to be switched on, which tries again.
    expect(chosen(given, 'lan')).toMatchObject({ checked: false, choice: { on: true } })
    const served = facts({ phase: { ...phase, lan: 'https://hearth.local:4328' } })
    expect(labelsOf(served)).not.toContain(messages.tray.lanTrouble)
  })

  test('how little room is left', () => {
    expect(labelsOf(facts({ house: { ...house, freeBytes: 2.34e9 } }))[1]).toBe(
      'Only 2.3 GB left on the disk',
    )
  })
})

describe('the tray offers', () => {
  test('the free port where one was taken', () => {
    const reason = { kind: 'port-taken', detail: null, variable: 'HEARTH_PORT' } as const
    const given = facts({ phase: { is: 'failed', reason, offer: 4329 } })
    expect(chosen(given, 'use-port')).toMatchObject({ choice: { do: 'use-port', port: 4329 } })
  })

  test('every entry of a running house, and the address people need', () => {
    const labels = labelsOf(facts({ update: '2.0.0', sync: 'idle' }))
    const { tray } = messages
    for (const key of [
      'open',
      'copyAddress',
      'showCode',
      'lan',
      'pauseSync',
      'backUp',
      'logs',
      'reports',
      'startAtLogin',
      'keepAwake',
      'awakeAlways',
      'moveFolder',
      'checkUpdates',
      'about',
      'quit',
    ] as const)
      expect(labels).toContain(tray[key])
    expect(labels).toContain('Version 2.0.0 is out')
    expect(labels).toContain('Address: http://localhost:4327')
  })

  test('nothing that cannot be done just now', () => {
    const given = facts({ phase: { is: 'starting' } })
    for (const what of ['open', 'lan', 'back-up', 'move-folder'])
      expect(chosen(given, what), what).toMatchObject({ enabled: false })
    expect(chosen(given, 'quit')).toBeTruthy()
    expect(chosen(given, 'copy-address')).toBeUndefined()
  })

  test('no move of a folder that another one serves, that is not ours, or that is damaged', () => {
    const offered = (phase: Phase) => chosen(facts({ phase }), 'move-folder')
    for (const kind of ['locked', 'foreign-folder', 'damaged', 'newer'] as const)
      expect(offered({ is: 'failed', reason: reasonOf(kind), offer: null }), kind).toMatchObject({
        enabled: false,
      })
    expect(offered({ is: 'no-disk' })).toMatchObject({ enabled: false })
    // A disk that is full is what one moves away from.
    expect(offered({ is: 'failed', reason: reasonOf('no-space'), offer: null })).toMatchObject({
      enabled: true,
    })
  })

  test('the opposite of what is on, and no start at login where there is none', () => {
    const settings = { keepAwake: 'never', former: '/old' } as const
    const phase = {
      is: 'running',
      origin: 'http://localhost:4327',
      lan: 'https://hearth.local:4328',
    } as const
    const given = facts({ phase }, { settings, startAtLogin: null })
    expect(chosen(given, 'lan')).toMatchObject({
      checked: true,
      enabled: true,
      choice: { on: false },
    })
    expect(chosen(facts({}), 'lan')).toMatchObject({ checked: false, choice: { on: true } })
    const fixed = facts({ phase: { ...phase, lanFixed: true } })
    expect(chosen(fixed, 'lan')).toMatchObject({ checked: true, enabled: false })
    expect(chosen(given, 'start-at-login')).toBeUndefined()
    expect(chosen(given, 'remove-former')).toBeTruthy()
  })

  test('where nothing is looked for, that is said, and nothing can be chosen', () => {
    expect(chosen(facts({}), 'check-updates')).toBeTruthy()
    const off = facts({}, { noFeed: true })
    expect(chosen(off, 'check-updates')).toBeUndefined()
    expect(labelsOf(off)).toContain(messages.update.off)
  })

  test('never two lines in a row, in any language', () => {
    for (const words of Object.values(languages))
      for (const state of [{}, { phase: { is: 'no-disk' } as const }]) {
        const { entries } = describeTray(facts(state, { messages: words }))
        const lines = entries.map((entry) => 'line' in entry)
        expect(lines.some((line, i) => line && lines[i + 1])).toBe(false)
        expect(lines.at(-1)).toBe(false)
      }
  })
})
