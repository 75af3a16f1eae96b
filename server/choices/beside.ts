import { openForReading } from '../../storage/index.ts'
import type { Settings } from '../settings.ts'
import { createChoices } from './choices.ts'

/**
 * The mail server letters go to, for who only looks at the folder: without its password. Where the folder
 * cannot be read it is the one of the environment; others say why.
 */
export async function smtpBeside(settings: Settings): Promise<Settings['smtp']> {
  try {
    const reader = await openForReading(settings.dataDir)
    try {
      const house = { get: reader.setting, set: () => {} }
      return createChoices({ settings, house, secrets: [] }).smtp()
    } finally {
      reader.close()
    }
  } catch {
    return settings.smtp
  }
}
