import { randomInt } from 'node:crypto'
import { HearthError, type LetterKind, type Log, type Storage } from '../../storage/index.ts'
import type { JobHandler } from '../jobs.ts'
import type { Settings } from '../settings.ts'
import { inWords } from './failure.ts'
import { parseLetter, type Letter, type LetterLanguage } from './letter.ts'
import { createMailJob, keyOf, mailJob, mailKind } from './mail-job.ts'
import { createMailRows, type Content, type OutboxEntry } from './mail-rows.ts'
import { createLine } from './line.ts'
import { createSeal, type Secrets } from './seal.ts'
import { greetable, writeLetter } from './stationery.ts'

export type { Letter, LetterLanguage } from './letter.ts'
export type { MailState, OutboxEntry } from './mail-rows.ts'

type Deps = {
  storage: Pick<Storage, 'sqlite' | 'write' | 'writeNow' | 'jobs'>
  /** undefined: no mail server; links wait for an admin. Asked each time. */
  smtp: () => Settings['smtp']
  /** The current one first. */
  secrets: Secrets
  householdName: () => string
  log: Log
  now: () => number
  /** Ids that grow with time (uuid v7). */
  newId: () => string
}

/**
 * The one outbox every letter goes through. With a mail server a letter is a row and a job; without one
 * it is a row, whose link an admin hands over. What waited for a mail server is queued here, at once.
 * @throws VALIDATION where SMTP_FROM is not an address
 */
