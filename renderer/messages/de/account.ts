import type { Messages } from '../en/index.ts'

export const account: Messages['account'] = { title: 'Dein Konto' }

export const menu: Messages['menu'] = {
  label: 'Dein Konto',
  language: 'Sprache',
  signOut: 'Abmelden',
}

export const theme: Messages['theme'] = {
  label: 'Aussehen',
  system: 'Wie das Gerät',
  light: 'Hell',
  dark: 'Dunkel',
}
