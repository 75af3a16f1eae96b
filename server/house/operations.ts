import { z } from 'zod'
import { failure, refused, done } from './answers.ts'
import { findingShape, levels } from './finding.ts'
import { dismissedAnswer, jobsAnswer, jobsQuery, retriedAnswer } from './jobs.ts'
import { holdingsAnswer } from './holdings.ts'
import { logAnswer, logQuery } from './log-pages.ts'
import { settingsAnswer } from './effective-settings.ts'
import { statusAnswer } from './status.ts'
import { spareAnswer } from './trash.ts'
import { operation } from '../openapi/operation.ts'

export const reportAnswer = z.object({
  at: z.iso.datetime(),
  hearth: z.string(),
  system: z.string(),
  dataDir: z.string(),
  running: z.string().nullable().describe('Where Hearth serves; null: it does not run.'),
  worst: z.enum(levels),
  findings: z.array(findingShape),
})

export const networkReportAnswer = reportAnswer.pick({ at: true, worst: true, findings: true })

const access = 'admin' as const
const known = { ...refused, 404: failure }

/** What the documentation says of each route. */
export const operations = {
  status: operation({
    summary: 'How this Hearth is: addresses, disk, memory, versions, jobs',
    access,
    answers: { 200: statusAnswer, ...refused },
  }),
  jobs: operation({
    summary: 'List jobs that wait, run or were given up',
    access,
    query: jobsQuery,
    answers: { 200: jobsAnswer, 400: failure, ...refused },
  }),
  retryAll: operation({
    summary: 'Try all jobs again that were given up',
    access,
    answers: { 200: retriedAnswer, ...refused },
  }),
  retry: operation({
    summary: 'Try a job again that was given up',
    access,
    answers: { 200: done, 409: failure, ...known },
  }),
  dismissAll: operation({
    summary: 'Forget all given-up jobs that may be',
    description: 'What was promised, such as the end of a person’s data, stays.',
    access,
    answers: { 200: dismissedAnswer, ...refused },
  }),
  dismiss: operation({
    summary: 'Forget a job that was given up',
    access,
    answers: { 200: done, 409: failure, ...known },
  }),
  storage: operation({
    summary: 'How much people hold, by person and by kind',
    description: 'Counts and bytes, and nothing else of what they hold.',
    access,
    answers: { 200: holdingsAnswer, ...refused },
  }),
  spare: operation({
    summary: 'What lies in the trash and in the cache',
    access,
    answers: { 200: spareAnswer, ...refused },
  }),
  emptyCache: operation({
    summary: 'Empty the cache of pictures that can be made again',
    access,
    answers: { 200: done, ...refused },
  }),
  log: operation({
    summary: 'Read the log, the newest lines first',
    description: 'Secrets are taken out. `next` is where older lines begin.',
    access,
    query: logQuery,
    answers: { 200: logAnswer, 400: failure, ...refused },
  }),
  settings: operation({
    summary: 'The settings in force, and where each comes from',
    access,
    answers: { 200: settingsAnswer, ...refused },
  }),
  check: operation({
    summary: 'Look this Hearth over, as `hearth doctor` does',
    access,
    answers: { 200: reportAnswer, 503: failure, ...refused },
  }),
  events: operation({
    summary: 'Hear what changes',
    description: 'Server-sent events: `event: changed`, `data` names what to ask for anew.',
    access,
    answers: { 200: 'A stream of events.', 503: failure, ...refused },
  }),
}
