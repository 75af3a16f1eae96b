import type { Settings } from '../settings.ts'
import { createPost, type Post } from './post.ts'

/**
 * The way to whichever mail server is meant now: another one is dialled as soon as it is, and the one
 * before hung up, also in the middle of a letter: what is not acknowledged is sent again.
 * @throws VALIDATION where SMTP_FROM is not one address
 */
export function createLine(smtp: () => Settings['smtp']) {
  let meant: Settings['smtp']
  let post: Post | undefined
  const current = (): Post | undefined => {
    const now = smtp()
    if (now === meant) return post
    void post?.close()
    post = now && createPost(now)
    meant = now
    return post
  }
  current()
  return {
    /** undefined: there is no mail server. */
    current,
    close: async (): Promise<void> => post?.close(),
  }
}
