import { HearthError } from '../../../storage/index.ts'
import type { AskedOfMe, PersonGuardians } from '../../../storage/vault/index.ts'
import { refusal } from '../failure.ts'

/** A request this guardian may answer now. @throws NOT_FOUND, REQUEST_EXPIRED */
export function liveRequest(held: PersonGuardians['held'], id: string, now: number): AskedOfMe {
  const request = held.findRequest(id)
  if (request === null)
    throw new HearthError('NOT_FOUND', 'There is no such request. It may have been taken back.')
  if (request.expiresAt <= now) throw refusal('REQUEST_EXPIRED')
  return request
}
