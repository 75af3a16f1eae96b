import { failure, refused } from '../answers.ts'
import { operation } from '../../openapi/operation.ts'
import { choicesAnswer, trialAnswer } from './answers.ts'

const access = 'admin' as const
const changed = { 400: failure, 409: failure, 503: failure, ...refused }

/** What the documentation says of each route. */
export const operations = {
  show: operation({
    summary: 'What the household chose, and what decides where it did not',
    access,
    answers: { 200: choicesAnswer, ...refused },
  }),
  change: operation({
    summary: 'Choose how this Hearth behaves',
    description:
      'All of it or nothing, at once. What is left out stays. CONFLICT where a variable decides. Every admin reads of it in their security events.',
    access,
    answers: { 200: choicesAnswer, ...changed },
  }),
  trial: operation({
    summary: 'Send a test letter to the own address',
    access,
    answers: { 200: trialAnswer, ...changed },
  }),
}
