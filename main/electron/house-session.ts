import { session, type Session } from 'electron'
import { mayUse } from '../core/address-policy.ts'
import type { Trust } from '../core/certificate-policy.ts'

export type SessionDeps = { judge(hostname: string, leafPem: string): Trust }

/** What the window keeps and may do: few permissions, for our own page alone, and exactly our authority. */
export function createHouseSession({
  judge,
  origin,
}: SessionDeps & { origin(): string | null }): Session {
  const house = session.fromPartition('persist:house')
  house.setPermissionRequestHandler((contents, permission, answer) =>
    answer(mayUse(permission, contents.getURL(), origin())),
  )
  house.setPermissionCheckHandler((_, permission, asking) => mayUse(permission, asking, origin()))
  house.setDevicePermissionHandler(() => false)
  house.setCertificateVerifyProc(({ hostname, certificate }, answer) =>
    answer(verdicts[judge(hostname, certificate.data)]),
  )
  // The house is on this machine: no proxy of the network knows its name.
  void house.setProxy({ mode: 'direct' })
  return house
}

/** 0: accepted, -2: refused, -3: what Chromium found. */
const verdicts = { ours: 0, refused: -2, 'ask-the-system': -3 }
