/** The one spelling of an e-mail address. */
export function spell(email: string): string {
  return email.trim().toLowerCase()
}
