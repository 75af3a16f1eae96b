import type { Log } from '../log.ts'
import type { Choices } from './choices.ts'
import type { ChoiceWatch } from './watch.ts'

/** Lets the log follow what is chosen. A log nobody chose anything for stays as it was made. */
export function followLogLevel(
  log: Pick<Log, 'level'>,
  choices: Pick<Choices, 'read'>,
  watch: Pick<ChoiceWatch, 'onChange'>,
): void {
  let said = choices.read('logLevel')
  if (said.by === 'choice') log.level = said.value
  watch.onChange(() => {
    const next = choices.read('logLevel')
    if (next.value !== said.value) log.level = next.value
    said = next
  })
}
