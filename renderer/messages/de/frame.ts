import type { Messages } from '../en/index.ts'

export const frame = {
  appName: 'Hearth',
  loading: 'Wird geladen',
  close: 'Schließen',
  undo: 'Rückgängig',
  retry: 'Noch einmal versuchen',
  back: 'Zurück',
  notices: 'Hinweise',
  pageFailed: 'Diese Seite ließ sich nicht anzeigen',
  save: 'Speichern',
  cancel: 'Abbrechen',
  copy: 'Kopieren',
  copied: 'Kopiert.',
  saved: 'Gespeichert.',
} satisfies Partial<Messages>

export const reach: Messages['reach'] = {
  lost: 'Hearth ist nicht erreichbar',
  lostText: 'Diese Seite versucht es von selbst weiter. Deine abgehakten Fotos sind sicher.',
  lostUploads: 'Die Uploads warten und laufen von selbst weiter. Alles mit Haken ist sicher.',
  again: 'Hearth ist wieder da.',
  neverTitle: 'Hearth ist nicht erreichbar',
  neverText:
    'Ist der Rechner eingeschaltet, auf dem Hearth läuft, und bist du im selben Netzwerk? Diese Seite versucht es weiter.',
}

export const menu: Messages['menu'] = {
  label: 'Dein Konto',
  labelAsked: 'Dein Konto: Jemand bittet dich um Hilfe',
  language: 'Sprache',
  account: 'Mein Konto',
  vault: 'Tresor',
  lockVault: 'Tresor schließen',
  vaultLocked: 'Der Tresor ist zu.',
  household: 'Den Haushalt verwalten',
  signOut: 'Abmelden',
}

export const theme: Messages['theme'] = {
  label: 'Aussehen',
  system: 'Wie das Gerät',
  light: 'Hell',
  dark: 'Dunkel',
}
