import type { Messages } from '../en/index.ts'

export const account: Messages['account'] = { title: 'Votre compte' }

export const menu: Messages['menu'] = {
  label: 'Votre compte',
  language: 'Langue',
  signOut: 'Se déconnecter',
}

export const theme: Messages['theme'] = {
  label: 'Apparence',
  system: 'Comme l’appareil',
  light: 'Clair',
  dark: 'Sombre',
}
