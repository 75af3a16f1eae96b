import { findDesktop } from '../desktop/desktop.ts'

/** What is gone through after the household was made, which was step one. */
export const steps = ['place', 'home', 'login', 'copy'] as const
export type Step = (typeof steps)[number]

/** Starting at login is for a computer with the Hearth app; a server without it has a service. */
export function stepsFor(view: object): Step[] {
  return steps.filter((step) => step !== 'login' || findDesktop(view) !== null)
}

/** With the set-up itself. */
export function countSteps(view: object): number {
  return stepsFor(view).length + 1
}

/** Which step an address means; a word that is none, or not for here, is the first. */
export function stepIn(path: string, of: readonly Step[]): Step {
  const word = path.split('/')[2] ?? ''
  return of.find((step) => step === word) ?? of[0] ?? 'place'
}
