import type { Scrub } from '../../storage/vault/index.ts'
import type { Log } from '../log.ts'

/** true: nothing that opens nothing any more is left on the disk. false: it is tried again later. */
export type Cleaning = () => boolean

/** Cleans the disk after somebody; that it did not work is no reason to undo what they wanted. */
export function createCleaning(scrub: Scrub, log: Pick<Log, 'info' | 'warn'>): Cleaning {
  return () => {
    try {
      const people = scrub.run()
      if (people > 0) log.info({ people }, 'old keys were removed from the disk')
      return true
    } catch (error) {
      log.warn({ err: error }, 'old keys are still on the disk; removing them is tried again')
      return false
    }
  }
}
