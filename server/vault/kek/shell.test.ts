import { rm } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseFromShell, type FromShell, type ToShell } from '../../protocol.ts'
import { spawnHearth, temporaryFolder } from '../../testing.ts'
import { formatKeyBundle, makeKek, parseKeyBundle } from './key-bundle.ts'
import { formatRecoveryCode } from './recovery-code.ts'
import type { ShellChannel } from './shell-channel.ts'
import { createShellKeys } from './shell-keys.ts'
import { addVaults, family, openTestVaults } from './testing.ts'

const kek = makeKek(1)
const bundle = { current: kek.id, keys: [kek], replaced: [] }
const keys = formatKeyBundle(bundle)

/** A shell in this process; `answer` says what comes back, and may answer nothing. */
function channelOf(answer: (asked: ToShell) => unknown[]): ShellChannel & { listeners: number } {
  const listeners = new Set<(message: FromShell) => void>()
  return {
    get listeners() {
      return listeners.size
    },
    send(asked) {
      for (const raw of answer(asked)) {
        const message = parseFromShell(structuredClone(raw))
        if (message) queueMicrotask(() => listeners.forEach((hear) => hear(message)))
      }
    },
    listen(hear) {
      listeners.add(hear)
      return () => void listeners.delete(hear)
    },
  }
}

let made = 0
const create = (channel: ShellChannel, deadlineMs = 20) =>
  createShellKeys({ channel, newId: () => `question-${++made}`, deadlineMs })

describe('a question to the shell', () => {
  const answers: [string, FromShell['type'] | string, object][] = [
    ['ok', 'key-store:keys', { state: 'ok', keys }],
    ['absent', 'key-store:keys', { state: 'absent' }],
    ['undecryptable', 'key-store:keys', { state: 'undecryptable' }],
  ]

  test.each(answers)('is answered: %s', async (state, type, more) => {
    const channel = channelOf(({ id }) => [{ type, id, ...more }])
    expect(await create(channel, 10_000).ask()).toEqual(
      state === 'ok' ? { state, bundle } : { state },
    )
    expect(channel.listeners).toBe(0)
  })

  test.each<[string, (id: string) => unknown[]]>([
    ['no answer', () => []],
    [
      'with the id of another question',
      () => [{ type: 'key-store:keys', id: 'x', state: 'absent' }],
    ],
    ['without an id', () => [{ type: 'key-store:keys', state: 'ok', keys }]],
    ['to another question', (id) => [{ type: 'key-store:kept', id, kept: true }]],
    ['with a state nobody knows', (id) => [{ type: 'key-store:keys', id, state: 'fine', keys }]],
    ['ok without keys', (id) => [{ type: 'key-store:keys', id, state: 'ok' }]],
    [
      'with keys that are no text',
      (id) => [{ type: 'key-store:keys', id, state: 'ok', keys: [1] }],
    ],
    ['that is no object', () => [null, 7, 'key-store:keys', [], undefined]],
  ])('%s: none in time', async (_, answer) => {
    const channel = channelOf(({ id }) => answer(id))
    await expect(create(channel).ask()).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(/in time/),
    })
    expect(channel.listeners).toBe(0)
  })

  test('with keys that cannot be used is refused at once', async () => {
    for (const broken of ['x', '{}', keys.slice(3)]) {
      const channel = channelOf(({ id }) => [
        { type: 'key-store:keys', id, state: 'ok', keys: broken },
      ])
      await expect(create(channel, 60_000).ask()).rejects.toMatchObject({ code: 'DAMAGED' })
    }
  })

  test('only the first answer counts', async () => {
    const channel = channelOf(({ id }) => [
      { type: 'key-store:keys', id, state: 'ok', keys },
      { type: 'key-store:keys', id, state: 'absent' },
    ])
    expect(await create(channel, 10_000).ask()).toMatchObject({ state: 'ok' })
  })

  test('keep: resolves once it is confirmed, and not where it is denied', async () => {
    let given = ''
    const channel = channelOf((asked) => {
      if (asked.type === 'key-store:keep') given = asked.keys
      return [{ type: 'key-store:kept', id: asked.id, kept: true }]
    })
    await create(channel, 10_000).keep(bundle)
    expect(parseKeyBundle(given)).toEqual(bundle)
    const denied = channelOf(({ id }) => [{ type: 'key-store:kept', id, kept: false }])
    await expect(create(denied, 10_000).keep(bundle)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  })
})

