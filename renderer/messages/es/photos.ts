import { createCounting, type Noun } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { count, number, plural } = createCounting('es')
const photo: Noun = { one: 'foto', many: 'de fotos', other: 'fotos' }

export const photos: Messages['photos'] = {
  pageTitle: 'Fotos',
  title: 'Fotos',
  count: (n) => count(n, photo),
  grid: 'Fotos por día',
  today: 'Hoy',
  yesterday: 'Ayer',
  itemProcessing: (name) => `${name}, en preparación`,
  itemFailed: (name) => `${name}, sin vista previa`,
  itemPending: 'Cargando',
  selectItem: (name) => `Seleccionar ${name}`,
  selectDay: (day) => `Seleccionar todo: ${day}`,
  scrubber: 'Ir a una fecha',
  emptyTitle: 'Un lugar tranquilo para tus fotos',
  emptyText:
    'Añade las primeras desde este dispositivo. Se quedan en tu propio ordenador, a tamaño completo, para siempre.',
  emptyDrop: 'Arrastra fotos o carpetas enteras a cualquier parte de esta página.',
  failedTitle: 'No se han podido mostrar tus fotos',
}

export const select: Messages['select'] = {
  start: 'Seleccionar',
  stop: 'Terminar la selección',
  bar: 'Fotos seleccionadas',
  count: (n) =>
    n === 0
      ? 'Elige fotos'
      : `${number(n)} ${plural(n, { one: 'seleccionada', other: 'seleccionadas' })}`,
  download: 'Descargar',
  remove: 'Eliminar',
}

export const remove: Messages['remove'] = {
  done: (n) =>
    n === 1
      ? 'Foto eliminada.'
      : `${count(n, photo)} ${plural(n, { one: 'eliminada', other: 'eliminadas' })}.`,
  failed: (n, reason) => `${count(n, photo)} sin eliminar: ${reason}`,
  restored: (n) => (n === 1 ? 'La foto ha vuelto.' : `Han vuelto ${count(n, photo)}.`),
  restoreFailed: 'No se ha podido deshacer.',
}

export const download: Messages['download'] = {
  several: (n) =>
    n === 1
      ? 'Descargando 1 archivo.'
      : `Descargando ${count(n, { one: 'archivo', many: 'de archivos', other: 'archivos' })}, uno tras otro.`,
}

export const viewer: Messages['viewer'] = {
  label: 'Foto',
  close: 'Cerrar',
  previous: 'Foto anterior',
  next: 'Foto siguiente',
  details: 'Detalles',
  download: 'Descargar',
  remove: 'Eliminar',
  zoom: 'Ampliar',
  position: (at, of) => `${number(at)} de ${number(of)}`,
  loading: 'Cargando',
  processing: 'Hearth está preparando esta foto',
  processingHint: 'Aparecerá aquí en un momento. El original ya está a salvo.',
  failed: 'No hay vista previa de esta foto',
  failedHint: 'El original está a salvo y se puede descargar.',
  file: 'Este archivo no es una imagen',
  fileHint: 'Descárgalo para abrirlo.',
  broken: 'La imagen no ha llegado',
  gone: 'Esta foto ya no está aquí.',
}

export const details: Messages['details'] = {
  title: 'Detalles',
  taken: 'Tomada',
  added: 'Añadida',
  camera: 'Cámara',
  place: 'Lugar',
  dimensions: 'Dimensiones',
  size: 'Tamaño',
  unknownDate: 'Sin fecha en el archivo',
  pixels: (width, height, megapixels) => `${width} × ${height}, ${megapixels} MP`,
  pages: (n) => count(n, { one: 'página', many: 'de páginas', other: 'páginas' }),
  reading: 'Leyendo los detalles',
}
