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
  forApp: 'Melde dich an, dann geht es weiter zu der App, aus der du kommst.',
  expired:
    'Nach einer Weile wurdest du abgemeldet. Melde dich an und mach weiter, wo du aufgehört hast.',
  email: 'E-Mail-Adresse',
  password: 'Passwort',
  submit: 'Anmelden',
  wrong: 'E-Mail-Adresse und Passwort passen nicht zusammen. Bitte prüfe beides.',
  lockedHelp: 'Wer sich um dein Hearth kümmert, kann dich schon früher hereinlassen.',
  or: 'oder',
  forgot: 'Passwort vergessen?',
  passkey: 'Mit Passkey anmelden',
  passkeyHint: 'Mit deinem Fingerabdruck, deinem Gesicht oder der Sperre dieses Geräts.',
  magic: 'Anmeldelink schicken lassen',
  magicSent: (email) =>
    `Wenn es zu ${email} hier ein Konto gibt, ist eine E-Mail unterwegs. Der Link darin gilt zehn Minuten.`,
  otherWays: 'Andere Wege zur Anmeldung',
  noPasskey: {
    loopback: 'Für Passkeys braucht es hier den Namen „localhost“ statt der Zahlen.',
    openLocalhost: 'Hearth als localhost öffnen',
    insecure:
      'Für Passkeys braucht es die sichere Adresse deines Hearth, die mit https:// beginnt. Wer sich darum kümmert, kann sie dir zeigen.',
    number:
      'Passkeys gehören zu einem Namen, und diese Adresse besteht aus Zahlen. Öffne dein Hearth stattdessen mit seinem Namen.',
    browser: 'Dieser Browser kennt keine Passkeys. Ein neuerer kann das.',
    closed: 'Unter dieser Adresse deines Hearth funktionieren Passkeys nicht.',
  },
}

export const secondStep: Messages['secondStep'] = {
  pageTitle: 'Noch ein Schritt',
  title: 'Noch ein Schritt',
  lead: 'Öffne deine Authenticator-App und tipp die sechs Ziffern ein, die sie für Hearth zeigt.',
  code: 'Code',
  submit: 'Weiter',
  trust: 'Auf diesem Gerät nicht mehr fragen',
  trustHint: 'Nur auf einem Gerät, das dir gehört. In deinem Konto kannst du es zurücknehmen.',
  useBackup: 'Stattdessen einen Notfallcode verwenden',
  useApp: 'Stattdessen die Authenticator-App verwenden',
  backupLead: 'Tipp einen deiner Notfallcodes ein. Jeder gilt einmal.',
  backupCode: 'Notfallcode',
  wrong: 'Dieser Code stimmte nicht. Bitte tipp den ein, der jetzt zu sehen ist.',
  wrongBackup: 'Dieser Notfallcode stimmte nicht oder wurde schon benutzt.',
  help: 'Handy weg und keine Notfallcodes? Wer an dem Rechner sitzt, auf dem Hearth läuft, kann dich einlassen: mit dem Befehl „hearth unlock EMAIL --second-factor“.',
  startOver: 'Von vorn beginnen',
}

export const form: Messages['form'] = {
  required: 'Bitte füll das noch aus.',
  emailShape: 'Das sieht nicht nach einer E-Mail-Adresse aus.',
  passwordShort: 'Bitte mindestens 8 Zeichen.',
  passwordLong: 'Bitte höchstens 128 Zeichen.',
  code: 'Bitte tipp den ganzen Code ein.',
  deleteWord: 'Bitte tipp das Wort so ein, wie es da steht.',
}
