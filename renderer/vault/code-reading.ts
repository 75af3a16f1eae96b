/** What was read of a recovery code as somebody types it; `problem` names the first thing that cannot be right. */
export type CodeReading =
  { code: string; problem?: undefined } | { code?: undefined; problem: CodeProblem }

export type CodeProblem =
  | { kind: 'empty' }
  | { kind: 'letter'; group: number; letter: string }
  | { kind: 'length'; group: number; length: number }
  | { kind: 'missing'; count: number }
  | { kind: 'tooMany'; count: number }

const GROUPS = 16
const DIGITS = 4

// As in the client library: everything that people and word processors put between groups.
const between = /[\s\p{Dash_Punctuation}\u{2212}\u{AD}\u{200B}-\u{200F}\u{2060}\u{FEFF}.,;:|]+/gu

/** None of these letters is in a code; people read them for the digits they look like. */
const lookalikes: Record<string, string> = { O: '0', I: '1', L: '1' }

/** Groups are counted from 1, by fours where nothing stands between them. */
export function readCode(typed: string): CodeReading {
  const pieces = typed.toUpperCase().split(between).filter(Boolean).map(corrected)
  const all = pieces.join('')
  if (all === '') return { problem: { kind: 'empty' } }
  const groups = isGrouped(pieces) ? pieces : inFours(all)
  const problem = problemIn(groups)
  return problem ? { problem } : { code: groups.join('-') }
}

function corrected(piece: string): string {
  return piece.replace(/[OIL]/g, (letter) => lookalikes[letter] ?? letter)
}

/** Whether its writer put something between groups: only then does a short one say where it is. */
function isGrouped(pieces: string[]): boolean {
  const whole = pieces.filter((piece) => piece.length === DIGITS).length
  return pieces.length > 1 && whole * 2 > pieces.length
}

function inFours(all: string): string[] {
  return all.match(/.{1,4}/gsu) ?? []
}

function problemIn(groups: string[]): CodeProblem | undefined {
  for (const [at, group] of groups.entries()) {
    const letter = /[^0-9A-F]/u.exec(group)?.[0]
    if (letter !== undefined) return { kind: 'letter', group: at + 1, letter }
    const isLast = at === groups.length - 1 && groups.length < GROUPS
    if (group.length !== DIGITS && !isLast && groups.length <= GROUPS)
      return { kind: 'length', group: at + 1, length: group.length }
  }
  if (groups.length > GROUPS) return { kind: 'tooMany', count: groups.length - GROUPS }
  const whole = groups.filter(({ length }) => length === DIGITS).length
  return whole < GROUPS ? { kind: 'missing', count: GROUPS - whole } : undefined
}

/** Two different groups to be typed from paper, counted from 1, in their order. @param random in [0, 1) */
export function twoGroups(random: () => number): [number, number] {
  const first = Math.floor(random() * GROUPS)
  const other = (first + 1 + Math.floor(random() * (GROUPS - 1))) % GROUPS
  return first < other ? [first + 1, other + 1] : [other + 1, first + 1]
}

/** Whether this is what stands in that group. */
export function isGroup(code: string, group: number, typed: string): boolean {
  const pieces = typed.toUpperCase().split(between).filter(Boolean).map(corrected)
  return pieces.join('') === code.split('-')[group - 1]
}
