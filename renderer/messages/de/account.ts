import type { Messages } from '../en/index.ts'

export const account: Messages['account'] = {
  title: 'Mein Konto',
  parts: {
    profile: 'Profil',
    security: 'Passwort und Schlüssel',
    devices: 'Geräte',
    activity: 'Was geschehen ist',
    access: 'Apps und Programme',
    data: 'Meine Daten',
  },
  hints: {
    profile: 'Dein Name und deine E-Mail-Adresse',
    security: 'Passwort, Passkeys, Authenticator-App',
    devices: 'Wo du angemeldet bist',
    activity: 'Anmeldungen und Änderungen',
    access: 'Wer für dich handeln darf',
    data: 'Wer sie lesen kann; mitnehmen, löschen',
  },
  toPhotos: 'Zu den Fotos',
  toParts: 'Alles in meinem Konto',
  never: 'nie',
  failed: 'Das ließ sich nicht laden.',
  unknownDevice: 'Unbekanntes Gerät',
  device: (browser, system) => `${browser} auf ${system}`,
  name: 'Name',
  nameHint: 'So sehen dich die anderen.',
  email: 'E-Mail-Adresse',
  emailHint: 'Mit ihr meldest du dich an.',
  newEmail: 'Neue E-Mail-Adresse',
  changeEmail: 'Adresse ändern',
  emailSent:
    'Eine E-Mail mit einem Link ist unterwegs. Die Adresse ändert sich, sobald der Link geöffnet wurde; ohne E-Mail-Versand findet ihn die Person, die sich um dein Hearth kümmert.',
  confirmed: 'Bestätigt',
  unconfirmed: 'Noch nicht bestätigt',
  resend: 'Link noch einmal schicken',
  resent: 'Ein neuer Link ist unterwegs.',
}
