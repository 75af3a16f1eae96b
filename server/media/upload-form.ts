import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import type { BusboyHeaders } from '@fastify/busboy'
import { HearthError } from '../../storage/index.ts'
import { readBody } from './body.ts'
import { releasing } from './release.ts'
import type { IncomingFile, createIncomingFile } from './incoming-file.ts'
import { readMultipart } from './multipart.ts'
import { appName, readQuery } from './query.ts'

const fieldsSchema = z.object({
  app: appName.default('default'),
  userId: z.string().max(128, 'is too long').optional(),
  /** Anything but 'true' means: process. */
  skipProcessing: z.string().optional(),
  sourceUrl: z
    .string()
    .max(2048, 'is too long')
    .refine(
      (value) => /^https?:$/.test(URL.parse(value)?.protocol ?? ''),
      'has to be a web address',
    )
    .optional(),
  /** When it came the first time; one that was private is no newer for being visible again. */
  addedAt: z.iso
    .datetime({ offset: true, error: 'has to be a moment such as 2024-05-03T14:22:10Z' })
    .transform((text) => Date.parse(text))
    .refine((at) => at >= 0, 'has to be later than 1970')
    .optional(),
})

export type UploadFields = z.output<typeof fieldsSchema>

type Request = {
  incoming: IncomingMessage
  /** Of a raw upload: its fields and its name. Of a form: whose it is, if the form does not say. */
  query: Record<string, string>
  idleMs: number
  taker: ReturnType<typeof createIncomingFile>
}

/**
 * Reads an upload in either shape: a multipart form, or the bare bytes of the file with its
 * fields in the query.
 * @throws HearthError VALIDATION where there is no file or a field is wrong, UNSUPPORTED for encoded
 * bytes; ClientGone
 */
export async function readUpload(request: Request): Promise<{
  file: IncomingFile
  fields: UploadFields
}> {
  refuseEncoded(request.incoming)
  const type = request.incoming.headers['content-type'] ?? ''
  if (/^multipart\/form-data/i.test(type)) return readFormUpload(request)
  if (isBareForm(request, type)) throw noFile()
  return readRawUpload(request)
}

async function readFormUpload({ incoming, query, idleMs, taker }: Request) {
  let file: IncomingFile | undefined
  const given = await readMultipart({
    body: readBody(incoming, idleMs),
    headers: incoming.headers as BusboyHeaders,
    async takeFile(bytes, name) {
      // Browsers write a quote so, and nothing else (HTML, multipart/form-data encoding).
      const unquoted = name?.replaceAll('%22', '"')
      file = await taker.take({ bytes, name: unquoted, ...expectedSize(incoming) })
    },
  })
  if (!file) throw noFile()
  return { file, fields: readQuery(fieldsSchema, { ...given, userId: onePerson(given, query) }) }
}

async function readRawUpload({ incoming, query, idleMs, taker }: Request) {
  const fields = readQuery(fieldsSchema, query)
  const bytes = releasing(readBody(incoming, idleMs))
  const file = await taker.take({ bytes, name: query.filename, ...expectedSize(incoming) })
  return { file, fields }
}

/** Whom a form and its address name. A service must not store for one what it meant for another. */
function onePerson(given: Record<string, string>, query: Record<string, string>) {
  const [field, inAddress] = [given.userId, query.userId]
  if (field && inAddress && field !== inAddress)
    throw new HearthError('VALIDATION', 'userId: the form and its address name two people.', {
      field: 'userId',
    })
  return field || inAddress
}

/** Originals are kept as they arrive, so what arrives has to be the file itself. */
export function refuseEncoded({ headers }: IncomingMessage): void {
  const encoding = headers['content-encoding']?.trim().toLowerCase() || 'identity'
  if (encoding === 'identity') return
  const words = 'Please send the file as it is, without a Content-Encoding such as gzip.'
  throw new HearthError('UNSUPPORTED', words)
}

/** What the whole request has: of a form, a few bytes more than its file. */
export function expectedSize(incoming: IncomingMessage): { expectedSize?: number } {
  const length = incoming.headers['content-length']
  return length === undefined ? {} : { expectedSize: Number(length) }
}

/** A form or JSON sent by mistake instead of a file, unless it is named as one. */
function isBareForm({ incoming, query }: Request, type: string): boolean {
  const looksLikeFields = /^application\/(x-www-form-urlencoded|json)/i.test(type)
  return looksLikeFields && incoming.method === 'POST' && !query.filename
}

export function noFile() {
  return new HearthError('VALIDATION', 'There is no file in this upload.', { field: 'file' })
}
