import { parseArgs } from 'node:util'
import { HearthError } from '../../storage/index.ts'

const options = {
  'data-dir': { type: 'string' },
  json: { type: 'boolean', default: false },
  all: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  to: { type: 'string' },
  'second-factor': { type: 'boolean', default: false },
} as const

/**
 * What stands behind a command. `--data-dir` counts before HEARTH_DATA_DIR.
 * @throws VALIDATION for an option nobody knows
 */
export function readArguments(args: string[], env: NodeJS.ProcessEnv) {
  try {
    const { values } = parseArgs({ args, options, allowPositionals: false })
    const dataDir = values['data-dir']
    return {
      json: values.json,
      all: values.all,
      yes: values.yes,
      to: values.to,
      secondFactor: values['second-factor'],
      env: dataDir ? { ...env, HEARTH_DATA_DIR: dataDir } : env,
    }
  } catch (error) {
    throw new HearthError('VALIDATION', (error as Error).message)
  }
}
