import type { Messages } from '../en/index.ts'

export const security: Messages['security'] = { title: 'Sicurezza' }

export const password: Messages['password'] = {
  show: 'Mostra la password',
  hide: 'Nascondi la password',
  strength: 'Robustezza della password',
  words: {
    tooShort: 'Troppo corta',
    weak: 'Facile da indovinare',
    fair: 'Discreta',
    good: 'Buona',
    strong: 'Robusta',
  },
  hint: 'Almeno 8 caratteri. Quattro parole senza legame sono facili da ricordare e difficili da indovinare.',
}
