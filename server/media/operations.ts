import { z } from 'zod'
import { operation } from '../openapi/operation.ts'
import { listAllQuery } from './list-all.ts'
import { listQuery } from './list.ts'
import { dayQuery } from './timeline.ts'
import { transformQuery } from './transform-question.ts'

/** What the API documentation says about media. The shapes are those of `record.ts`. */

const metadata = z.object({
  width: z.int(),
  height: z.int(),
  format: z.string(),
  hasAlpha: z.boolean(),
  duration: z.number().optional(),
  pages: z.int().optional(),
})

const exif = z.object({
  cameraMake: z.string().optional(),
  cameraModel: z.string().optional(),
  dateTaken: z.string().optional(),
  focalLength: z.number().optional(),
  aperture: z.number().optional(),
  iso: z.number().optional(),
  exposureTime: z.union([z.number(), z.string()]).optional(),
  gpsLatitude: z.number().optional(),
  gpsLongitude: z.number().optional(),
})

const record = z
  .object({
    id: z.string(),
    status: z.enum(['uploading', 'processing', 'ready', 'failed']),
    originalName: z.string(),
    mimeType: z.string(),
    size: z.int().describe('bytes'),
    hash: z.string().describe('SHA-256 of the uploaded bytes, hex'),
    urls: z.object({
      original: z.url(),
      thumbnail: z.url().optional(),
      medium: z.url().optional(),
      large: z.url().optional(),
    }),
    metadata: metadata.optional(),
    exif: exif.optional(),
    placeholder: z.string().optional().describe('thumbhash, base64'),
    failure: z.string().optional(),
    failureCode: z
      .string()
      .optional()
      .describe('why, as a code that stays: DAMAGED, TOO_MANY_PIXELS, TOOK_TOO_LONG …'),
    sourceUrl: z.string().optional(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Media' })

const uploadQuery = z.object({
  filename: z.string().optional(),
  app: z.string().optional(),
})

const statsQuery = z.object({ userId: z.string().optional() })

export const operations = {
  upload: operation({
    summary: 'Upload a file',
    description:
      'Multipart with `file`, `app`, `skipProcessing`, `sourceUrl`, `addedAt` (when it came the first time) and `userId`, or the bytes alone with `filename` and `app` in the query. 201 means kept: hashed, flushed to disk and committed.',
    access: 'person',
    query: uploadQuery,
    answers: { 201: record },
  }),
  list: operation({
    summary: 'List media, newest first',
    description: 'Where there are more, the header X-Next-Cursor says how to get them.',
    access: 'person',
    query: listQuery,
    answers: { 200: z.array(record) },
  }),
  listAll: operation({
    summary: 'List everything, filtered and sorted',
    access: 'person',
    query: listAllQuery,
    answers: { 200: z.object({ items: z.array(record), total: z.int(), hasMore: z.boolean() }) },
  }),
  stats: operation({
    summary: 'Count media, by app and by year',
    access: 'person',
    query: statsQuery,
    answers: {
      200: z.object({
        totalCount: z.int(),
        totalSize: z.int(),
        byApp: z.record(z.string(), z.object({ count: z.int(), size: z.int() })),
        byYear: z.record(z.string(), z.int()),
      }),
    },
  }),
  days: operation({
    summary: 'List the days that have media, newest first',
    access: 'person',
    answers: {
      200: z.object({
        days: z.array(z.object({ day: z.string(), count: z.int() })),
        total: z.int(),
      }),
    },
  }),
  ofDay: operation({
    summary: 'List the media of a day',
    access: 'person',
    query: dayQuery.omit({ day: true }),
    answers: { 200: z.array(record) },
  }),
  events: operation({
    summary: 'Follow what becomes of media',
    access: 'person',
    description:
      'A signed-in person hears of their private media as well, by `event: sealed` with the status `kept` or `removed`.',
    answers: { 200: 'Server-sent events: `event: media`, `data: {"id", "status"}`' },
  }),
  byHash: operation({
    summary: 'Find a record by the hash of its bytes',
    access: 'person',
    answers: { 200: record },
  }),
  byId: operation({ summary: 'Read a record', access: 'person', answers: { 200: record } }),
  remove: operation({
    summary: 'Delete',
    description: 'The bytes stay in the trash for a grace period.',
    access: 'person',
    answers: { 200: z.object({ success: z.literal(true) }) },
  }),
  restore: operation({
    summary: 'Undo a deletion',
    access: 'person',
    answers: { 200: record },
  }),
  original: operation({
    summary: 'Download the original bytes',
    access: 'person',
    answers: { 200: 'The bytes', 206: 'A range of them', 304: 'Unchanged' },
  }),
  variant: operation({
    summary: 'Show a picture small, medium or large',
    description: '`thumb`, `medium` or `large`, as WebP.',
    access: 'person',
    answers: { 200: 'The picture', 202: 'Not made yet; Retry-After says when', 304: 'Unchanged' },
  }),
  transform: operation({
    summary: 'Show a picture in a size and format of your own',
    access: 'person',
    query: transformQuery,
    answers: { 200: 'The picture', 304: 'Unchanged' },
  }),
}
