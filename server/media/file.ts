import type { Context } from 'hono'
import {
  HearthError,
  type Deliverable,
  type Storage,
  type VariantName,
} from '../../storage/index.ts'
import type { CallerEnv } from '../caller.ts'
import { alreadyAnswered, exchangeOf, type Exchange } from './exchange.ts'
import { callerIn, notFound } from './lookup.ts'
import { readTransformQuestion, type TransformQuestion } from './transform-question.ts'
import { isVariantName } from './variant.ts'

type Deps = {
  media: Storage['media']
  answerOriginal: (exchange: Exchange, file: Deliverable) => Promise<void>
  answerVariant: (
    exchange: Exchange,
    file: Deliverable,
    name: VariantName,
    failureOf: () => string | null,
  ) => void | Promise<void>
  answerTransform: (
    exchange: Exchange,
    file: Deliverable,
    question: TransformQuestion,
  ) => Promise<void>
}

/** The routes that answer with bytes: whose file it is, in one lookup, then the bytes. */
export function createFileRoutes(deps: Deps) {
  const { media, answerOriginal, answerVariant, answerTransform } = deps
  const find = (ownerId: string, id: string) => {
    const file = media.deliverable(ownerId, id)
    if (!file) throw notFound()
    return file
  }
  const variantTo = (exchange: Exchange, ownerId: string, id: string, name: VariantName) =>
    answerVariant(exchange, find(ownerId, id), name, () => media.find(ownerId, id)?.failure ?? null)

  return {
    async original(c: Context<CallerEnv>, id: string): Promise<Response> {
      await answerOriginal(exchangeOf(c), find(callerIn(c), id))
      return alreadyAnswered()
    },

    async variant(c: Context<CallerEnv>, id: string, name: string): Promise<Response> {
      if (!isVariantName(name)) throw unknownVariant(name)
      await variantTo(exchangeOf(c), callerIn(c), id, name)
      return alreadyAnswered()
    },

    async transform(c: Context<CallerEnv>, id: string): Promise<Response> {
      const question = readTransformQuestion(c.req.queries())
      await answerTransform(exchangeOf(c), find(callerIn(c), id), question)
      return alreadyAnswered()
    },

    variantTo,
  }
}

function unknownVariant(name: string) {
  const words = `variant: has to be thumb, medium or large, not “${name.slice(0, 32)}”.`
  return new HearthError('VALIDATION', words, { field: 'variant' })
}
