import type { Database } from 'better-sqlite3'
import type { Log } from '../storage.ts'
import { chainHash, type ChainedRow } from './audit-chain.ts'
import { createAuditHead, type Sealing } from './audit-head.ts'
import type { Facts, Subjects } from './subjects.ts'

export type AuditAction =
  | 'init'
  | 'fetch'
  | 'failed_fetch'
  | 'rotate'
  | 'recovery_set'
  | 'recovery_clear'
  | 'zk_enable'
  | 'zk_disable'
  // Beyond the contract's eight:
  | 'guardian_key_set'
  | 'guardians_set'
  | 'guardians_clear'
  | 'guardian_decline'
  | 'guardian_request'
  | 'guardian_withdraw'
  | 'guardian_share'
  | 'guardian_answer'
  | 'guardian_refuse'

export type AuditEntry = Facts & {
  action: AuditAction
  /** The HTTP status that is answered. */
  status: number
}

/** `at` in ms since 1970. */
export type AuditRow = AuditEntry & { at: number }

export type Audit = {
  /** Adds a row and moves the head. Sync: it belongs into the transaction of what it tells of. */
  append(userId: string, entry: AuditEntry, seal: Sealing): void
  /** Somebody's own rows, opened, newest first. */
  list(userId: string, limit: number): AuditRow[]
  /** [Note: never sealed over] Where the seal is not ours, or rows are gone, the new one is broken as well. */
  sealHead(seal: Sealing): void
}

/** Longest a browser's or a caller's words may be, in characters. */
const mostWords = 300

type Deps = {
  sqlite: Database
  subjects: Subjects
  now: () => number
  step: (name: string) => void
  log?: Log | undefined
}

export function createAudit({ sqlite, subjects, now, step, log }: Deps): Audit {
  const head = createAuditHead(sqlite, log)
  // Who was ever here has a row in the audit: rows without a head were not the first ones.
  const others = sqlite.prepare<[string]>(
    `SELECT 1 WHERE EXISTS (SELECT 1 FROM vault_subjects)
      OR EXISTS (SELECT 1 FROM encryption_vaults WHERE user_id <> ?)`,
  )
  const isNewBut = (userId: string) => () => others.get(userId) === undefined
  const add = sqlite.prepare<[ChainedRow & { hash: Buffer }]>(
    `INSERT INTO encryption_vault_audit (seq, subject, action, status, at, facts, hash)
      VALUES (@seq, @subject, @action, @status, @at, @facts, @hash)`,
  )
  const page = sqlite.prepare<[Buffer, number], ChainedRow>(
    `SELECT seq, subject, action, status, at, facts FROM encryption_vault_audit
      WHERE subject = ? ORDER BY seq DESC LIMIT ?`,
  )
  return {
    append(userId, { action, status, ...facts }, seal) {
      const last = head.find()
      const isWhole = head.isWhole(last, seal, isNewBut(userId))
      const subject = subjects.make(userId)
      const seq = last.count + 1
      const sealed = subject.sealFacts(shortened(facts), seq)
      const row = { seq, subject: subject.name, action, status, at: now(), facts: sealed }
      const hash = chainHash(last.hash, row)
      step('audit:row')
      add.run({ ...row, hash })
      step('audit:head')
      head.seal({ count: seq, hash }, seal, isWhole)
    },
    list(userId, limit) {
      const subject = subjects.find(userId)
      if (subject === null) return []
      return page.all(subject.name, limit).map(({ seq, action, status, at, facts }) => ({
        action: action as AuditAction,
        status,
        at,
        ...subject.openFacts(facts, seq),
      }))
    },
    sealHead(seal) {
      const last = head.find()
      const isWhole = head.isWhole(last, seal, isNewBut(''))
      // A house without vaults needs no key yet.
      if (last.seal !== null || !isWhole) head.seal(last, seal, isWhole)
    },
  }
}

function shortened({ ip, userAgent, context }: Facts): Facts {
  const short = (text: string | null) => text?.slice(0, mostWords).toWellFormed() ?? null
  return { ip: short(ip), userAgent: short(userAgent), context: short(context) }
}
