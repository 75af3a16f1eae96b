/** As much of the vault's room as an account has to do with: it ends with it, and an export tells of it. */
export type PersonsVault = {
  /** May be called twice. @throws NO_SPACE and the like; to be tried again then */
  erase(userId: string): void
  /** Who opens it: nobody has one, this house as well, or the person alone; and how many guardians hold a share. */
  kept(userId: string): { by: 'nobody' | 'house' | 'self'; guardians: number }
  /** How it is kept and who asked for its key; no key. Times are ms since 1970. */
  tell(userId: string): {
    exists: boolean
    zeroKnowledge: boolean
    recoverySetAt: number | null
    audit: { at: number }[]
  }
}

export const noVault: PersonsVault = {
  erase() {},
  kept: () => ({ by: 'nobody', guardians: 0 }),
  tell: () => ({ exists: false, zeroKnowledge: false, recoverySetAt: null, audit: [] }),
}
