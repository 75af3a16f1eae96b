import { failure, refused } from '../answers.ts'
import { networkReportAnswer } from '../operations.ts'
import { operation } from '../../openapi/operation.ts'
import { networkAnswer } from './answers.ts'

const access = 'admin' as const
const changed = { 200: networkAnswer, 400: failure, 409: failure, 503: failure, ...refused }

/** What the documentation says of each route. */
export const operations = {
  show: operation({
    summary: 'How this Hearth stands on the home network',
    access,
    answers: { 200: networkAnswer, ...refused },
  }),
  switch: operation({
    summary: 'Switch the home network on or off',
    description:
      'At once, and kept. CONFLICT where a variable decides or the port is taken; then `trouble` says what is free.',
    access,
    answers: changed,
  }),
  rename: operation({
    summary: 'Give the house another name on the home network',
    description: 'A new authority as well, and passkeys of the old name are lost.',
    access,
    answers: changed,
  }),
  renew: operation({
    summary: 'Take back all trust: a new authority for the house',
    description: 'Every phone and computer has to install the new certificate.',
    access,
    answers: changed,
  }),
  check: operation({
    summary: 'Look the home network over, as `hearth doctor` does',
    access,
    answers: { 200: networkReportAnswer, ...refused },
  }),
}
