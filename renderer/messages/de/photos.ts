import { createCounting, type Noun } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { count, number, plural } = createCounting('de')
const photo: Noun = { one: 'Foto', other: 'Fotos' }

export const photos: Messages['photos'] = {
  pageTitle: 'Fotos',
  title: 'Fotos',
  count: (n) => count(n, photo),
  grid: 'Fotos nach Tagen',
  today: 'Heute',
  yesterday: 'Gestern',
  itemProcessing: (name) => `${name}, wird vorbereitet`,
  itemFailed: (name) => `${name}, ohne Vorschau`,
  itemPending: 'Wird geladen',
  selectItem: (name) => `${name} auswählen`,
  selectDay: (day) => `Alle auswählen: ${day}`,
  scrubber: 'Zu einem Datum springen',
  emptyTitle: 'Ein ruhiger Ort für deine Fotos',
  emptyText:
    'Füge die ersten von diesem Gerät hinzu. Auf deinem eigenen Rechner bleiben sie in voller Größe erhalten, auf Dauer.',
  emptyDrop: 'Zieh Fotos oder ganze Ordner einfach auf diese Seite.',
  failedTitle: 'Deine Fotos konnten nicht angezeigt werden',
}

export const select: Messages['select'] = {
  start: 'Auswählen',
  stop: 'Auswahl beenden',
  bar: 'Ausgewählte Fotos',
  count: (n) => (n === 0 ? 'Fotos auswählen' : `${number(n)} ausgewählt`),
  download: 'Herunterladen',
  remove: 'Löschen',
}

export const remove: Messages['remove'] = {
  done: (n) => (n === 1 ? 'Foto gelöscht.' : `${count(n, photo)} gelöscht.`),
  failed: (n, reason) =>
    `${count(n, photo)} ${plural(n, { one: 'wurde', other: 'wurden' })} nicht gelöscht: ${reason}`,
  restored: (n) => (n === 1 ? 'Das Foto ist wieder da.' : `${count(n, photo)} sind wieder da.`),
  restoreFailed: 'Das ließ sich nicht rückgängig machen.',
}

export const download: Messages['download'] = {
  several: (n) =>
    `${count(n, { one: 'Datei wird', other: 'Dateien werden' })} nacheinander heruntergeladen.`,
}

export const viewer: Messages['viewer'] = {
  label: 'Foto',
  close: 'Schließen',
  previous: 'Vorheriges Foto',
  next: 'Nächstes Foto',
  details: 'Details',
  download: 'Herunterladen',
  remove: 'Löschen',
  zoom: 'Vergrößern',
  position: (at, of) => `${number(at)} von ${number(of)}`,
  loading: 'Wird geladen',
  processing: 'Hearth bereitet dieses Foto vor',
  processingHint: 'Gleich ist es hier zu sehen. Das Original ist schon sicher.',
  failed: 'Von diesem Foto gibt es keine Vorschau',
  failedHint: 'Das Original ist sicher und lässt sich herunterladen.',
  file: 'Diese Datei ist kein Bild',
  fileHint: 'Lade sie herunter, um sie zu öffnen.',
  broken: 'Das Bild ist nicht angekommen',
  gone: 'Dieses Foto ist nicht mehr hier.',
}

export const details: Messages['details'] = {
  title: 'Details',
  taken: 'Aufgenommen',
  added: 'Hinzugefügt',
  camera: 'Kamera',
  place: 'Ort',
  dimensions: 'Abmessungen',
  size: 'Größe',
  unknownDate: 'Kein Datum in der Datei',
  pixels: (width, height, megapixels) => `${width} × ${height}, ${megapixels} MP`,
  pages: (n) => count(n, { one: 'Seite', other: 'Seiten' }),
  reading: 'Details werden gelesen',
}
