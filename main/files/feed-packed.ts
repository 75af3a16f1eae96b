import { join } from 'node:path'
import { readIfThere } from './whole-file.ts'

/** Where whoever packed this app publishes updates, by its manifest (`build/pack/app.ts`); null: nowhere. */
export async function readFeedPacked(app: string): Promise<string | null> {
  try {
    const { updates } = JSON.parse((await readIfThere(join(app, 'package.json')))?.toString() ?? '')
    return typeof updates === 'string' ? updates : null
  } catch {
    return null
  }
}
