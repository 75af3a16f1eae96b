import type { News, Whence } from '../news.ts'

/** Somebody of the household, as everybody in it sees them. */
export type Housemate = { userId: string; name: string; image: string | null; canSignIn: boolean }

/** What the vault knows of people, who are another room's. */
export type Household = {
  /** Who lives with somebody; not that person. */
  matesOf(userId: string): Housemate[]
  /** Something happened to somebody's vault that they have to hear of. After the commit; what it throws is logged. */
  tell(userId: string, news: News, whence: Whence): void
}

/** Where nobody lives: no guardians then. */
export const emptyHousehold: Household = { matesOf: () => [], tell() {} }

/** `{name, image?}` of somebody, or a name of null where they are not of the household. */
export function introduce(mates: Housemate[], userId: string) {
  const mate = mates.find((each) => each.userId === userId)
  return { name: mate?.name ?? null, ...(mate?.image ? { image: mate.image } : {}) }
}
