import type { Settings as HouseSettings } from '../../storage/index.ts'
import { mailKey, places } from './rules.ts'

/** How often is looked whether the command line has chosen otherwise, in ms. */
const lookEveryMs = 2000

type Deps = { house: Pick<HouseSettings, 'get'>; everyMs?: number }

const keys = [...Object.values(places).map(({ key }) => key), mailKey]

/** Hears when something else was chosen, here or beside this process: for what is not asked each time. */
export function createChoiceWatch({ house, everyMs = lookEveryMs }: Deps) {
  const ears = new Set<() => void>()
  let seen = read() ?? ''
  let changes = 0
  const timer = setInterval(look, everyMs).unref()

  return {
    /** Now, after a choice of our own. */
    look,
    /** Grows with each change. */
    count: () => changes,
    onChange: (hear: () => void) => void ears.add(hear),
    close: () => clearInterval(timer),
  }

  function look(): void {
    const now = read()
    if (now === null || now === seen) return
    seen = now
    changes++
    for (const hear of ears) hear()
  }

  /** null: a disk that is away just now is told of elsewhere; the next look sees more. */
  function read(): string | null {
    try {
      return JSON.stringify(keys.map((key) => house.get(key) ?? null))
    } catch {
      return null
    }
  }
}

export type ChoiceWatch = ReturnType<typeof createChoiceWatch>
