import { createCounting, type Noun } from '../counting.ts'

const { count, number, percent } = createCounting('en')
const file: Noun = { one: 'file', other: 'files' }

export const add = {
  button: 'Add photos',
  title: 'Add photos',
  photos: 'Photos',
  photosHint: 'From your photo library',
  files: 'Files',
  filesHint: 'The originals, with everything in them',
  folder: 'A whole folder',
  folderHint: 'With all folders inside it',
  drop: 'Or drag them anywhere onto the page, or paste.',
  phoneTitle: 'Good to know on a phone',
  phoneApple:
    'iPhone and iPad give the browser a JPEG copy of each photo, and Live Photos as stills.',
  phoneAndroid: 'Android takes the place out of photos picked in the browser.',
  phoneFiles: 'Choosing “Files” avoids both where your phone offers the original there.',
  dropHere: 'Let go to add',
  dropHereHint: 'Photos and whole folders',
  nothing: 'There was no file in that.',
}

export const uploads = {
  title: 'Uploads',
  minimise: 'Make smaller',
  expand: 'Show all',
  pause: 'Pause',
  resume: 'Go on',
  clear: 'Close uploads',
  retryAll: 'Try all again',
  retryOne: (name: string) => `Try ${name} again`,
  cancelOne: (name: string) => `Do not upload ${name}`,
  list: 'Files',
  overall: 'All uploads together',
  running: (done: number, total: number) => `Adding ${number(done)} of ${number(total)}`,
  paused: (left: number) => `Paused, ${number(left)} to go`,
  waiting: (left: number) => `Waiting for Hearth, ${number(left)} to go`,
  finished: (n: number) => `${count(n, { one: 'photo', other: 'photos' })} added`,
  finishedNothingNew: 'All of these were here already',
  someFailed: (n: number) => `${number(n)} not added`,
  left: (bytes: string, time: string | null) =>
    time === null ? `${bytes} left` : `${bytes} left, about ${time}`,
  tick: 'A tick means: it is on the disk of your Hearth, for good.',
  state: {
    waiting: 'Waiting',
    sending: (done: number) => percent(done),
    finishing: 'Being written to disk',
    kept: 'Kept',
    duplicate: 'Already here',
    failed: 'Not added',
  },
  started: (n: number) => `Adding ${count(n, file)}.`,
  stoppedFull: 'Uploads are paused because the disk is full.',
}
