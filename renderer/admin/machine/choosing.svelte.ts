import { HearthClientError, type HouseChoices, type HouseWish } from '../../../client/index.ts'
import { wordsFor } from '../../messages/failure.ts'
import type { House } from '../../house.ts'
import { createAct } from '../../pages/act.svelte.ts'
import type { useAdmin } from '../admin.ts'

export type Chosen = { choices: HouseChoices; onchange: (choices: HouseChoices) => void }

type Wrong = Partial<Record<string, string>>
type Deps = {
  house: Pick<House, 't' | 'toasts'>
  admin: ReturnType<typeof useAdmin>
  onchange: (choices: HouseChoices) => void
}

/** Sends what was chosen; what the server objects to stands beside its field, or under ''. */
export function createChoosing({ house: { t, toasts }, admin, onchange }: Deps) {
  const act = createAct({ toasts, t })
  const words = () => t.admin.machine.choices
  let errors = $state.raw<Wrong>({})

  function explain(error: unknown): boolean {
    errors = errorsOf(error)
    return true
  }

  function errorsOf(error: unknown): Wrong {
    const { code, field = '' } = error instanceof HearthClientError ? error : { code: '' }
    const name = field.replace(/^mail\./, '')
    const wrong: Wrong = words().wrong
    if (code === 'VALIDATION' && wrong[name]) return { [name]: wrong[name] }
    if (code === 'CONFLICT' && field !== '') return { '': words().fixed(field) }
    return { '': wordsFor(error, t) }
  }

  return {
    act,
    get errors() {
      return errors
    },
    set errors(wrong: Wrong) {
      errors = wrong
    },
    /** @returns whether it is kept */
    async save(wish: HouseWish): Promise<boolean> {
      errors = {}
      const change = async () => onchange(await admin.choices.change(wish))
      return act.run(change, { done: words().saved, explain })
    },
  }
}
