import type { IncomingMessage } from 'node:http'
import type { BusboyHeaders } from '@fastify/busboy'
import { z } from 'zod'
import { HearthError } from '../../../storage/index.ts'
import { readBody } from '../body.ts'
import type { IncomingFile, createIncomingFile } from '../incoming-file.ts'
import { readMultipart } from '../multipart.ts'
import { appName, readQuery } from '../query.ts'
import { expectedSize, noFile, refuseEncoded } from '../upload-form.ts'
import { facts, sameness } from './record.ts'

const fieldsSchema = z.object({ app: appName.default('default'), sameness, facts })

export type SealedFields = z.output<typeof fieldsSchema>

/** What a form has beside its file, in bytes, at most: sealed facts as base64, and its borders. */
export const besideFile = 192 * 1024

/** A header of 64 bytes, an IV of 12 and a tag of 16: docs/vault.md, "Sealed files". */
const leastBytes = 92

type Request = {
  incoming: IncomingMessage
  idleMs: number
  taker: ReturnType<typeof createIncomingFile>
  /** Asked when the fields are known, before a byte of the file is taken. */
  admit: (fields: SealedFields, expectedSize: number | undefined) => void
}

/**
 * Reads a sealed upload: a form whose `facts` and `sameness` come before its `file`.
 * @throws HearthError VALIDATION, UNSUPPORTED; ClientGone; whatever `admit` throws
 */
export async function readSealedForm({ incoming, idleMs, taker, admit }: Request) {
  refuseEncoded(incoming)
  if (!/^multipart\/form-data/i.test(incoming.headers['content-type'] ?? '')) throw noForm()
  let taken: { file: IncomingFile; fields: SealedFields } | undefined
  await readMultipart({
    body: readBody(incoming, idleMs),
    headers: incoming.headers as BusboyHeaders,
    fieldSize: besideFile,
    async takeFile(bytes, _name, before) {
      const fields = readQuery(fieldsSchema, before)
      const length = expectedSize(incoming)
      admit(fields, length.expectedSize)
      taken = { fields, file: await taker.take({ bytes, name: undefined, ...length }) }
    },
  })
  if (taken === undefined) throw noFile()
  if (taken.file.size < leastBytes) throw tooShort()
  return taken
}

function noForm() {
  const words = 'A sealed file comes in a form with facts, sameness and file, in this order.'
  return new HearthError('VALIDATION', words, { field: 'file' })
}

function tooShort() {
  return new HearthError('VALIDATION', 'file: these bytes are too few to be a sealed file.', {
    field: 'file',
  })
}
