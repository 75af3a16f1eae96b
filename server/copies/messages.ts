import { z } from 'zod'

const amount = z.number().int().nonnegative()

export const progressShape = z.object({
  phase: z.enum(['rows', 'originals', 'end']),
  done: amount.describe('Originals that were looked at.'),
  total: amount,
  copiedBytes: amount,
})

/** What the child that makes a copy says to the house. */
export const fromChild = z.union([
  z.object({ type: z.literal('progress'), progress: progressShape }),
  z.object({
    type: z.literal('done'),
    report: z.object({
      whole: z.boolean(),
      lost: amount,
      remarks: z.array(z.object({ message: z.string() })),
    }),
  }),
  z.object({ type: z.literal('failed'), code: z.string(), message: z.string().nullable() }),
])

export type CopyProgress = z.output<typeof progressShape>
