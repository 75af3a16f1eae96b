import { createCipheriv, randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import { scratchFolder } from '../../storage/scratch.ts'
import { openVaultStore } from '../../storage/vault/index.ts'
import type { Caller } from '../caller.ts'
import { createVault, type Household } from './index.ts'
import type { Kek, Keyring } from './keyring.ts'
import { checkOf } from './master-key.ts'
import { kekIdOf } from './wrap.ts'

/** Test support: the vault's routes on a real vault.db; only who asks is told by a header. */
export type TestVault = Awaited<ReturnType<typeof startVault>>

export function makeKek(): Kek {
  const key = randomBytes(32)
  return { id: kekIdOf(key), key }
}

/** KEKs in memory; the first one is current. */
export function testKeyring(...keks: Kek[]): Keyring & { keks: Kek[]; reloads: number } {
  const ring = {
    keks,
    reloads: 0,
    current: () => ring.keks[0] as Kek,
    find: (id: string) => ring.keks.find((kek) => kek.id === id),
    reload: () => void ring.reloads++,
  }
  return ring
}

type Options = {
  missionKeyPem?: string
  /** Called before each step of which a crash is tested. */
  step?: (name: string) => void
  keyring?: Keyring
  household?: Household
}

export async function startVault({
  missionKeyPem,
  step,
  keyring = testKeyring(makeKek()),
  household,
}: Options = {}) {
  const { dir, remove } = await scratchFolder()
  const folder = { vault: join(dir, 'vault.db'), backups: join(dir, 'backups') }
  mkdirSync(folder.backups)
  const clock = { now: Date.UTC(2026, 0, 15, 12) }
  const warnings: string[] = []
  const warn = (_: unknown, words?: string) => void warnings.push(words ?? '')
  const log = { info() {}, error: warn, warn }
  const open = () => {
    const store = openVaultStore({ folder, now: () => clock.now, ...(step ? { step } : {}) })
    const vault = createVault({
      store,
      keyring,
      findCaller: async (headers) => callerOf(headers.get('x-test-caller')),
      missionKeyPem,
      ...(household ? { household } : {}),
      log,
      now: () => clock.now,
    })
    const app = new Hono()
    app.route('/vault', vault.routes)
    app.route('/grant', vault.grant)
    return { store, vault, app }
  }
  let opened = open()

  /** As `person`: an id, 'service', 'key:<id>' for an API key, or '' for nobody. */
  async function ask(person: string, method: string, path: string, body?: unknown) {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const headers = { 'x-test-caller': person, 'user-agent': 'a test' }
    return opened.app.request(path, {
      method,
      headers: { ...headers, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: text }),
    })
  }
  /** The status and the JSON of an answer. */
  async function tell(...question: Parameters<typeof ask>) {
    const answer = await ask(...question)
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
  return {
    dir,
    folder,
    clock,
    warnings,
    keyring,
    get store() {
      return opened.store
    },
    get vault() {
      return opened.vault
    },
    ask,
    tell,
    /** A key as its owner gets it. */
    async key(person: string): Promise<Buffer> {
      const { body } = await tell(person, 'POST', '/vault/init')
      return Buffer.from(String(body['masterKey']), 'base64')
    },
    async reopen() {
      await opened.store.close()
      opened = open()
    },
    async close() {
      await opened.store.close()
      await remove()
    },
  }
}

function callerOf(name: string | null): Caller | null {
  if (!name) return null
  if (name === 'service') return { kind: 'service' }
  const person = { kind: 'person', sessionId: 's', role: 'user' } as const
  if (name.startsWith('key:'))
    return { ...person, userId: name.slice(4), via: 'api-key', scopes: ['media:read'] }
  return { ...person, userId: name, via: 'cookie' }
}

/** A recovery wrap as a client makes it, and the check of the key in it. */
export function recoveryFor(userId: string, mk: Buffer) {
  const secret = randomBytes(32)
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', secret, iv)
  const wrap = Buffer.concat([cipher.update(mk), cipher.final(), cipher.getAuthTag()])
  return {
    recoveryWrappedMk: wrap.toString('base64'),
    recoveryIv: iv.toString('base64'),
    proof: checkOf(userId, mk).toString('base64'),
  }
}
