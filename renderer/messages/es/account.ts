import type { Messages } from '../en/index.ts'

export const account: Messages['account'] = { title: 'Tu cuenta' }

export const menu: Messages['menu'] = {
  label: 'Tu cuenta',
  language: 'Idioma',
  signOut: 'Cerrar sesión',
}

export const theme: Messages['theme'] = {
  label: 'Aspecto',
  system: 'Como el dispositivo',
  light: 'Claro',
  dark: 'Oscuro',
}
