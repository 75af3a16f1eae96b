export const account = { title: 'Your account' }

export const menu = {
  label: 'Your account',
  language: 'Language',
  signOut: 'Sign out',
}

export const theme = { label: 'Appearance', system: 'As the device', light: 'Light', dark: 'Dark' }
