import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  randomBytes,
} from 'node:crypto'
import type { Database } from 'better-sqlite3'

/** What the audit says of a call beside its outcome; null where it was not told. */
export type Facts = { ip: string | null; userAgent: string | null; context: string | null }

/** Somebody as the audit knows them. */
export type Subject = {
  /** Names them in the audit, 32 bytes. */
  name: Buffer
  /** Binds to a place in the chain, so that facts do not open in another row. */
  sealFacts(facts: Facts, seq: number): Buffer
  openFacts(sealed: Buffer, seq: number): Facts
}

export type Subjects = {
  /** Made the first time somebody asks. Belongs into a transaction. */
  make(userId: string): Subject
  find(userId: string): Subject | null
  /**
   * From here on nobody can tell whose rows in the audit were theirs, nor read the facts there.
   * @returns false: they were never named there
   */
  remove(userId: string): boolean
}

/** A random key a person: their rows are named and sealed with it, and it dies with them. */
export function createSubjects(sqlite: Database): Subjects {
  const keyOf = sqlite
    .prepare<[string], Buffer>('SELECT key FROM vault_subjects WHERE user_id = ?')
    .pluck()
  const add = sqlite.prepare<[string, Buffer]>(
    'INSERT INTO vault_subjects (user_id, key) VALUES (?, ?)',
  )
  const drop = sqlite.prepare<[string]>('DELETE FROM vault_subjects WHERE user_id = ?')
  const known = new Map<string, Subject & { key: Buffer }>()
  return {
    make: (userId) => subjectOf(userId, keyOf.get(userId) ?? created(userId)),
    find(userId) {
      const key = keyOf.get(userId)
      return key === undefined ? null : subjectOf(userId, key)
    },
    remove(userId) {
      known.delete(userId)
      return drop.run(userId).changes > 0
    },
  }

  /** Deriving costs as much as adding a row, and a household asks for its keys again and again. */
  function subjectOf(userId: string, key: Buffer): Subject {
    const met = known.get(userId)
    if (met?.key.equals(key)) return met
    if (known.size >= knownAtMost) known.clear()
    const subject = { ...createSubject(userId, key), key }
    known.set(userId, subject)
    return subject
  }

  function created(userId: string): Buffer {
    const key = randomBytes(32)
    add.run(userId, key)
    return key
  }
}

/** People whose keys stay derived. */
const knownAtMost = 64

function createSubject(userId: string, bytes: Buffer): Subject {
  // [Note: keys as objects]
  const key = createSecretKey(bytes)
  const derive = (text: string) => createHmac('sha256', key).update(text).digest()
  const factsKey = createSecretKey(derive('hearth-vault-facts:v1'))
  return {
    name: derive(`hearth-vault-subject:v1\n${userId}`),
    sealFacts(facts, seq) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', factsKey, iv)
      cipher.setAAD(placeOf(seq))
      const sealed = [cipher.update(JSON.stringify(facts), 'utf8'), cipher.final()]
      return Buffer.concat([iv, ...sealed, cipher.getAuthTag()])
    },
    openFacts(sealed, seq) {
      try {
        return open(sealed, seq)
      } catch {
        // Somebody changed the row, as `hearth verify` tells; the others are worth reading.
        return { ip: null, userAgent: null, context: null }
      }
    },
  }

  function open(sealed: Buffer, seq: number): Facts {
    const options = { authTagLength: 16 }
    const decipher = createDecipheriv('aes-256-gcm', factsKey, sealed.subarray(0, 12), options)
    decipher.setAAD(placeOf(seq))
    decipher.setAuthTag(sealed.subarray(-16))
    const text = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()])
    return JSON.parse(text.toString('utf8')) as Facts
  }
}

function placeOf(seq: number): Buffer {
  return Buffer.from(`hearth-vault-facts:v1\n${seq}`)
}
