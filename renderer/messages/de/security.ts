import type { Messages } from '../en/index.ts'

export const security: Messages['security'] = { title: 'Sicherheit' }

export const password: Messages['password'] = {
  show: 'Passwort anzeigen',
  hide: 'Passwort verbergen',
  strength: 'Passwortstärke',
  words: {
    tooShort: 'Zu kurz',
    weak: 'Leicht zu erraten',
    fair: 'Geht so',
    good: 'Gut',
    strong: 'Stark',
  },
  hint: 'Mindestens 8 Zeichen. Vier Wörter ohne Zusammenhang sind leicht zu merken und schwer zu erraten.',
}
