import type { Messages } from '../en/index.ts'

export const setup: Messages['setup'] = {
  pageTitle: 'Hearth einrichten',
  title: 'Willkommen zu Hause',
  lead: 'In einer Minute geht es los: Gib deinem Haushalt einen Namen und leg dein eigenes Konto an. Die anderen kannst du danach einladen.',
  household: 'Name des Haushalts',
  householdHint: 'So, wie ihr euch nennt, zum Beispiel „Familie Linde“.',
  name: 'Dein Name',
  email: 'E-Mail-Adresse',
  emailHint: 'Nur zum Anmelden. Hearth schickt nichts nach draußen.',
  password: 'Passwort',
  code: 'Einrichtungscode',
  codeHint: 'Weil dies ein anderes Gerät ist: Der Code steht dort, wo Hearth gestartet wurde.',
  submit: 'Feuer anzünden',
  foot: 'Alles bleibt auf diesem Rechner. Niemand sonst hat ein Konto, solange du es nicht willst.',
  alreadyDone: 'Dieses Hearth ist schon eingerichtet. Bitte melde dich an.',
}

export const signIn: Messages['signIn'] = {
  pageTitle: 'Anmelden',
  title: 'Schön, dass du da bist',
  lead: 'Melde dich in deinem Haushalt an.',
  expired:
    'Nach einer Weile wurdest du abgemeldet. Melde dich an und mach weiter, wo du aufgehört hast.',
  email: 'E-Mail-Adresse',
  password: 'Passwort',
  submit: 'Anmelden',
  wrong: 'E-Mail-Adresse und Passwort passen nicht zusammen. Bitte prüfe beides.',
}

export const form: Messages['form'] = {
  required: 'Bitte füll das noch aus.',
  emailShape: 'Das sieht nicht nach einer E-Mail-Adresse aus.',
  passwordShort: 'Bitte mindestens 8 Zeichen.',
  passwordLong: 'Bitte höchstens 128 Zeichen.',
}
