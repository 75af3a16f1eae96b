import type { Rescue } from './recovery.ts'

type Given = Pick<Rescue, 'sqlite' | 'person' | 'tell' | 'now'>

export function hasSecondFactor({ sqlite, person }: Pick<Given, 'sqlite' | 'person'>): boolean {
  const on = sqlite.prepare('SELECT 1 FROM user WHERE id = ? AND two_factor_enabled = 1')
  return on.get(person.id) !== undefined
}

/**
 * Turns the authenticator app off and forgets the devices that needed no code. Belongs into a transaction.
 * @returns false where there was none
 */
export function endSecondFactor(given: Given): boolean {
  const { sqlite, person, tell, now } = given
  if (!hasSecondFactor(given)) return false
  const ofPerson = `SELECT identifier FROM trusted_device WHERE user_id = ?`
  sqlite.prepare(`DELETE FROM verification WHERE identifier IN (${ofPerson})`).run(person.id)
  sqlite.prepare('DELETE FROM trusted_device WHERE user_id = ?').run(person.id)
  sqlite.prepare('DELETE FROM two_factor WHERE user_id = ?').run(person.id)
  sqlite
    .prepare('UPDATE user SET two_factor_enabled = 0, updated_at = ? WHERE id = ?')
    .run(now(), person.id)
  tell('second_factor_disabled', { by: 'machine' })
  return true
}
