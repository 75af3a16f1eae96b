import type { Messages } from '../en/index.ts'

export const frame = {
  appName: 'Hearth',
  loading: 'Wird geladen',
  close: 'Schließen',
  undo: 'Rückgängig',
  retry: 'Noch einmal versuchen',
  back: 'Zurück',
  notices: 'Hinweise',
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
