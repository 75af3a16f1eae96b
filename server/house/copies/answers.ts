import { z } from 'zod'
import type { Copies } from '../../copies/index.ts'
import { progressShape } from '../../copies/messages.ts'
import { bytes, count, iso, maybeIso, maybeTime, time } from '../answers.ts'

const copy = z.object({
  name: z.string(),
  at: maybeTime.describe('null: the list of what it holds cannot be read.'),
  whole: z.boolean(),
  proven: z.boolean().describe('Each of its originals was read again after it was made.'),
  lost: count.describe('Originals that are not in it.'),
  people: count,
  media: count,
  bytes,
})

export const copiesAnswer = z.object({
  place: z
    .object({
      path: z.string(),
      present: z.boolean().describe('Its disk is connected and has our copies.'),
      reason: z.string().nullable(),
      message: z.string().nullable(),
      sameDisk: z.boolean().nullable().describe('It dies with the photos.'),
    })
    .nullable()
    .describe('null: nobody has chosen one.'),
  running: z.object({ startedAt: time, progress: progressShape.nullable() }).nullable(),
  wholeAt: maybeTime.describe('The last whole one.'),
  provenAt: maybeTime.describe(
    'When every original of the newest copy was last read again; what was wrong is in `last`.',
  ),
  last: z
    .object({
      at: time,
      ok: z.boolean(),
      lost: count,
      reason: z.string().nullable(),
      message: z
        .string()
        .nullable()
        .describe('Why there is none, or what did not work out besides, in English sentences.'),
    })
    .nullable()
    .describe('The last try, however it went.'),
  copies: z.array(copy).describe('The newest first.'),
})

export const placeBody = z.object({
  place: z
    .string()
    .trim()
    .min(1)
    .max(4000)
    .regex(/^[^\0]*$/, 'is no path of a folder')
    .nullable()
    .describe('The whole path of a folder on another disk; null: none. What lies there stays.'),
})

export const startBody = z.object({
  all: z.boolean().default(false).describe('Read every original of the copy again as well.'),
})

export async function shownCopies(copies: Copies): Promise<z.output<typeof copiesAnswer>> {
  const { wholeAt, provenAt, last } = copies.noted()
  const running = copies.running()
  const standing = await copies.showPlace()
  return {
    place: standing && {
      path: standing.place,
      present: standing.present,
      reason: standing.reason,
      message: standing.message,
      sameDisk: standing.sameDisk,
    },
    running: running && { startedAt: iso(running.startedAt), progress: running.progress },
    wholeAt: maybeIso(wholeAt),
    provenAt: maybeIso(provenAt),
    last: last && {
      at: iso(last.at),
      ok: last.ok,
      lost: last.lost,
      reason: last.reason,
      message: last.message,
    },
    copies: (standing?.copies ?? []).map((each) => ({ ...each, at: maybeIso(each.at) })),
  }
}
