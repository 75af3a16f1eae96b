import { failure, refused } from '../answers.ts'
import { operation } from '../../openapi/operation.ts'
import { copiesAnswer } from './answers.ts'

const access = 'admin' as const
const busy = { 409: failure, 503: failure, ...refused }

/** What the documentation says of each route. */
export const operations = {
  show: operation({
    summary: 'Copies of the household: where they go, those that are there, the last one',
    access,
    answers: { 200: copiesAnswer, ...refused },
  }),
  choose: operation({
    summary: 'Choose where copies go',
    description:
      'An empty folder that is not in the data folder, or one that has copies of this house; its disk has to be connected. From then on a copy is made each day that it is. NOT_FOUND where the folder above is not there, UNPROCESSABLE where other things are in it, CONFLICT where the copies are of another Hearth.',
    access,
    answers: { 200: copiesAnswer, 400: failure, 404: failure, 422: failure, 507: failure, ...busy },
  }),
  start: operation({
    summary: 'Make a copy now',
    description: 'Answers at once; how it goes stands in `running` and `last`.',
    access,
    answers: { 202: copiesAnswer, 400: failure, ...busy },
  }),
}
