import { createCounting, type Noun } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { count, number, percent, plural } = createCounting('es')
const photo: Noun = { one: 'foto', many: 'de fotos', other: 'fotos' }
const file: Noun = { one: 'archivo', many: 'de archivos', other: 'archivos' }

export const add: Messages['add'] = {
  button: 'Añadir fotos',
  title: 'Añadir fotos',
  photos: 'Fotos',
  photosHint: 'De tu fototeca',
  files: 'Archivos',
  filesHint: 'Los originales, con todo lo que llevan dentro',
  folder: 'Una carpeta entera',
  folderHint: 'Con todas las carpetas que contiene',
  drop: 'O arrástralas a cualquier parte de la página, o pégalas.',
  phoneTitle: 'Conviene saberlo en el móvil',
  phoneApple:
    'El iPhone y el iPad dan al navegador una copia JPEG de cada foto, y de las Live Photos solo la imagen fija.',
  phoneAndroid: 'Android quita el lugar de las fotos elegidas en el navegador.',
  phoneFiles: 'Con «Archivos» evitas ambas cosas, si tu móvil ofrece ahí el original.',
  dropHere: 'Suelta para añadir',
  dropHereHint: 'Fotos y carpetas enteras',
  nothing: 'Ahí no había ningún archivo.',
}

export const uploads: Messages['uploads'] = {
  title: 'Subidas',
  minimise: 'Hacer más pequeño',
  expand: 'Mostrar todo',
  pause: 'Pausa',
  resume: 'Seguir',
  clear: 'Cerrar las subidas',
  retryAll: 'Reintentar todo',
  retryOne: (name) => `Reintentar ${name}`,
  cancelOne: (name) => `No subir ${name}`,
  list: 'Archivos',
  overall: 'Todas las subidas juntas',
  running: (done, total) => `Añadiendo ${number(done)} de ${number(total)}`,
  paused: (left) => `En pausa, quedan ${number(left)}`,
  waiting: (left) => `Esperando a Hearth, quedan ${number(left)}`,
  finished: (n) => `${count(n, photo)} ${plural(n, { one: 'añadida', other: 'añadidas' })}`,
  finishedNothingNew: 'Todas estaban ya aquí',
  someFailed: (n) => `${number(n)} sin añadir`,
  left: (bytes, time) =>
    time === null ? `Quedan ${bytes}` : `Quedan ${bytes}, tiempo aproximado: ${time}`,
  tick: 'Una marca significa: está en el disco de tu Hearth, para siempre.',
  state: {
    waiting: 'En espera',
    sending: (done) => percent(done),
    finishing: 'Escribiendo en el disco',
    kept: 'Guardado',
    duplicate: 'Ya estaba aquí',
    failed: 'Sin añadir',
  },
  started: (n) => `Añadiendo ${count(n, file)}.`,
  stoppedFull: 'Las subidas están en pausa porque el disco está lleno.',
}
