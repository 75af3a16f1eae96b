import { z } from 'zod'
import { operation } from '../../openapi/operation.ts'
import { sealedListQuery } from './shelf.ts'

const record = z
  .object({
    id: z.string(),
    size: z.int().describe('bytes, sealed'),
    createdAt: z.iso.datetime(),
    app: z.string(),
    facts: z.string().describe('base64: name, type, dates and thumbnail, sealed on the device'),
    sameness: z.string().describe('keyed hash of what is inside, 64 hexadecimal digits'),
  })
  .meta({ id: 'SealedMedia' })

const taken = z.object({
  id: z.string(),
  size: z.int(),
  createdAt: z.iso.datetime(),
  duplicate: z.boolean(),
})

const access = 'person'

/** What the API documentation says about private media. */
export const operations = {
  upload: operation({
    summary: 'Upload a file that was sealed on the device',
    description:
      'Multipart with `facts` (base64, at most 96 KiB), `sameness` (64 hexadecimal digits), `app`, and then `file`. 201 means kept; 200 that the same file is there already, which may be answered before everything was sent. Not for API keys.',
    access,
    answers: { 200: taken, 201: taken },
  }),
  list: operation({
    summary: 'List private media, newest first',
    description:
      'A page ends early where facts are large; with `sameness` it has the one, or none.',
    access,
    query: sealedListQuery,
    answers: {
      200: z.object({ items: z.array(record), nextCursor: z.string().nullable() }),
    },
  }),
  one: operation({ summary: 'Read a private record', access, answers: { 200: record } }),
  change: operation({ summary: 'Replace the sealed facts', access, answers: { 200: record } }),
  remove: operation({
    summary: 'Delete a private file',
    description: 'The bytes stay in the trash for a grace period.',
    access,
    answers: { 200: z.object({ success: z.literal(true) }) },
  }),
  restore: operation({
    summary: 'Undo the deletion of a private file',
    access,
    answers: { 200: record },
  }),
  file: operation({
    summary: 'Download the sealed bytes',
    access,
    answers: { 200: 'The bytes', 206: 'A range of them', 304: 'Unchanged' },
  }),
}
