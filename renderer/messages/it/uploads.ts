import { createCounting, type Noun } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { count, number, percent, plural } = createCounting('it')
const photo: Noun = { one: 'foto', many: 'di foto', other: 'foto' }
const file: Noun = { one: 'file', many: 'di file', other: 'file' }

export const add: Messages['add'] = {
  button: 'Aggiungi foto',
  title: 'Aggiungi foto',
  photos: 'Foto',
  photosHint: 'Dalla tua libreria foto',
  files: 'File',
  filesHint: 'Gli originali, con tutto quello che contengono',
  folder: 'Una cartella intera',
  folderHint: 'Con tutte le cartelle al suo interno',
  drop: 'Oppure trascinale ovunque sulla pagina, o incollale.',
  phoneTitle: 'Da sapere sul telefono',
  phoneApple:
    'iPhone e iPad danno al browser una copia JPEG di ogni foto, e delle Live Photo solo l’immagine fissa.',
  phoneAndroid: 'Android toglie il luogo dalle foto scelte nel browser.',
  phoneFiles: 'Con «File» eviti entrambe le cose, se lì il tuo telefono offre l’originale.',
  dropHere: 'Rilascia per aggiungere',
  dropHereHint: 'Foto e cartelle intere',
  nothing: 'Lì dentro non c’era nessun file.',
}

export const uploads: Messages['uploads'] = {
  title: 'Caricamenti',
  minimise: 'Riduci',
  expand: 'Mostra tutto',
  pause: 'Pausa',
  resume: 'Riprendi',
  clear: 'Chiudi i caricamenti',
  retryAll: 'Riprova tutto',
  retryOne: (name) => `Riprova ${name}`,
  cancelOne: (name) => `Non caricare ${name}`,
  list: 'File',
  overall: 'Tutti i caricamenti insieme',
  running: (done, total) => `Aggiungo ${number(done)} di ${number(total)}`,
  paused: (left) => `In pausa, ancora ${number(left)}`,
  waiting: (left) => `In attesa di Hearth, ancora ${number(left)}`,
  finished: (n) => `${count(n, photo)} ${plural(n, { one: 'aggiunta', other: 'aggiunte' })}`,
  finishedNothingNew: 'Erano già tutte qui',
  someFailed: (n) => `${number(n)} non ${plural(n, { one: 'aggiunta', other: 'aggiunte' })}`,
  left: (bytes, time) => (time === null ? `Ancora ${bytes}` : `Ancora ${bytes}, circa ${time}`),
  tick: 'Una spunta vuol dire: è sul disco del tuo Hearth, per sempre.',
  state: {
    waiting: 'In attesa',
    sending: (done) => percent(done),
    finishing: 'Scrittura sul disco',
    kept: 'Conservato',
    duplicate: 'Già qui',
    failed: 'Non aggiunto',
  },
  started: (n) => `Aggiungo ${count(n, file)}.`,
  stoppedFull: 'I caricamenti sono in pausa perché il disco è pieno.',
}
