import { randomBytes, randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newPoint, startCircles, type Circles } from './testing.ts'

let circles: Circles
let atStep: (name: string) => void
const circleId = randomUUID()
const day = 86_400_000

beforeEach(async () => {
  atStep = () => {}
  circles = await startCircles((name) => atStep(name))
  const iv = ['ada', 'bob', 'cleo', 'dora'].map(circles.seal)[0]
  for (const name of ['bob', 'cleo', 'dora']) circles.setKey(name)
  name(iv ?? Buffer.alloc(12))
  const expiresAt = circles.clock.now + day
  ask({ id: 'r', publicKey: newPoint(), expiresAt })
  circles.store.writeNow(() => {
    const { held } = circles.store.guardians.of('bob')
    const request = held.findRequest('r')
    if (request) held.answer(request, randomBytes(126))
  })
})
afterEach(() => circles.close())

function name(recoveryIv: Buffer, id: string = circleId): void {
  const shares = ['bob', 'cleo'].map((guardianId) => ({
    guardianId,
    sealedShare: randomBytes(126),
  }))
  circles.store.writeNow(() =>
    circles.store.guardians.of('ada').circle.replace({ id, threshold: 2, recoveryIv, shares }),
  )
}

function ask(request: { id: string; publicKey: Buffer; expiresAt: number }): void {
  circles.store.writeNow(() => circles.store.guardians.of('ada').requests.create(request))
}

const hex = (bytes: Buffer) => `x'${bytes.toString('hex')}'`
const share = () => hex(randomBytes(126))
const point = () => hex(newPoint())

const circleOf = (threshold: number, named: number | string) =>
  `INSERT INTO guardian_circles SELECT '${randomUUID()}', user_id, ${threshold}, ${named}, recovery_iv, 1
    FROM encryption_vaults WHERE user_id = 'dora'`

const attacks: Record<string, () => string> = {
  'a circle of one': () => circleOf(2, 1),
  'a circle that one alone opens': () => circleOf(1, 2),
  'a circle that takes more than there are': () => circleOf(3, 2),
  'a circle of ten': () => circleOf(2, 10),
  'a circle without a number': () => circleOf(2, 'NULL'),
  'a circle that takes fewer than it did': () => `UPDATE guardian_circles SET threshold = 2`,
  'a circle with a new owner': () => `UPDATE guardian_circles SET owner_id = 'dora'`,
  'a second circle': () =>
    `INSERT INTO guardian_circles SELECT '${randomUUID()}', owner_id, 2, 2, recovery_iv, 1 FROM guardian_circles`,
  'a circle of another code': () =>
    `INSERT INTO guardian_circles VALUES ('${randomUUID()}', 'dora', 2, 2, ${hex(randomBytes(12))}, 1)`,
  'a circle of nobody': () =>
    `INSERT INTO guardian_circles VALUES ('${randomUUID()}', 'nobody', 2, 2, ${hex(randomBytes(12))}, 1)`,
  'a share too many': () =>
    `INSERT INTO guardian_shares VALUES ('${circleId}', 'dora', ${share()}, NULL)`,
  'a share of one’s own': () =>
    `DELETE FROM guardian_shares; INSERT INTO guardian_shares VALUES ('${circleId}', 'ada', ${share()}, NULL)`,
  'a share for somebody without a key': () =>
    `DELETE FROM guardian_shares; INSERT INTO guardian_shares VALUES ('${circleId}', 'eve', ${share()}, NULL)`,
  'a share of no circle': () =>
    `INSERT INTO guardian_shares VALUES ('${randomUUID()}', 'dora', ${share()}, NULL)`,
  'a short share': () =>
    `DELETE FROM guardian_shares; INSERT INTO guardian_shares VALUES ('${circleId}', 'bob', x'04', NULL)`,
  'a share that is another now': () => `UPDATE guardian_shares SET sealed_share = ${share()}`,
  'a share that changes hands': () =>
    `UPDATE guardian_shares SET guardian_id = 'dora' WHERE guardian_id = 'bob'`,
  'a share that is lost for no reason': () => `UPDATE guardian_shares SET sealed_share = NULL`,
  'a share that is lost for another reason': () =>
    `UPDATE guardian_shares SET sealed_share = NULL, lost = 'bored'`,
  'a lost share that comes back': () =>
    `UPDATE guardian_shares SET sealed_share = NULL, lost = 'declined'; UPDATE guardian_shares SET sealed_share = ${share()}, lost = NULL`,
  'a key of somebody the appliance could open': () =>
    `DELETE FROM guardian_keys WHERE user_id = 'dora'; UPDATE encryption_vaults SET zero_knowledge = 0, kek_id = '${'a'.repeat(16)}', wrapped_mk = zeroblob(48), wrap_iv = zeroblob(12) WHERE user_id = 'dora'; INSERT INTO guardian_keys VALUES ('dora', ${point()}, zeroblob(166), 1)`,
  'a key of nobody': () =>
    `INSERT INTO guardian_keys VALUES ('nobody', ${point()}, zeroblob(166), 1)`,
  'a key that is no point': () => `UPDATE guardian_keys SET public_key = zeroblob(65)`,
  'a key that is another person’s': () =>
    `UPDATE guardian_keys SET user_id = 'ada' WHERE user_id = 'bob'`,
  'a private half in clear': () => `UPDATE guardian_keys SET sealed_private_key = zeroblob(32)`,
  'a second open request': () =>
    `INSERT INTO guardian_requests VALUES ('s', '${circleId}', ${point()}, 'open', 1, 2)`,
  'a request with another key': () => `UPDATE guardian_requests SET public_key = ${point()}`,
  'a request that lives for ever': () => `UPDATE guardian_requests SET expires_at = 9e15`,
  'a request that is opened again': () =>
    `UPDATE guardian_requests SET state = 'withdrawn'; UPDATE guardian_requests SET state = 'open'`,
  'a request in a state of its own': () => `UPDATE guardian_requests SET state = 'granted'`,
  'an answer of a stranger': () =>
    `INSERT INTO guardian_answers VALUES ('r', '${circleId}', 'dora', ${share()}, 1)`,
  'an answer to a request that is over': () =>
    `UPDATE guardian_requests SET state = 'withdrawn'; INSERT INTO guardian_answers VALUES ('r', '${circleId}', 'cleo', ${share()}, 1)`,
  'an answer with another circle': () =>
    `INSERT INTO guardian_answers VALUES ('r', '${randomUUID()}', 'cleo', ${share()}, 1)`,
  'an answer that is given for another': () => `UPDATE guardian_answers SET guardian_id = 'cleo'`,
  'a short answer': () => `UPDATE guardian_answers SET sealed_share = x'04'`,
  'an audit row that is none of ours': () =>
    `INSERT INTO encryption_vault_audit VALUES (1, zeroblob(32), 'guardian_bribe', 200, 1, zeroblob(28), zeroblob(32))`,
}

