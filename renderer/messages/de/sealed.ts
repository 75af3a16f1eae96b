import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { count, number, plural } = createCounting('de')
const photo = { one: 'Foto', other: 'Fotos' }
const sealedPhoto = { one: 'versiegeltes Foto', other: 'versiegelte Fotos' }

export const sealed: Messages['sealed'] = {
  item: (name) => `${name}, versiegelt`,
  nameless: 'Versiegeltes Foto',
  line: {
    shut: (n) =>
      `${count(n, sealedPhoto)}: öffne den Tresor, um ${plural(n, { one: 'es', other: 'sie' })} zu sehen`,
    insecure: (n) => `${count(n, sealedPhoto)}, auf dieser Seite geschlossen`,
    opening: (done, of) => `${number(done)} von ${number(of)} geöffnet`,
    open: (n) => `${count(n, sealedPhoto)} darunter`,
    lock: 'Jetzt schließen',
    why: 'Warum, und was hilft',
    unreadable: (n) =>
      `${count(n, photo)} ${plural(n, { one: 'lässt', other: 'lassen' })} sich nicht öffnen: versiegelt mit einem früheren Schlüssel dieses Tresors`,
    deleteClosed: 'Löschen, was sich nicht öffnen lässt',
    failed: 'Die versiegelten Fotos konnten nicht geholt werden.',
  },
  unlock: {
    title: 'Öffne deinen Tresor',
    text: 'Dann erscheinen deine versiegelten Fotos an ihrem Platz, auf diesem Gerät und nur für dich.',
  },
  choice: {
    label: 'Nur für mich (versiegelt)',
    hint: 'Wird auf diesem Gerät verschlüsselt, bevor es losgeschickt wird. Auf der Festplatte kann es niemand lesen: Nur dein Tresor öffnet es.',
    locked: 'Dein Tresor ist zu. Öffne ihn zuerst.',
    unlock: 'Öffnen',
    dropHint: 'Versiegelt, nur für dich',
  },
  hide: {
    button: 'Privat machen',
    title: (n) => `${count(n, photo)} privat machen?`,
    what: [
      'Jedes Foto wird geholt, auf diesem Gerät versiegelt, zurückgeschickt und noch einmal geöffnet, damit sicher ist, dass es dasselbe ist.',
      'Erst dann kommt das sichtbare in den Papierkorb. Dort liegt es unversiegelt noch 30 Tage; danach ist es endgültig weg.',
      'Apps, die deine Fotos zeigen, finden private nicht mehr. Du kannst sie jederzeit wieder sichtbar machen.',
    ],
    go: 'Jetzt versiegeln',
    working: (at, of) => `${number(at)} von ${number(of)} wird versiegelt`,
    done: (n) =>
      `${count(n, photo)} ${plural(n, { one: 'ist', other: 'sind' })} jetzt privat. ${plural(n, { one: 'Die sichtbare Kopie bleibt', other: 'Die sichtbaren Kopien bleiben' })} 30 Tage im Papierkorb.`,
    failed: (n, reason) =>
      `${count(n, photo)} ${plural(n, { one: 'blieb, wie es war', other: 'blieben, wie sie waren' })}: ${reason}`,
  },
  show: {
    button: 'Sichtbar machen',
    title: (n) => `${count(n, photo)} wieder sichtbar machen?`,
    what: [
      'Jedes Foto wird auf diesem Gerät geöffnet und wie alle anderen aufbewahrt. Hearth kann es dann lesen, und ebenso Apps, denen du es erlaubst.',
      'Erst wenn es zurückgelesen wurde und dasselbe ist, kommt das versiegelte in den Papierkorb.',
    ],
    go: 'Sichtbar machen',
    working: (at, of) => `${number(at)} von ${number(of)} wird sichtbar`,
    done: (n) =>
      `${count(n, photo)} ${plural(n, { one: 'ist', other: 'sind' })} wieder bei den anderen.`,
  },
  save: {
    working: (at, of) => `${number(at)} von ${number(of)} wird geöffnet`,
    failed: (n, reason) =>
      `${count(n, photo)} ${plural(n, { one: 'ließ', other: 'ließen' })} sich nicht öffnen: ${reason}`,
  },
  progress: 'Wie weit es ist',
  stop: 'Anhalten',
  cancel: 'Abbrechen',
  slide: {
    opening: 'Wird auf diesem Gerät geöffnet',
    open: (size) => `Öffnen (${size})`,
    large: 'Diese Datei ist groß',
    stopped: 'Angehalten',
    unknown: 'Dieser Browser kann solche Dateien nicht zeigen',
    unknownHint:
      'Die Datei wurde geöffnet und ist vollständig. Lade sie herunter, um sie anderswo anzusehen.',
    failed: 'Das ließ sich nicht öffnen',
    film: (name) => `Video: ${name}`,
  },
  away: 'Dieses Foto ist versiegelt. Öffne deinen Tresor, um es zu sehen.',
}
