import { z } from 'zod'
import { HearthError, type Storage } from '../../storage/index.ts'

/** Characters; a picture of 128 pixels fits. */
const longestImage = 48_000

const image = z
  .string()
  .max(longestImage, 'This picture is too large.')
  .refine(isPicture, 'has to be the web address of a picture, or a small picture itself')

export const profileChange = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Please enter a name.')
    .max(80, 'A name has at most 80 characters.')
    .refine((text) => !/\p{Cc}/u.test(text), 'A name is one line of text.')
    .optional(),
  image: image.nullable().optional(),
})

export const profile = z.object({ name: z.string(), image: z.string().nullable() })
export type Profile = z.output<typeof profile>

/** SVG is none of them: it runs. */
function isPicture(text: string): boolean {
  if (/^data:image\/(png|jpeg|webp|gif|avif);base64,[a-z0-9+/]+=*$/i.test(text)) return true
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && !url.password
}

/** Changes what is given, and nothing else of the person. */
export function createProfile(deps: {
  storage: Pick<Storage, 'sqlite' | 'write'>
  now: () => number
}) {
  const { storage, now } = deps
  const read = storage.sqlite.prepare<[string], Profile>(
    'SELECT name, image FROM user WHERE id = ?',
  )
  const change = storage.sqlite.prepare(
    'UPDATE user SET name = ?, image = ?, updated_at = ? WHERE id = ?',
  )
  return (userId: string, wish: z.output<typeof profileChange>): Promise<Profile> =>
    storage.write(() => {
      const before = read.get(userId)
      if (before === undefined) throw new HearthError('NOT_FOUND', 'There is no such person.')
      const after = {
        name: wish.name ?? before.name,
        image: wish.image === undefined ? before.image : wish.image,
      }
      change.run(after.name, after.image, now(), userId)
      return after
    })
}
