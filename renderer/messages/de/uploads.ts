import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { count, number, percent } = createCounting('de')

export const add: Messages['add'] = {
  button: 'Fotos hinzufügen',
  title: 'Fotos hinzufügen',
  photos: 'Fotos',
  photosHint: 'Aus deiner Fotomediathek',
  files: 'Dateien',
  filesHint: 'Die Originale mit allem, was darin steckt',
  folder: 'Ein ganzer Ordner',
  folderHint: 'Mit allen Ordnern darin',
  drop: 'Oder zieh sie einfach auf die Seite, oder füg sie ein.',
  phoneTitle: 'Am Handy gut zu wissen',
  phoneApple:
    'iPhone und iPad geben dem Browser von jedem Foto eine JPEG-Kopie, von Live Photos nur das Standbild.',
  phoneAndroid: 'Android entfernt den Ort aus Fotos, die im Browser ausgewählt werden.',
  phoneFiles: 'Mit „Dateien“ umgehst du beides, sofern dein Handy dort das Original anbietet.',
  dropHere: 'Loslassen zum Hinzufügen',
  dropHereHint: 'Fotos und ganze Ordner',
  nothing: 'Darin war keine Datei.',
}

export const uploads: Messages['uploads'] = {
  title: 'Uploads',
  minimise: 'Verkleinern',
  expand: 'Alle anzeigen',
  pause: 'Pause',
  resume: 'Weiter',
  clear: 'Uploads schließen',
  retryAll: 'Alle noch einmal versuchen',
  retryOne: (name) => `${name} noch einmal versuchen`,
  cancelOne: (name) => `${name} nicht hochladen`,
  list: 'Dateien',
  overall: 'Alle Uploads zusammen',
  running: (done, total) => `Wird hinzugefügt: ${number(done)} von ${number(total)}`,
  paused: (left) => `Angehalten, noch ${number(left)}`,
  waiting: (left) => `Wartet auf Hearth, noch ${number(left)}`,
  finished: (n) => `${count(n, { one: 'Foto', other: 'Fotos' })} hinzugefügt`,
  finishedNothingNew: 'Alles war schon hier',
  someFailed: (n) => `${number(n)} nicht hinzugefügt`,
  left: (bytes, time) => (time === null ? `Noch ${bytes}` : `Noch ${bytes}, ungefähr ${time}`),
  tick: 'Ein Haken heißt: Es liegt auf der Festplatte deines Hearth, auf Dauer.',
  state: {
    waiting: 'Wartet',
    sending: (done) => percent(done),
    finishing: 'Wird auf die Festplatte geschrieben',
    kept: 'Gesichert',
    duplicate: 'Schon hier',
    failed: 'Nicht hinzugefügt',
  },
  started: (n) => `${count(n, { one: 'Datei wird', other: 'Dateien werden' })} hinzugefügt.`,
  stoppedFull: 'Die Uploads sind angehalten, weil die Festplatte voll ist.',
}
