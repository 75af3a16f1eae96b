import { createCounting, type Noun } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { count, number, plural } = createCounting('it')
const photo: Noun = { one: 'foto', many: 'di foto', other: 'foto' }

export const photos: Messages['photos'] = {
  pageTitle: 'Foto',
  title: 'Foto',
  count: (n) => count(n, photo),
  grid: 'Foto per giorno',
  today: 'Oggi',
  yesterday: 'Ieri',
  itemProcessing: (name) => `${name}, in preparazione`,
  itemFailed: (name) => `${name}, senza anteprima`,
  itemPending: 'Caricamento',
  selectItem: (name) => `Seleziona ${name}`,
  selectDay: (day) => `Seleziona tutto: ${day}`,
  scrubber: 'Vai a una data',
  emptyTitle: 'Un posto tranquillo per le tue foto',
  emptyText:
    'Aggiungi le prime da questo dispositivo. Restano sul tuo computer, a grandezza piena, per sempre.',
  emptyDrop: 'Trascina foto o intere cartelle ovunque su questa pagina.',
  failedTitle: 'Non è stato possibile mostrare le tue foto',
}

export const select: Messages['select'] = {
  start: 'Seleziona',
  stop: 'Termina la selezione',
  bar: 'Foto selezionate',
  count: (n) =>
    n === 0
      ? 'Scegli le foto'
      : `${number(n)} ${plural(n, { one: 'selezionata', other: 'selezionate' })}`,
  download: 'Scarica',
  remove: 'Elimina',
}

export const remove: Messages['remove'] = {
  done: (n) =>
    n === 1
      ? 'Foto eliminata.'
      : `${count(n, photo)} ${plural(n, { one: 'eliminata', other: 'eliminate' })}.`,
  failed: (n, reason) =>
    `${count(n, photo)} non ${plural(n, { one: 'eliminata', other: 'eliminate' })}: ${reason}`,
  restored: (n) => (n === 1 ? 'La foto è tornata.' : `Sono tornate ${count(n, photo)}.`),
  restoreFailed: 'Non è stato possibile annullare.',
}

export const download: Messages['download'] = {
  several: (n) =>
    `Download di ${count(n, { one: 'file', many: 'di file', other: 'file' })}, uno dopo l’altro.`,
}

export const viewer: Messages['viewer'] = {
  label: 'Foto',
  close: 'Chiudi',
  previous: 'Foto precedente',
  next: 'Foto successiva',
  details: 'Dettagli',
  download: 'Scarica',
  remove: 'Elimina',
  zoom: 'Ingrandisci',
  position: (at, of) => `${number(at)} di ${number(of)}`,
  loading: 'Caricamento',
  processing: 'Hearth sta preparando questa foto',
  processingHint: 'Apparirà qui tra un momento. L’originale è già al sicuro.',
  failed: 'Non c’è un’anteprima di questa foto',
  failedHint: 'L’originale è al sicuro e si può scaricare.',
  file: 'Questo file non è un’immagine',
  fileHint: 'Scaricalo per aprirlo.',
  broken: 'L’immagine non è arrivata',
  gone: 'Questa foto non è più qui.',
}

export const details: Messages['details'] = {
  title: 'Dettagli',
  taken: 'Scattata',
  added: 'Aggiunta',
  camera: 'Fotocamera',
  place: 'Luogo',
  dimensions: 'Dimensioni',
  size: 'Peso',
  unknownDate: 'Nessuna data nel file',
  pixels: (width, height, megapixels) => `${width} × ${height}, ${megapixels} MP`,
  pages: (n) => count(n, { one: 'pagina', many: 'di pagine', other: 'pagine' }),
  reading: 'Lettura dei dettagli',
}