test.each(Object.keys(attacks))('raw SQL cannot make %s', (what) => {
  const { sqlite } = circles.store
  const before = everything()
  sqlite.exec('BEGIN')
  expect(() => sqlite.exec(attacks[what]?.() ?? '')).toThrow(
    /constraint|guardian|FOREIGN|UNIQUE|mismatch|datatype|REAL/i,
  )
  sqlite.exec('ROLLBACK')
  expect(everything()).toEqual(before)
})

const tables = ['keys', 'circles', 'shares', 'requests', 'answers']

function everything(sqlite = circles.store.sqlite): unknown[][] {
  return tables.map((table) => sqlite.prepare(`SELECT * FROM guardian_${table}`).all())
}

test('who goes takes keys, shares, circles and answers along, and nothing dangles', () => {
  circles.store.remove('bob')
  const text = JSON.stringify(everything())
  expect(text).not.toContain('bob')
  circles.store.remove('ada')
  expect(everything().map((rows) => rows.length)).toEqual([2, 0, 0, 0, 0])
  expect(circles.store.sqlite.pragma('foreign_key_check')).toEqual([])
})

test('whatever program changes a vault’s row: the shares that rest on it end', () => {
  const plain = new Sqlite(join(circles.dir, 'vault.db'))
  plain.exec(
    `UPDATE encryption_vaults SET recovery_iv = x'${'0'.repeat(24)}' WHERE user_id = 'ada'`,
  )
  plain.close()
  expect(everything().map((rows) => rows.length)).toEqual([3, 0, 0, 0, 0])
})

test('answers of a guardian who loses their key stay; of one who declines they go', () => {
  circles.setKey('bob')
  expect(circles.store.guardians.of('ada').requests.find()?.answers).toHaveLength(1)
  name(circles.store.of('ada').find()?.recoveryIv ?? Buffer.alloc(12), randomUUID())
  ask({ id: 's', publicKey: newPoint(), expiresAt: circles.clock.now + day })
  const { held } = circles.store.guardians.of('bob')
  circles.store.writeNow(() => {
    const request = held.findRequest('s')
    if (request) held.answer(request, null)
    held.decline('ada')
  })
  expect(circles.store.guardians.of('ada').requests.find()?.answers).toEqual([])
})

/** What is on the disk when the power goes at each step: what was before, or all of it. */
test('a kill between any two statements leaves the old circle or the new one', () => {
  const copies: unknown[][][] = []
  const before = everything()
  atStep = (step) => {
    if (!/^(circle|write|vault|guardian-key|request)/.test(step)) return
    copies.push(asAfterPowerCut(copies.length))
  }
  name(circles.store.of('ada').find()?.recoveryIv ?? Buffer.alloc(12), randomUUID())
  atStep = () => {}
  const after = everything()
  expect(copies.length).toBeGreaterThan(5)
  for (const copy of copies) expect([before, after]).toContainEqual(copy)
  expect(copies[0]).toEqual(before)
  expect(copies.at(-1)).toEqual(after)
})

function asAfterPowerCut(number: number): unknown[][] {
  const dir = join(circles.dir, `cut-${number}`)
  mkdirSync(dir)
  for (const file of ['vault.db', 'vault.db-wal'])
    if (existsSync(join(circles.dir, file))) copyFileSync(join(circles.dir, file), join(dir, file))
  const copy = new Sqlite(join(dir, 'vault.db'))
  try {
    return everything(copy)
  } finally {
    copy.close()
  }
}

test('every table is STRICT', () => {
  const { sqlite } = circles.store
  const sql = sqlite
    .prepare(
      `SELECT sql FROM sqlite_schema WHERE type = 'table' AND name LIKE 'guardian%' OR name = 'encryption_vault_audit'`,
    )
    .pluck()
    .all() as string[]
  expect(sql).toHaveLength(6)
  for (const each of sql) expect(each).toMatch(/STRICT$/)
})

test('copies of the database forget who has left as a guardian too, and the circles of old codes', () => {
  const copy = join(circles.dir, 'backups', 'vault-before-1.db')
  circles.store.sqlite.prepare('VACUUM INTO ?').run(copy)
  circles.store.remove('bob')
  circles.seal('ada')
  circles.store.scrub.run()
  const opened = new Sqlite(copy)
  const rows = everything(opened)
  opened.close()
  expect(rows.map((each) => each.length)).toEqual([2, 0, 0, 0, 0])
  expect(readFileSync(copy).includes('bob')).toBe(false)
})
