import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { HearthError } from '../../../storage/index.ts'
import { bodyUpTo, takes } from '../../body.ts'
import type { CallerEnv } from '../../caller.ts'
import { alreadyAnswered, exchangeOf, type Exchange } from '../exchange.ts'
import { callerIn, notFound } from '../lookup.ts'
import type { Original } from '../original.ts'
import { ownerOf } from '../owner.ts'
import { operations as told } from './operations.ts'
import { createShelf, factsChange } from './shelf.ts'
import { createSealedUpload, type SealedUploadDeps } from './upload.ts'

type Deps = SealedUploadDeps & {
  answerOriginal: (exchange: Exchange, file: Original) => Promise<void>
}

/** Private media, under /sealed. The other routes of media do not know of any of them. */
export function createSealedRoutes({ answerOriginal, ...deps }: Deps): Hono<CallerEnv> {
  const shelf = createShelf(deps)
  const upload = createSealedUpload(deps)
  const { sealed } = deps.storage

  return new Hono<CallerEnv>()
    .use(signedInOnly)
    .put('/', told.upload, upload)
    .get('/', told.list, (c) => shelf.list(c))
    .get('/:id', told.one, (c) => shelf.one(c, c.req.param('id')))
    .patch('/:id', told.change, bodyUpTo(factsBody), takes(factsChange), async (c) =>
      c.json(await shelf.change(ownerOf(c.get('caller'), ''), c.req.param('id'), c.get('body'))),
    )
    .delete('/:id', told.remove, (c) => shelf.remove(c, c.req.param('id')))
    .post('/:id/restore', told.restore, (c) => shelf.restore(c, c.req.param('id')))
    .get('/:id/file', told.file, (c) => file(c, c.req.param('id')))

  async function file(c: Context<CallerEnv>, id: string): Promise<Response> {
    const found = sealed.deliverable(callerIn(c), id)
    if (found === null) throw notFound()
    // Whatever the bytes look like: never shown, never taken for something.
    const originalName = `${id}.sealed`
    await answerOriginal(exchangeOf(c), { ...found, mimeType, originalName })
    return alreadyAnswered()
  }
}

const mimeType = 'application/octet-stream'

/** Bytes: 96 KiB in base64, and the JSON around it. */
const factsBody = 160 * 1024

/** A key in a script has no vault to open; what it could do here is to delete. */
const signedInOnly: MiddlewareHandler<CallerEnv> = async (c, next) => {
  const caller = c.get('caller')
  if (caller.kind !== 'person' || caller.via === 'api-key')
    throw new HearthError(
      'FORBIDDEN',
      'Private files are for the person who is signed in, not for keys or services.',
    )
  await next()
}
