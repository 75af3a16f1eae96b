import { parseArgs } from 'node:util'
import { HearthError } from '../../storage/index.ts'

const options = {
  'data-dir': { type: 'string' },
  json: { type: 'boolean', default: false },
  all: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  to: { type: 'string' },
  snapshot: { type: 'string' },
  'without-vaults': { type: 'boolean', default: false },
  'second-factor': { type: 'boolean', default: false },
} as const

/**
 * What stands behind a command. `--data-dir` counts before HEARTH_DATA_DIR.
 * @param words one of which may stand there as well, without an option; `most`: so many, `rest` has the others
 * @throws VALIDATION for an option or a word nobody knows
 */
export function readArguments(
  args: string[],
  env: NodeJS.ProcessEnv,
  words: readonly string[] | 'any' = [],
  most = 1,
) {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const [word, ...more] = positionals
    const isKnown = word === undefined || words === 'any' || words.includes(word)
    if (!isKnown || more.length >= most)
      throw new Error(`"${positionals.join(' ')}" is nothing this command knows.`)
    const dataDir = values['data-dir']
    return {
      word,
      rest: more,
      json: values.json,
      all: values.all,
      yes: values.yes,
      to: values.to,
      snapshot: values.snapshot,
      withoutVaults: values['without-vaults'],
      secondFactor: values['second-factor'],
      env: dataDir ? { ...env, HEARTH_DATA_DIR: dataDir } : env,
    }
  } catch (error) {
    throw new HearthError('VALIDATION', (error as Error).message)
  }
}
