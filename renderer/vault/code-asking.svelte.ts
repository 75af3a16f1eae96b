import { HearthClientError, type VaultClient } from '../../client/index.ts'
import type { Messages } from '../messages/en/index.ts'
import { wordsFor } from '../messages/failure.ts'
import { type CodeProblem, readCode } from './code-reading.ts'

const aboutCode = new Set<string>(['WRONG_RECOVERY_CODE', 'BAD_RECOVERY_CODE', 'KEY_MISMATCH'])

type Deps = { t: Messages; load: () => Promise<VaultClient> }

/** A recovery code that is asked for: what was typed, and what is wrong with it. */
export function createCodeAsking({ t, load }: Deps) {
  let typed = $state('')
  let error = $state<string>()

  /** The code in its own spelling; null where it is none, and says why. */
  function read(): string | null {
    const { code, problem } = readCode(typed)
    error = problem && wordsOf(problem, t)
    return code ?? null
  }

  /** Whether it was about the code; says so beside it then, and soon the group where there is one typo. */
  function explain(cause: unknown): boolean {
    if (!(cause instanceof HearthClientError) || !aboutCode.has(cause.code)) return false
    error = wordsFor(cause, t)
    if (cause.code === 'WRONG_RECOVERY_CODE') void findTypo(typed)
    return true
  }

  async function findTypo(tried: string): Promise<void> {
    const { code } = readCode(tried)
    if (code === undefined) return
    // Help that fails is no help, and the code is wrong all the same.
    const group = await load()
      .then((vault) => vault.typoIn(code))
      .catch(() => null)
    if (group !== null && typed === tried) error = t.vault.problem.typo(group)
  }

  return {
    get typed() {
      return typed
    },
    set typed(next: string) {
      typed = next
      error = undefined
    },
    get error() {
      return error
    },
    read,
    explain,
    clear: () => ([typed, error] = ['', undefined]),
  }
}

function wordsOf(problem: CodeProblem, t: Messages): string {
  const { problem: words } = t.vault
  switch (problem.kind) {
    case 'empty':
      return words.empty
    case 'letter':
      return words.letter(problem.group, problem.letter)
    case 'length':
      return words.length(problem.group, problem.length)
    case 'missing':
      return words.missing(problem.count)
    case 'tooMany':
      return words.tooMany(problem.count)
  }
}
