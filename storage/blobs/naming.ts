import { link as linkFile, rename } from 'node:fs/promises'
import { sizeOf } from './stat-of.ts'

/** How a file that is whole gets the name it keeps. */
export function createNaming(link: typeof linkFile = linkFile) {
  return { link, giveName }

  /**
   * link never replaces anything, unlike rename. Where a file system has no links we look once more
   * and rename: one process owns the folder and we hold the hash, so nobody comes between. The first
   * name may be left over.
   */
  async function giveName(temporary: string, path: string): Promise<void> {
    try {
      await link(temporary, path)
    } catch (error) {
      if (!hasNoLinks(error) || (await sizeOf(path)) !== null) throw error
      await rename(temporary, path)
    }
  }
}

/** exFAT and network shares; EISDIR is how Node names Windows' answer. What else EPERM may mean, the rename meets too. */
export function hasNoLinks(error: unknown): boolean {
  const codes = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR']
  return codes.includes((error as NodeJS.ErrnoException).code ?? '')
}
