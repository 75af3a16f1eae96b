import { Readable } from 'node:stream'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { HearthError, type Storage } from '../../storage/index.ts'
import { parsed, smallBody, takes } from '../body.ts'
import type { CallerEnv } from '../caller.ts'
import { operation } from '../openapi/operation.ts'
import { failure, iso, notSignedIn } from './answers.ts'
import { type FindData, personData } from './data.ts'
import { type Erase, erasedAnswer } from './erase.ts'
import { createDetails } from './export/details.ts'
import { createExportJson } from './export/json.ts'
import { walk, walkSealed } from './export/walk.ts'
import { createExportZip } from './export/zip.ts'
import { createOnboarding, onboarded } from './onboarding.ts'
import { peopleOnly, personIn } from './person.ts'
import { createProfile, profile, profileChange } from './profile.ts'
import { createReaders, readersAnswer } from './readers.ts'
import type { PersonsVault } from './vault.ts'

type Deps = {
  storage: Storage
  now: () => number
  data: FindData
  erase: Erase
  vault: PersonsVault
}

const exportQuery = z.object({
  media: z.string().optional().describe('1: a ZIP with the originals beside the JSON'),
})

/** What people do with their own account; under `/api/v1/me`. */
export function createMe({ storage, now, data, erase, vault }: Deps): Hono<CallerEnv> {
  const onboarding = createOnboarding({ storage, now })
  const changeProfile = createProfile({ storage, now })
  const readers = createReaders(storage, vault)
  const json = createExportJson({
    storage,
    details: createDetails(storage, vault),
    now,
  })
  const zip = createExportZip(storage)
  const me = new Hono<CallerEnv>()
  me.use(peopleOnly)

  me.get(
    '/data',
    operation({
      summary: 'Tell what Hearth holds of me',
      access: 'person',
      answers: { 200: personData, ...notSignedIn },
    }),
    async (c) => c.json(await data(personIn(c.get('caller')))),
  )
  me.get(
    '/data/export',
    operation({
      summary: 'Download everything Hearth holds of me',
      access: 'person',
      query: exportQuery,
      answers: {
        200: 'A JSON file: the answer of GET /data plus exportedAt, exportVersion, data and details; with media=1 a ZIP of it, the originals, and the private files as they are kept: sealed.',
        ...notSignedIn,
      },
    }),
    async (c) => {
      const id = personIn(c.get('caller'))
      const { media } = parsed(exportQuery, c.req.query())
      const pieces = json(id, await data(id))
      if (media !== '1') return download(c, 'json', Readable.from(pieces, { objectMode: false }))
      const files = walk(storage.media, id)
      const sealed = walkSealed(storage.sealed, id)
      return download(c, 'zip', zip({ json: pieces, files, sealed }))
    },
  )
  me.delete(
    '/data',
    operation({
      summary: 'Delete my account and everything of mine',
      description:
        'Files that nobody else has leave the disk after 30 days in the trash, where nobody sees them. The last admin is refused.',
      access: 'person',
      answers: { 200: erasedAnswer, 409: failure, ...notSignedIn },
    }),
    async (c) => c.json(await erase(personIn(c.get('caller')))),
  )
  me.patch(
    '/profile',
    operation({
      summary: 'Change my name or picture',
      access: 'person',
      answers: { 200: profile, 400: failure, ...notSignedIn },
    }),
    profileBody,
    takes(profileChange),
    async (c) => c.json(await changeProfile(personIn(c.get('caller')), c.get('body'))),
  )
  me.get(
    '/onboarding',
    operation({
      summary: 'Tell whether I have been shown around',
      access: 'person',
      answers: { 200: onboarded, ...notSignedIn },
    }),
    (c) => c.json(onboarding.find(personIn(c.get('caller')))),
  )
  me.post(
    '/onboarding/complete',
    operation({
      summary: 'Say that I have been shown around',
      access: 'person',
      answers: { 200: onboarded, ...notSignedIn },
    }),
    smallBody,
    async (c) => c.json(await onboarding.complete(personIn(c.get('caller')))),
  )
  me.patch(
    '/onboarding/reset',
    operation({
      summary: 'Be shown around again',
      access: 'person',
      answers: { 200: onboarded, ...notSignedIn },
    }),
    smallBody,
    async (c) => c.json(await onboarding.reset(personIn(c.get('caller')))),
  )
  me.get(
    '/readers',
    operation({
      summary: 'Tell who can read my data',
      access: 'person',
      answers: { 200: readersAnswer, ...notSignedIn },
    }),
    (c) => c.json(readers(personIn(c.get('caller')))),
  )
  return me

  function download(c: Context<CallerEnv>, type: 'json' | 'zip', bytes: Readable): Response {
    const name = `hearth-export-${iso(now()).slice(0, 10)}.${type}`
    c.header('Content-Type', `application/${type}`)
    c.header('Content-Disposition', `attachment; filename="${name}"`)
    c.header('Cache-Control', 'no-store')
    return c.body(Readable.toWeb(bytes) as ReadableStream)
  }
}

/** A small picture fits. */
const profileBody = bodyLimit({
  maxSize: 65_536,
  onError: () => {
    throw new HearthError('TOO_LARGE', 'This picture is too large.', { field: 'image' })
  },
})
