import { createCounting, type Noun } from '../counting.ts'

const { count, number, plural } = createCounting('en')
const photo: Noun = { one: 'photo', other: 'photos' }

export const photos = {
  pageTitle: 'Photos',
  title: 'Photos',
  count: (n: number) => count(n, photo),
  grid: 'Photos by day',
  today: 'Today',
  yesterday: 'Yesterday',
  itemProcessing: (name: string) => `${name}, being prepared`,
  itemFailed: (name: string) => `${name}, without a preview`,
  itemPending: 'Loading',
  selectItem: (name: string) => `Select ${name}`,
  selectDay: (day: string) => `Select all of ${day}`,
  scrubber: 'Go to a date',
  emptyTitle: 'A quiet place for your photos',
  emptyText:
    'Add the first ones from this device. They stay on your own machine, in full size, for good.',
  emptyDrop: 'Drag photos or whole folders anywhere onto this page.',
  failedTitle: 'Your photos could not be shown',
}

export const select = {
  start: 'Select',
  stop: 'Stop selecting',
  bar: 'Selected photos',
  count: (n: number) => (n === 0 ? 'Choose photos' : `${number(n)} selected`),
  download: 'Download',
  remove: 'Delete',
}

export const remove = {
  done: (n: number) => (n === 1 ? 'Photo deleted.' : `${count(n, photo)} deleted.`),
  failed: (n: number, reason: string) =>
    `${count(n, photo)} ${plural(n, { one: 'was', other: 'were' })} not deleted: ${reason}`,
  restored: (n: number) => (n === 1 ? 'Photo is back.' : `${count(n, photo)} are back.`),
  restoreFailed: 'That could not be undone.',
}

export const download = {
  several: (n: number) =>
    `Downloading ${count(n, { one: 'file', other: 'files' })}, one after the other.`,
}

export const viewer = {
  label: 'Photo',
  close: 'Close',
  previous: 'Previous photo',
  next: 'Next photo',
  details: 'Details',
  download: 'Download',
  remove: 'Delete',
  zoom: 'Zoom',
  position: (at: number, of: number) => `${number(at)} of ${number(of)}`,
  loading: 'Loading',
  processing: 'Hearth is preparing this photo',
  processingHint: 'It shows up here in a moment. The original is already safe.',
  failed: 'There is no preview of this photo',
  failedHint: 'The original is safe and can be downloaded.',
  file: 'This is a file without a picture',
  fileHint: 'Download it to open it.',
  broken: 'The picture did not arrive',
  gone: 'This photo is no longer here.',
}

export const details = {
  title: 'Details',
  taken: 'Taken',
  added: 'Added',
  camera: 'Camera',
  place: 'Place',
  dimensions: 'Dimensions',
  size: 'Size',
  unknownDate: 'No date in the file',
  pixels: (width: number, height: number, megapixels: string) =>
    `${width} × ${height}, ${megapixels} MP`,
  pages: (n: number) => count(n, { one: 'page', other: 'pages' }),
  reading: 'Reading details',
}
