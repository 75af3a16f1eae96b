import { z } from 'zod'
import { base64 } from './base64.ts'

const words = z.string().describe('base64')

export const standardKey = z.object({
  masterKey: words,
  formatVersion: z.int(),
  kekId: z.string(),
})
export const sealedKey = z.object({
  requiresRecoveryCode: z.literal(true),
  recoveryWrappedMk: words,
  recoveryIv: words,
  formatVersion: z.int(),
})
export const keyAnswer = z.union([standardKey, sealedKey])
export type KeyAnswer = z.output<typeof keyAnswer>

export const statusAnswer = z.object({
  vaultExists: z.boolean(),
  hasRecoveryWrap: z.boolean(),
  zeroKnowledge: z.boolean(),
  recoverySetAt: z.iso.datetime().nullable(),
})

export const done = z.object({ ok: z.literal(true) })

export const recoveryAnswer = sealedKey.omit({ requiresRecoveryCode: true }).extend({
  former: z
    .array(z.object({ recoveryWrappedMk: words, recoveryIv: words, until: z.iso.datetime() }))
    .optional()
    .describe(
      'Wraps that were replaced without `proof`: POST one again, with it, to take it back.',
    ),
})

export const zeroKnowledgeAnswer = z.object({
  ok: z.literal(true),
  zeroKnowledge: z.boolean(),
  cleaningDue: z
    .literal(true)
    .optional()
    .describe(
      'Only where the disk could not be cleaned of the old wrap yet; Hearth goes on trying.',
    ),
})
export type ZeroKnowledgeAnswer = z.output<typeof zeroKnowledgeAnswer>

export const auditAnswer = z.object({
  entries: z.array(
    z.object({
      action: z.string(),
      status: z.int().describe('What was answered, as an HTTP status.'),
      at: z.iso.datetime(),
      ip: z.string().nullable(),
      userAgent: z.string().nullable(),
      context: z.string().nullable(),
    }),
  ),
})

/** What every failing route of the vault answers with. */
export const vaultFailure = z.object({
  error: z.string().describe('words for people'),
  code: z.string().describe('a code for programs'),
})

/** Of every route: nobody is signed in, or somebody who may not. */
export const refused = { 401: vaultFailure, 403: vaultFailure }

export const iso = (ms: number) => new Date(ms).toISOString()

export const newRecovery = z.object({
  recoveryWrappedMk: base64(48),
  recoveryIv: base64(12),
  proof: base64(32).optional().describe('The check of the key this wrap holds.'),
})
export type NewRecovery = z.output<typeof newRecovery>

export const zeroKnowledgeWish = z.discriminatedUnion('enable', [
  z.object({
    enable: z.literal(true),
    recoveryIv: base64(12).optional().describe('Which recovery wrap was tried.'),
    proof: base64(32).optional().describe('The check of the key it opened.'),
  }),
  z.object({ enable: z.literal(false), masterKey: base64(32) }),
])
export type ZeroKnowledgeWish = z.output<typeof zeroKnowledgeWish>
