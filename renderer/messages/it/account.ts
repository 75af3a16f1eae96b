import type { Messages } from '../en/index.ts'

export const account: Messages['account'] = { title: 'Il tuo account' }

export const menu: Messages['menu'] = {
  label: 'Il tuo account',
  language: 'Lingua',
  signOut: 'Esci',
}

export const theme: Messages['theme'] = {
  label: 'Aspetto',
  system: 'Come il dispositivo',
  light: 'Chiaro',
  dark: 'Scuro',
}
