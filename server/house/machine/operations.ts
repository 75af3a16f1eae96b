import { z } from 'zod'
import { done, failure, refused } from '../answers.ts'
import { operation } from '../../openapi/operation.ts'

export const machineAnswer = z.object({
  platform: z.enum(['linux', 'mac', 'windows', 'other']),
  by: z.enum(['app', 'service', 'tarball', 'checkout']).describe('Who started it.'),
  comesBack: z.boolean().describe('It may be ended from here: something starts it again.'),
})

export const endBody = z.object({
  how: z.enum(['restart', 'stop'], 'has to be restart or stop'),
})

const access = 'admin' as const

/** What the documentation says of each route. */
export const operations = {
  show: operation({
    summary: 'On what this Hearth runs, and who started it',
    access,
    answers: { 200: machineAnswer, ...refused },
  }),
  end: operation({
    summary: 'Start this Hearth again, or stop it',
    description: 'A moment after the answer. CONFLICT where nothing would start it again.',
    access,
    answers: { 202: done, 400: failure, 409: failure, ...refused },
  }),
}
