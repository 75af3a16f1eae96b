import addressparser from 'nodemailer/lib/addressparser'
import { HearthError } from '../../storage/index.ts'
import type { Settings } from '../settings.ts'
import { inWords } from './failure.ts'
import { mailAddress } from './letter.ts'
import type { WrittenLetter } from './stationery.ts'

export type Smtp = NonNullable<Settings['smtp']>

type Envelope = {
  /** The letter's id: the same in each try, so that a letter sent twice is shown once by many readers. */
  id: string
  to: { name: string; address: string }
  /** Of the household, where SMTP_FROM has no name of its own. */
  fromName: string
  letter: WrittenLetter
}

/** How long one try may take altogether, in ms: a server that trickles runs into no other limit. */
const patience = 60_000

/**
 * The way to the household's mail server.
 * @throws VALIDATION where SMTP_FROM is not one address
 */
export function createPost(smtp: Smtp, patienceMs = patience) {
  const from = parseSender(smtp.from)
  let line: ReturnType<typeof openLine> | undefined

  return {
    /**
     * Resolves when the server has taken the letter.
     * @throws UNAVAILABLE where trying again may help, UNPROCESSABLE where it will not
     */
    async send({ id, to, fromName, letter }: Envelope, signal: AbortSignal): Promise<void> {
      try {
        const transport = await (line ??= openLine(smtp))
        await transport.sendMail({
          from: { name: from.name || fromName, address: from.address },
          to,
          subject: letter.subject,
          text: letter.text,
          html: letter.html,
          messageId: `<${id}@${from.address.split('@')[1]}>`,
          // Holidays are not announced to machines.
          headers: {
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'All',
            'Content-Language': letter.language,
          },
          signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
        })
      } catch (error) {
        throw inWords(error)
      }
    },
    /** Hangs up, also in the middle of a letter: what is not acknowledged is sent again. */
    async close(): Promise<void> {
      const transport = await line
      transport?.close({ force: true })
    },
  }
}

export type Post = ReturnType<typeof createPost>

/** Loaded with the first letter: it is 24 MB that a house without a mail server need not carry. */
async function openLine(smtp: Smtp) {
  const { createTransport } = await import('nodemailer')
  return createTransport(optionsFor(smtp))
}

function optionsFor({ host, port, user, pass }: Smtp) {
  const here = isThisMachine(host)
  return {
    pool: true as const,
    host,
    port,
    secure: port === 465,
    // A password leaves this machine encrypted or not at all, whatever somebody in between strips.
    requireTLS: user !== undefined && !here,
    // Bridges and relays on this machine sign their own certificates, and nobody is in between.
    ...(here ? { tls: { rejectUnauthorized: false } } : {}),
    ...(user === undefined ? {} : { auth: { user, pass: pass ?? '' } }),
    dnsTimeout: 10_000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    idleTimeout: 30_000,
    maxConnections: 2,
    // The queue tries again, with its own patience and its own book-keeping.
    maxRequeues: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

function isThisMachine(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host)
}

/** Whether letters can come from there: `hearth@example.org` or `The Lindens <hearth@example.org>`. */
export function isSender(text: string): boolean {
  return readSender(text) !== null
}

function readSender(text: string): { name: string; address: string } | null {
  const [sender, ...more] = addressparser(text, { flatten: true })
  const name = sender?.name ?? ''
  const address = mailAddress.safeParse(sender?.address)
  const isOne = address.success && more.length === 0 && !/\p{Cc}/u.test(name)
  return isOne ? { name, address: address.data } : null
}

function parseSender(text = ''): { name: string; address: string } {
  const sender = readSender(text)
  if (sender !== null) return sender
  throw new HearthError(
    'VALIDATION',
    'SMTP_FROM has to be the e-mail address that letters come from, such as "hearth@example.org".',
    { field: 'SMTP_FROM' },
  )
}
