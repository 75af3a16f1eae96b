import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createVault } from '../server/vault/index.ts'
import { kekIdOf } from '../server/vault/wrap.ts'
import { openDatabase } from '../storage/database/connection.ts'
import { openVaultStore } from '../storage/vault/index.ts'
import type { Benchmark, Context, Result } from './harness/benchmark.ts'
import { interleave, timed, type Arm } from './harness/rounds.ts'
import { ratio } from './harness/statistics.ts'

export const vault: Benchmark = {
  name: 'vault',
  title: 'handing out a key',
  target: 'at most twice what opening it and one transaction cost by themselves',
  run,
}

async function run({ scratch, rounds }: Context): Promise<Result> {
  const house = await houseIn(scratch)
  const bare = bareIn(scratch)
  try {
    for (let n = 0; n < 20; n++) for (const arm of [house.arm, bare.arm]) await arm()
    const { ours, limit } = await interleave({ ours: house.arm, limit: bare.arm }, rounds(400))
    return {
      tables: [
        {
          rows: [
            { what: 'GET /key, with its audit row', unit: 'ms', samples: ours },
            { what: 'AES-256-GCM and one INSERT, bare', unit: 'ms', samples: limit },
          ],
        },
      ],
      checks: [{ what: 'GET /key beside bare', value: ratio(ours, limit), unit: '×', atMost: 2 }],
      notes: [
        'Both in this process and one after the other, both commits flushed to disk with the same settings. GET /key goes through the router and the question who asks, and its audit row is named, sealed, chained and its head sealed anew.',
      ],
    }
  } finally {
    bare.close()
    await house.close()
  }
}

async function houseIn(scratch: string): Promise<{ arm: Arm; close(): Promise<void> }> {
  const folder = { vault: join(scratch, 'vault.db'), backups: join(scratch, 'backups') }
  mkdirSync(folder.backups, { recursive: true })
  const store = openVaultStore({ folder, now: Date.now })
  const key = randomBytes(32)
  const kek = { id: kekIdOf(key), key }
  const caller = {
    kind: 'person',
    userId: 'ada',
    role: 'user',
    sessionId: 's',
    via: 'cookie',
  } as const
  const { routes } = createVault({
    store,
    keyring: { current: () => kek, find: () => kek, reload() {} },
    findCaller: async () => caller,
    log: { info() {}, warn() {}, error() {} },
    now: Date.now,
  })
  await routes.request('/init', { method: 'POST' })
  return {
    arm: () =>
      timed(async () => {
        const answer = await routes.request('/key', { headers: { 'user-agent': 'bench' } })
        if (!(await answer.text()).includes('masterKey')) throw new Error('no key')
      }),
    close: () => store.close(),
  }
}

function bareIn(scratch: string): { arm: Arm; close(): void } {
  const sqlite = openDatabase(join(scratch, 'bare.db'))
  sqlite.exec('CREATE TABLE row (seq INTEGER PRIMARY KEY, at INTEGER, what TEXT, more BLOB)')
  const add = sqlite.prepare('INSERT INTO row (at, what, more) VALUES (?, ?, ?)')
  const insert = sqlite.transaction((more: Buffer) => add.run(Date.now(), 'fetch', more))
  const [key, iv, facts] = [randomBytes(32), randomBytes(12), randomBytes(100)]
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const sealed = Buffer.concat([cipher.update(randomBytes(32)), cipher.final()])
  const tag = cipher.getAuthTag()
  return {
    arm: () =>
      timed(async () => {
        const decipher = createDecipheriv('aes-256-gcm', key, iv)
        decipher.setAuthTag(tag)
        Buffer.concat([decipher.update(sealed), decipher.final()]).toString('base64')
        insert.immediate(facts)
      }),
    close: () => void sqlite.close(),
  }
}
