import type { Messages } from '../en/index.ts'

export const security: Messages['security'] = { title: 'Sécurité' }

export const password: Messages['password'] = {
  show: 'Afficher le mot de passe',
  hide: 'Masquer le mot de passe',
  strength: 'Solidité du mot de passe',
  words: {
    tooShort: 'Trop court',
    weak: 'Facile à deviner',
    fair: 'Moyen',
    good: 'Bon',
    strong: 'Solide',
  },
  hint: 'Au moins 8 caractères. Quatre mots sans rapport sont faciles à retenir et difficiles à deviner.',
}