export function createMailbox({ storage, smtp, secrets, householdName, log, now, newId }: Deps) {
  const line = createLine(smtp)
  const rows = createMailRows(storage)
  const seal = createSeal(secrets)
  const sender = createMailJob({
    storage,
    rows,
    seal,
    post: line.current,
    householdName,
    now,
  })
  const handlers: Record<typeof mailKind, JobHandler> = { [mailKind]: sender }
  let followed = line.current()
  if (followed) sendWhatWaited()

  return {
    /** There is a mail server, so whoever signs up has to verify the address first. */
    get sends() {
      return line.current() !== undefined
    },

    /**
     * Takes a letter; inside a `storage.write` or `writeNow` as part of it. Answers its id. What the
     * mail server thinks of it shows in the outbox and nowhere else.
     * @throws VALIDATION with the field, see [Note: letters at the door]; and as `storage.writeNow` does
     */
    put(letter: Letter): string {
      const row = sealed(letter)
      storage.writeNow(() => {
        rows.create(row)
        queue(row)
      })
      return row.id
    },

    /**
     * What `put` does, for nobody: no letter is left, and the clock cannot tell which of the two it was.
     * @throws as `put`
     */
    rehearse(letter: Letter): void {
      const row = sealed(letter)
      storage.writeNow(() => {
        rows.create(row)
        rows.remove(row.id)
        queue(row)
      })
    },

    /** What `about` names is over: the letter is not sent, and its link is in no row any more. */
    spend(kind: LetterKind, about: string): void {
      storage.writeNow(() => unqueue(rows.spendAbout(kind, about)))
    },

    /** As `spend`, for all letters of such kinds to one person. */
    spendOf(kinds: readonly LetterKind[], person: { userId: string; email: string }): void {
      storage.writeNow(() => unqueue(kinds.flatMap((kind) => rows.spendOf(kind, person))))
    },

    /** For admins: what waits or failed, then what went out in the last 30 days, each newest first. */
    list: ({ limit }: { limit: number }): OutboxEntry[] => rows.list(limit, now()),

    /**
     * The link, to hand over or to draw as a QR code; null: no such letter, or its link has expired.
     * @throws UNPROCESSABLE where the secret it was sealed with is gone
     */
    link(id: string): string | null {
      const row = rows.find(id)
      if (!row?.content.link || row.expiresAt <= now()) return null
      return seal.open(id, row.content.link)
    },

    /** An admin gave the link to its reader: it is not sent any more. @throws NOT_FOUND */
    handedOver(id: string): void {
      storage.writeNow(() => {
        if (!rows.markHandedOver(id)) throw unknown()
        storage.jobs.cancel(keyOf(id))
      })
    },

    /** Sends it now, its tries counted anew. @throws NOT_FOUND; CONFLICT where it is over or nothing sends */
    retry(id: string): void {
      storage.writeNow(() => {
        const row = rows.find(id)
        if (!row) throw unknown()
        if (!line.current())
          throw new HearthError(
            'CONFLICT',
            'There is no mail server, so please hand the link over.',
          )
        if (row.state === 'not-needed')
          throw new HearthError('CONFLICT', 'This letter is no longer needed.')
        if (row.expiresAt <= now())
          throw new HearthError('CONFLICT', 'This link has expired. Please make a new one.')
        rows.reopen(id)
        // One that waits for its next try would wait on.
        storage.jobs.cancel(keyOf(id))
        storage.jobs.enqueue(mailJob(id))
      })
    },

    /** Forgets the letter; the link in one that was sent still works. @throws NOT_FOUND */
    remove(id: string): void {
      storage.writeNow(() => {
        if (!rows.remove(id)) throw unknown()
        storage.jobs.cancel(keyOf(id))
      })
    },

    handlers,

    /** Another mail server may be meant: then what waited or was refused by the one before goes to it, at once. */
    follow(): void {
      const meant = line.current()
      if (meant === followed) return
      followed = meant
      if (meant) sendWhatWaited({ anew: true })
    },

    /**
     * A letter to say that letters arrive; it lies in no outbox.
     * @returns null: the mail server took it
     * @throws CONFLICT where there is none
     */
    async tryOut({ address, name, language, url }: Trial): Promise<HearthError | null> {
      const post = line.current()
      if (!post) throw new HearthError('CONFLICT', 'There is no mail server yet.')
      const fromName = householdName()
      const at = { expiresAt: now(), now: now() }
      const letter = writeLetter({ kind: 'trial', language, name, household: fromName, url, ...at })
      const to = { name: greetable(name) ?? '', address }
      return post
        .send({ id: newId(), to, fromName, letter }, AbortSignal.timeout(trialMs))
        .then(() => null, inWords)
    },

    /**
     * For the housekeeping: drops expired letters that never went, and every expired link. What became
     * of a letter stays visible for 30 days.
     */
    async sweep(): Promise<void> {
      const swept = await storage.write(() => rows.sweep(now()))
      if (swept.dropped + swept.emptied > 0) log.info(swept, 'expired letters were swept')
    },

    /** Hangs up. After the job runner has stopped. May be called twice. */
    close: line.close,
  }

  function sealed(letter: Letter) {
    const { kind, address, userId, name, url, expiresAt, language, about } = parseLetter(letter)
    const id = newId()
    const content: Content = {
      ...(name ? { name } : {}),
      ...(language ? { language } : {}),
      ...(about ? { about } : {}),
      link: seal.seal(id, url),
    }
    return { id, kind, address, userId: userId ?? null, createdAt: now(), expiresAt, content }
  }

  function queue({ id, kind }: { id: string; kind: LetterKind }): void {
    if (!line.current()) return
    storage.jobs.enqueue(mailJob(id, strangersAsk.has(kind) ? laterThan(now()) : now()))
  }

  function unqueue(ids: readonly string[]): void {
    for (const id of ids) storage.jobs.cancel(keyOf(id))
  }

  /** Also letters of a time without a mail server, and any whose job a crash has cost. */
  function sendWhatWaited({ anew = false } = {}): void {
    try {
      storage.writeNow(() => {
        for (const id of rows.waiting(now())) {
          // One that waits for its next try, perhaps with another mail server, would wait on.
          if (anew) storage.jobs.cancel(keyOf(id))
          storage.jobs.enqueue(mailJob(id))
        }
      })
    } catch (error) {
      // A full disk is no reason not to start.
      log.warn({ error: String(error) }, 'letters that wait could not be queued')
    }
  }
}

/** Whom a letter goes to that only shows whether letters arrive, and where its button leads. */
type Trial = { address: string; name: string; language: LetterLanguage; url: string }

/** Whoever asked for it sits and waits, in ms. */
const trialMs = 25_000

export type Mailbox = ReturnType<typeof createMailbox>

/** Anybody may ask for these, for any address; the answer must not say whether it is known. */
const strangersAsk = new Set<LetterKind>(['reset', 'magic-link'])

/** Sending takes this machine's time: it begins when the answer is long out, at no certain moment. */
function laterThan(now: number): number {
  return now + 150 + randomInt(350)
}

function unknown(): HearthError {
  return new HearthError('NOT_FOUND', 'There is no such letter.')
}
