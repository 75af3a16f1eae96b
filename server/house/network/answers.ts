import { z } from 'zod'
import { chosenPort } from '../../lan/choice.ts'
import type { NetworkStanding } from '../../lan/standing.ts'
import { houseName } from '../../settings.ts'
import { maybeIso, maybeTime } from '../answers.ts'

const decider = z.enum(['environment', 'choice', 'default'])

export const networkAnswer = z.object({
  on: z.boolean().describe('Whether it is wanted.'),
  onBy: decider.describe('`environment`: HEARTH_LAN is set, and counts before every choice.'),
  name: z.string(),
  nameBy: decider,
  port: z.number().describe('Of HTTPS, as it is wanted; 0: any free one.'),
  portBy: decider,
  origin: z.string().nullable().describe('null: it is not served, whatever was chosen.'),
  trustPage: z.string().nullable().describe('Where a phone begins; null: no home network now.'),
  fingerprint: z.string().nullable().describe('SHA-256 of the authority the devices install.'),
  goodUntil: maybeTime.describe('Until when the certificate is good.'),
  guestAt: maybeTime.describe('When another device last got through.'),
  addresses: z.array(z.string()),
  nameTakenBy: z.string().nullable().describe('Another device with the same name.'),
  short: z
    .object({ secure: z.boolean(), plain: z.boolean() })
    .nullable()
    .describe('Whether ports 443 and 80 lead here as well; null: not tried, a port was given.'),
  trouble: z
    .object({
      reason: z.string(),
      message: z.string(),
      variable: z.string().nullable(),
      freePort: z.number().nullable().describe('A port that can be chosen instead.'),
    })
    .nullable(),
})

/** What cannot be taken back asks to be said twice. */
const understood = z.literal(true, 'has to be true: every device installs the new certificate')

export const switchBody = z.object({
  on: z.boolean('has to be true or false'),
  port: chosenPort.optional().describe('Of HTTPS from now on; without it stays what it is.'),
})
export const renewBody = z.object({ understood })
export const renameBody = z.object({
  name: houseName.describe('Of `<name>.local`: small letters, digits and dashes.'),
  understood,
})

export function shownNetwork(standing: NetworkStanding): z.output<typeof networkAnswer> {
  const { goodUntil, guestAt, ...rest } = standing
  return { ...rest, goodUntil: maybeIso(goodUntil), guestAt: maybeIso(guestAt) }
}
