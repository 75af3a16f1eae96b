import type { Messages } from '../en/index.ts'

export const welcome: Messages['welcome'] = {
  pageTitle: 'Die ersten Schritte',
  step: (step, of) => `Schritt ${step} von ${of}`,
  next: 'Weiter',
  done: 'Zu meinen Fotos',
  place: {
    title: 'Wo deine Fotos wohnen',
    lead: 'Alles, was Hearth aufbewahrt, liegt in einem Ordner auf diesem Rechner. Nichts davon wird verschickt.',
    folder: 'Der Ordner',
    free: (room) => `Auf seiner Festplatte sind ${room} frei.`,
    small: 'Das ist wenig Platz für Fotos. Eine größere Festplatte ist besser.',
    now: 'Jetzt, solange der Ordner klein ist, lässt er sich am leichtesten ändern.',
  },
  home: {
    title: 'Auch auf euren Handys',
    lead: 'Die anderen in deinem Haushalt können Hearth benutzen, sobald es im Heimnetz ist.',
    on: (address) => `Es ist im Heimnetz: ${address}`,
    off: 'Es ist nicht im Heimnetz und öffnet sich nur auf diesem Rechner.',
    what: 'Was dann geschieht',
    steps: [
      'Hearth antwortet den Geräten in eurem eigenen WLAN und niemandem im Internet.',
      'Jedes Handy scannt einmal einen Code und installiert das Zertifikat eures Hauses, damit alles verschlüsselt ist.',
      'Dann lädst du die anderen ein, und alle legen ihr eigenes Konto an.',
    ],
    later: 'Zum Heimnetz',
  },
  login: {
    title: 'Immer da',
    lead: 'Hearth ist nur zu erreichen, solange dieser Rechner läuft und wach ist.',
  },
  copy: {
    title: 'Eine Kopie ist zu wenig',
    lead: 'Was du hier aufbewahrst, gibt es bald nirgends sonst.',
    what: 'Was aufbewahrt wird',
    whatText: (folder) =>
      `Fotos und Dateien, Konten und Tresore von euch allen. Alles davon liegt in ${folder}.`,
    only: 'Es ist die einzige Kopie',
    onlyText:
      'Geht diese Festplatte kaputt oder wird der Rechner gestohlen, ist alles weg. Was du versehentlich löschst, liegt 30 Tage im Papierkorb; gegen eine kaputte Festplatte hilft das nicht.',
    how: 'So macht Hearth eine',
    steps: [
      'Schließ eine andere Festplatte an diesen Rechner an.',
      'Nenn auf der Seite Kopien einen leeren Ordner darauf.',
      'Ab dann macht Hearth von selbst eine Kopie, jeden Tag, an dem sie angeschlossen ist.',
      'Leg die Platte ab und zu woanders hin, zu deinen Eltern oder an den Arbeitsplatz, und schließ eine zweite an.',
    ],
    key: 'Der Schlüssel der Tresore ist in keiner Kopie. Druck das Wiederherstellungsblatt und heb es bei den Pässen auf.',
    go: 'Wählen, wohin Kopien kommen',
  },
}
