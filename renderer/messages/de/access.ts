import type { Messages } from '../en/index.ts'
import { createCounting } from '../counting.ts'

const { count } = createCounting('de')

export const access: Messages['access'] = {
  appsTitle: 'Apps, die dich kennen',
  appsLead: 'Andere Programme, in denen du dich mit Hearth anmeldest.',
  appsNone: 'Du hast bisher keine App hereingelassen.',
  since: (when) => `Seit ${when}`,
  takeBack: (name) => `${name} die Erlaubnis entziehen`,
  takeBackShort: 'Entziehen',
  takenBack: 'Erlaubnis entzogen. Die App muss dich neu fragen.',
  keysTitle: 'API-Schlüssel',
  keysLead:
    'Für Programme, die ohne dich arbeiten, etwa zur Datensicherung. Wer einen Schlüssel hat, kann alles, was dieser erlaubt.',
  keysNone: 'Es gibt keine Schlüssel.',
  create: 'Neuer Schlüssel',
  createTitle: 'Neuer API-Schlüssel',
  keyName: 'Wofür ist er?',
  keyNameHint: 'Zum Beispiel „Sicherung meines Laptops“.',
  scopes: 'Er darf',
  scope: {
    'media:read': 'deine Fotos und Dateien ansehen',
    'media:write': 'Fotos und Dateien hinzufügen und löschen',
  },
  pickScope: 'Wähl mindestens eines aus.',
  expiry: 'Gültig bis',
  expiries: { month: 'In 30 Tagen', year: 'In einem Jahr', never: 'Ohne Ende' },
  make: 'Schlüssel anlegen',
  once: 'Kopier ihn jetzt: Er wird nur dieses eine Mal gezeigt.',
  key: 'Schlüssel',
  done: 'Ich habe ihn kopiert',
  used: (when) => `Zuletzt benutzt: ${when}`,
  unused: 'Nie benutzt',
  until: (when) => `Gültig bis ${when}`,
  ended: (when) => `Abgelaufen: ${when}`,
  endless: 'Ohne Ende',
  revoke: (name) => `${name} sperren`,
  revokeShort: 'Sperren',
  revoked: 'Der Schlüssel öffnet nichts mehr.',
}

export const data: Messages['data'] = {
  readersTitle: 'Wer kann meine Daten lesen?',
  readers: {
    you: 'Du',
    youText: 'Alles, überall, wo du angemeldet bist. Sperr deine Geräte, wenn du weggehst.',
    family: 'Die anderen im Haushalt',
    familyText: 'Nicht deine Fotos und nicht deine Dateien. Deinen Namen sehen sie, mehr nicht.',
    admin: 'Wer sich um Hearth kümmert',
    adminText:
      'Verwaltet die Konten: deinen Namen, deine E-Mail-Adresse, wie viel Platz du brauchst. Keine Seite von Hearth zeigt dabei deine Fotos. Ein neues Passwort für dich ist möglich, und das würdest du unter „Was geschehen ist“ sehen.',
    machine: 'Wer den Rechner in der Hand hat',
    machineText:
      'Die Fotos liegen auf seiner Festplatte, so wie sie sind. Wer diese Festplatte öffnen kann, kann auch sie öffnen: Darum steht der Rechner bei euch zu Hause, und darum sollte seine Festplatte verschlüsselt sein.',
    sealed: 'Was du versiegelst',
    sealedText: {
      nobody:
        'Noch nichts: Du hast keinen Tresor. Was du versiegelst, liegt unlesbar auf der Platte.',
      house:
        'Du und dieses Hearth, das den Schlüssel für dich aufbewahrt. Wer das Gerät samt seinen Schlüsseln hat, könnte es öffnen.',
      self: 'Nur du mit deinem Wiederherstellungscode. Das Gerät nicht, und auch kein Admin.',
      guarded:
        'Nur du mit deinem Wiederherstellungscode; und genügend deiner Vertrauenspersonen gemeinsam, wenn du sie darum bittest.',
    },
    apps: 'Apps und Programme',
    appsText: (apps, keys) =>
      `Nur, was du erlaubt hast: zurzeit ${count(apps, { one: 'App', other: 'Apps' })} und ${count(keys, { one: 'Schlüssel', other: 'Schlüssel' })}.`,
    world: 'Die Leute, die Hearth machen, und der Rest der Welt',
    worldText: 'Nichts. Hearth meldet niemandem etwas.',
  },
  holdsTitle: 'Was Hearth von dir hat',
  media: (n) => count(n, { one: 'Foto oder Datei', other: 'Fotos und Dateien' }),
  space: (used) => `${used} belegt`,
  spaceOf: (used, all) => `${used} von ${all} belegt`,
  signedInPlaces: (n) => count(n, { one: 'angemeldetes Gerät', other: 'angemeldete Geräte' }),
  exportTitle: 'Alles mitnehmen',
  exportLead: 'Zum Behalten, oder um damit umzuziehen.',
  exportJson: 'Nur die Angaben (JSON)',
  exportZip: 'Alles mit Fotos (ZIP)',
  exportHint:
    'Die Originale, genau so, wie du sie hinzugefügt hast. Bei vielen Fotos dauert das eine Weile.',
  deleteTitle: 'Mein Konto löschen',
  deleteLead:
    'Dein Konto, deine Schlüssel und alle Einträge verschwinden sofort, und niemand kommt mehr an deine Fotos. Die Originaldateien liegen noch bis zu 30 Tage im Papierkorb-Ordner auf der Festplatte des Rechners, bevor sie endgültig gelöscht werden.',
  deleteOpen: 'Mein Konto löschen',
  deleteWhat: [
    'Dein Konto, deine Schlüssel und alle Einträge zu deinen Fotos und Dateien verschwinden sofort, auch die im Papierkorb.',
    'Alle Geräte und Apps werden sofort abgemeldet.',
    'Niemand kommt über Hearth noch an deine Fotos, auch nicht, wer sich darum kümmert.',
    'Die Originaldateien liegen noch bis zu 30 Tage im Papierkorb-Ordner auf der Festplatte des Rechners, bevor sie endgültig gelöscht werden.',
  ],
  deleteFirst: 'Nimm deine Fotos vorher mit, wenn du sie behalten willst.',
  deleteWord: 'löschen',
  deleteType: (word) => `Tipp zur Bestätigung „${word}“ ein`,
  deletePassword: 'Dein Passwort',
  deleteSubmit: 'Alles endgültig löschen',
  deleted: 'Dein Konto ist weg, und niemand kommt mehr an deine Fotos. Leb wohl.',
  lastAdmin:
    'Du kümmerst dich als Einzige oder Einziger um dieses Hearth, und ein Haus braucht jemanden. Gib erst jemand anderem diese Aufgabe, dann kannst du gehen.',
}
