import type { Context } from 'hono'
import { z } from 'zod'
import type { Storage } from '../../storage/index.ts'
import type { CallerEnv } from '../caller.ts'
import { ownerOf } from './owner.ts'
import { appName, pageLimit, readQuery, wholeNumber } from './query.ts'
import { recordOf } from './record.ts'

const dayMs = 24 * 60 * 60 * 1000
const dayOnly = /^\d{4}-\d{2}-\d{2}$/
const isoTime = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/

/** A day or a time in ISO 8601, as ms; without a zone it is UTC. `ofDay` is added to a bare day. */
function time(ofDay: number) {
  return z
    .string()
    .regex(isoTime, 'has to be a date like 2024-07-31 or 2024-07-31T18:30:00Z')
    .refine(isOfCalendar, 'is not a day of the calendar')
    .transform((text) => (dayOnly.test(text) ? Date.parse(text) + ofDay : Date.parse(zoned(text))))
    .refine(Number.isFinite, 'is not a time of the day')
}

/** `Date.parse` takes 31 February for 2 March. */
function isOfCalendar(text: string): boolean {
  const day = text.slice(0, 10)
  const at = Date.parse(day)
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(day)
}

function zoned(text: string): string {
  return /(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}Z`
}

export const listAllQuery = z.object({
  userId: z.string().optional(),
  apps: z
    .string()
    .transform((names) => names.split(',').filter((name) => name.trim() !== ''))
    .pipe(z.array(appName).max(50, 'has too many names'))
    .optional(),
  mimeType: z
    .string()
    .toLowerCase()
    .regex(/^[a-z0-9.+-]{1,64}\/(\*|[a-z0-9.+-]{1,100})$/, 'has to be like image/* or image/png')
    .optional(),
  dateFrom: time(0).optional(),
  dateTo: time(dayMs - 1).optional(),
  hasLocation: z
    .enum(['true', 'false'], 'has to be true or false')
    .transform((word) => word === 'true')
    .optional(),
  limit: pageLimit,
  offset: wholeNumber(0, 1_000_000_000).default(0),
  sortBy: z
    .enum(['createdAt', 'dateTaken', 'size'], 'has to be createdAt, dateTaken or size')
    .default('createdAt'),
  sortOrder: z.enum(['asc', 'desc'], 'has to be asc or desc').default('desc'),
})

type Deps = { media: Storage['media']; originFor: (c: Context<CallerEnv>) => string }

/** GET /list/all: everything a person has, filtered and sorted, with how much there is in all. */
export function createListAll({ media, originFor }: Deps) {
  return function listAll(c: Context<CallerEnv>): Response {
    const { userId, ...wanted } = readQuery(listAllQuery, c.req.query())
    const ownerId = ownerOf(c.get('caller'), userId)
    const { items, total } = media.listAll({ ownerId, ...present(wanted) })
    const origin = originFor(c)
    return c.json({
      items: items.map((each) => recordOf(each, origin)),
      total,
      hasMore: wanted.offset + items.length < total,
    })
  }
}

type Wanted = Omit<z.output<typeof listAllQuery>, 'userId'>

/** Without the keys that are undefined: the types of storage tell absent from undefined. */
function present({ apps, mimeType, dateFrom, dateTo, hasLocation, ...always }: Wanted) {
  return {
    ...always,
    ...(apps?.length ? { apps } : {}),
    ...(mimeType === undefined ? {} : { mimeType }),
    ...(dateFrom === undefined ? {} : { dateFrom }),
    ...(dateTo === undefined ? {} : { dateTo }),
    ...(hasLocation === undefined ? {} : { hasLocation }),
  }
}
