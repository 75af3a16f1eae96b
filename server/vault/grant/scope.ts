import { z } from 'zod'

const hour = 3_600_000
const day = 24 * hour
const mostRecords = 1000

/**
 * One name in a scope: commas and colons part names there, so none may hold them, nor anything that is
 * not seen; a lone surrogate would become another character in UTF-8.
 */
const isName = (text: string) =>
  /^[^,:\p{Cc}\p{Zl}\p{Zp}]{1,256}$/u.test(text) && text.isWellFormed()

const name = z.string().refine(isName, 'has to be a name without comma, colon or line break')
const recordId = z.string().refine((text) => {
  const parts = text.split(':')
  return parts.length === 2 && parts.every(isName)
}, 'has to be table:id, without commas or further colons')

export const grantWish = z.object({
  missionId: z
    .string()
    .min(1)
    .max(256)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'has to be plain text'),
  tables: z.array(name).min(1).max(mostRecords),
  recordIds: z.array(recordId).min(1).max(mostRecords),
  ttlMs: z.number().optional().describe('Between an hour and 30 days; 7 days by default.'),
})
export type GrantWish = z.output<typeof grantWish>

export type Scope = { version: 'v1'; missionId: string; tables: string[]; recordIds: string[] }

/** The same scope however its lists were ordered. */
export function scopeOf({ missionId, tables, recordIds }: GrantWish): Scope {
  return {
    version: 'v1',
    missionId,
    tables: tables.toSorted(),
    recordIds: recordIds.toSorted(),
  }
}

/** HKDF's info of a scope, as the contract spells it. */
export function infoOf({ tables, recordIds }: Scope): Buffer {
  const text = `mana-ai-mission-grant:v1:tables=${tables.join(',')}:ids=${recordIds.join(',')}`
  return Buffer.from(text, 'utf8')
}

/** How long a grant holds, in ms. */
export function ttlOf({ ttlMs = 7 * day }: GrantWish): number {
  return Math.round(Math.min(Math.max(ttlMs, hour), 30 * day))
}
