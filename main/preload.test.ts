import { readFile } from 'node:fs/promises'
import { runInNewContext } from 'node:vm'
import { beforeAll, expect, test, vi } from 'vitest'
import { createPageCalls, type PageDeps } from './core/page-calls.ts'

type Exposed = Record<string, (...args: unknown[]) => unknown>

let exposed: Record<string, Exposed>
const invoke = vi.fn(async () => 'answered')
/** What the shell's own page hears, which has no script. */
let click: (event: { isTrusted: boolean; target: object }) => void
const addEventListener = (_: 'click', hear: typeof click) => void (click = hear)
/** The preload as Electron runs it: CommonJS, with `electron` and nothing else to require. */
beforeAll(async () => {
  exposed = {}
  const expose = (name: string, functions: Exposed) => void (exposed[name] = functions)
  const electron = { contextBridge: { exposeInMainWorld: expose }, ipcRenderer: { invoke } }
  const require = (name: string) => {
    if (name !== 'electron') throw new Error(`${name} is not there in a sandbox`)
    return electron
  }
  const source = await readFile(new URL('preload.cjs', import.meta.url), 'utf8')
  const run = (protocol: string) =>
    runInNewContext(source, { require, String, location: { protocol }, addEventListener })
  run('http:')
  const before = exposed
  exposed = {}
  run('data:')
  expect(exposed).toEqual({})
  exposed = before
})

const described = { version: '1' } as ReturnType<PageDeps['describe']>
const chosen: unknown[] = []
const calls: Record<string, (argument?: unknown) => unknown> = createPageCalls({
  describe: () => described,
  choose: async (choice) => void chosen.push(choice),
  lookForUpdates: async () => void chosen.push('look'),
})

test('gives the page a handful of functions, and no way to call anything else', () => {
  expect(Object.keys(exposed)).toEqual(['hearthDesktop'])
  expect(Object.keys(exposed['hearthDesktop']!).toSorted()).toEqual([
    'checkUpdates',
    'describe',
    'getUpdate',
    'moveFolder',
    'printRecoverySheet',
    'quit',
    'removeFormer',
    'setKeepAwake',
    'setStartAtLogin',
    'showLogs',
    'showReports',
  ])
  for (const value of Object.values(exposed['hearthDesktop']!))
    expect(typeof value).toBe('function')
})

test('each asks for exactly one thing the shell answers, with a plain value', async () => {
  for (const call of Object.values(exposed['hearthDesktop']!)) {
    invoke.mockClear()
    expect(await call({ toString: () => 'always' }, 'second', () => {})).toBe('answered')
    const [[channel, argument, ...more]] = invoke.mock.calls as unknown as [[string, unknown]]
    expect(calls).toHaveProperty(channel.replace(/^hearth:/, ''))
    expect(['boolean', 'string', 'undefined']).toContain(typeof argument)
    expect(more).toEqual([])
  }
  const asked = new Set(Object.keys(calls))
  expect(asked.size).toBe(Object.keys(exposed['hearthDesktop']!).length)
})

test('the shell believes no argument', () => {
  chosen.length = 0
  for (const argument of ['on', 1, null, undefined, {}, [true]])
    expect(() => calls['start-at-login']!(argument), String(argument)).toThrow()
  for (const argument of ['sometimes', true, null, ['always'], '__proto__'])
    expect(() => calls['keep-awake']!(argument), String(argument)).toThrow()
  expect(chosen).toEqual([])
})

test('what is done is what the tray does, and the answer is how things stand then', async () => {
  chosen.length = 0
  expect(await calls['start-at-login']!(true)).toBe(described)
  expect(await calls['keep-awake']!('never')).toBe(described)
  // A path of the page's own is not looked at: the shell asks somebody at the screen.
  expect(await calls['move-folder']!('/etc')).toBe(described)
  await calls['remove-former']!('/home')
  await calls['recovery-sheet']!('<script>')
  await calls['check-updates']!('https://evil.example/')
  await calls['get-update']!('https://evil.example/')
  await calls['logs']!('/etc')
  await calls['crash-reports']!('/etc')
  await calls['quit']!('now')
  expect(chosen).toEqual([
    { do: 'start-at-login', on: true },
    { do: 'keep-awake', mode: 'never' },
    { do: 'move-folder' },
    { do: 'remove-former' },
    { do: 'recovery-sheet' },
    'look',
    { do: 'get-update' },
    { do: 'logs' },
    { do: 'crash-reports' },
    { do: 'quit' },
  ])
})

test('in the shell’s own window a button asks for what it stands for, when somebody presses it', () => {
  const button = (value: string | null) => ({ closest: () => (value === null ? null : { value }) })
  invoke.mockClear()
  click({ isTrusted: false, target: button('{"do":"quit"}') })
  click({ isTrusted: true, target: button(null) })
  click({ isTrusted: true, target: button('') })
  expect(invoke).not.toHaveBeenCalled()
  click({ isTrusted: true, target: button('{"do":"logs"}') })
  expect(invoke.mock.calls).toEqual([['hearth:choose', '{"do":"logs"}']])
})