describe('the program that ships, started by a shell', () => {
  let dir: string
  let kept: string | null
  const children: { child: { kill(signal: 'SIGKILL'): boolean }; exit: Promise<unknown> }[] = []
  beforeEach(async () => {
    dir = await temporaryFolder()
    kept = null
  })
  afterEach(async () => {
    for (const { child, exit } of children.splice(0)) {
      child.kill('SIGKILL')
      await exit
    }
    await rm(dir, { recursive: true, force: true })
  })

  /** A shell whose key store is `kept`; `ask` sends a request and waits for what answers it. */
  async function start(answers: 'all' | 'undecryptable' = 'all') {
    const env = { HEARTH_DATA_DIR: dir, HEARTH_KEY_STORE: 'desktop' }
    const started = await spawnHearth(['start'], env, { shell: true })
    const { child, exit, lines, errors } = started
    children.push(started)
    const waiting = new Map<string, (message: ToShell) => void>()
    child.on('message', (message: ToShell) => {
      const { id } = message
      if (message.type === 'key-store:keep') {
        kept = message.keys
        child.send({ type: 'key-store:kept', id, kept: true })
      } else if (message.type === 'key-store:read') {
        const state = answers !== 'all' ? answers : kept === null ? 'absent' : 'ok'
        child.send({ type: 'key-store:keys', id, state, ...(state === 'ok' ? { keys: kept } : {}) })
      } else waiting.get(id)?.(message)
    })
    const ready = new Promise<boolean>((resolve) => {
      lines.once('line', () => resolve(true))
      void exit.then(() => resolve(false))
    })
    const ask = (message: { type: string; id: string; language?: string }) =>
      new Promise<ToShell>((resolve) => {
        waiting.set(message.id, resolve)
        child.send(message)
      })
    const stop = async () => {
      child.kill('SIGTERM')
      return exit
    }
    return { serves: await ready, ask, stop, exit, errors }
  }

  async function addFamily(): Promise<void> {
    const vaults = openTestVaults(dir)
    addVaults(vaults, parseKeyBundle(kept!)!.keys[0]!, family)
    await vaults.close()
  }

  test('keeps the key there, makes a new one when asked, prints the sheet, and ends by itself', async () => {
    const first = await start()
    expect(first.serves).toBe(true)
    await addFamily()
    const before = parseKeyBundle(kept!)!
    const rotated = await first.ask({ type: 'key-store:rotate', id: 'a' })
    expect(rotated).toMatchObject({ type: 'key-store:rotated', done: true, vaults: 5 })
    const after = parseKeyBundle(kept!)!
    expect(after.keys).toHaveLength(1)
    expect(after.current).not.toBe(before.current)
    const request = { type: 'key-store:recovery-sheet', id: 'b', language: 'fr-CA' }
    const sheet = (await first.ask(request)) as { html: string }
    expect(sheet.html).toContain('lang="fr"')
    for (const group of formatRecoveryCode(after.keys[0]!.key)) expect(sheet.html).toContain(group)
    expect(await first.stop()).toEqual({ code: 0, signal: null })
    expect((await start()).serves).toBe(true)
  })

  test('does not start where rows exist and the key store is shut or empty', async () => {
    const first = await start()
    await addFamily()
    await first.stop()
    const shut = await start('undecryptable')
    expect(shut.serves).toBe(false)
    expect(await shut.exit).toMatchObject({ code: 1 })
    expect(shut.errors()).toMatch(/does not open it.*restore-key/)
    const had = kept
    kept = null
    const empty = await start()
    expect(empty.serves).toBe(false)
    expect(empty.errors()).toMatch(/has no key/)
    expect(kept).toBeNull()
    kept = had
    expect((await start()).serves).toBe(true)
  })

  test('without a shell the variable stops the start', async () => {
    const started = await spawnHearth(['start'], {
      HEARTH_DATA_DIR: dir,
      HEARTH_KEY_STORE: 'desktop',
    })
    children.push(started)
    expect(await started.exit).toMatchObject({ code: 1 })
    expect(started.errors()).toMatch(/HEARTH_KEY_STORE is set/)
  })
})
