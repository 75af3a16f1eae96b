import { HearthClientError } from '../../client/index.ts'
import { wordsFor } from '../messages/failure.ts'
import type { Messages } from '../messages/en/index.ts'
import { MAX_LENGTH, MIN_LENGTH } from './password-strength.ts'

export type Errors = Partial<Record<string, string>>

/** What is wrong with an account form before it is sent; empty when nothing is. */
export function checkForm(fields: Record<string, string>, t: Messages): Errors {
  const errors: Errors = {}
  for (const [name, value] of Object.entries(fields)) {
    const error = checkField(name, value, t)
    if (error !== undefined) errors[name] = error
  }
  return errors
}

function checkField(name: string, value: string, t: Messages): string | undefined {
  if (value.trim() === '') return t.form.required
  if (name === 'email' && !/^\S+@\S+$/.test(value.trim())) return t.form.emailShape
  if (name === 'newPassword' && value.length < MIN_LENGTH) return t.form.passwordShort
  if (name === 'newPassword' && value.length > MAX_LENGTH) return t.form.passwordLong
  return undefined
}

/** The server's objection, beside the field it means, or under '' where it means none of them. */
export function errorsFrom(error: unknown, fields: string[], t: Messages): Errors {
  const field = error instanceof HearthClientError ? error.field : undefined
  const place = field !== undefined && fields.includes(field) ? field : ''
  return { [place]: wordsFor(error, t) }
}
