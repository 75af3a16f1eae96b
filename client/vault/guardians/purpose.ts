import { type Bytes, utf8 } from '../bytes.ts'
import { refused } from '../refusal.ts'

/** What a sealed share is for; it opens for nothing else. */
export type SharePurpose = { ownerId: string; guardianId: string } & (
  { step: 'share'; circleId: string } | { step: 'answer'; requestId: string }
)

/** Salt and info of the key a share is sealed with. Throws BAD_CIRCLE for ids that could pass for others. */
export function derivationOf(purpose: SharePurpose): { salt: Bytes; info: string } {
  const { step, ownerId, guardianId } = purpose
  const id = step === 'share' ? purpose.circleId : purpose.requestId
  if ([id, ownerId, guardianId].some((part) => part === '' || part.includes('\n'))) {
    throw refused('BAD_CIRCLE')
  }
  return { salt: utf8(id), info: `hearth-guardian-${step}:v1\n${ownerId}\n${guardianId}` }
}
