import { createCounting, type Noun } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { count, number, plural } = createCounting('fr')
const photo: Noun = { one: 'photo', many: 'de photos', other: 'photos' }

export const photos: Messages['photos'] = {
  pageTitle: 'Photos',
  title: 'Photos',
  count: (n) => count(n, photo),
  grid: 'Photos par jour',
  today: 'Aujourd’hui',
  yesterday: 'Hier',
  itemProcessing: (name) => `${name}, en préparation`,
  itemFailed: (name) => `${name}, sans aperçu`,
  itemPending: 'Chargement',
  selectItem: (name) => `Sélectionner ${name}`,
  selectDay: (day) => `Tout sélectionner : ${day}`,
  scrubber: 'Aller à une date',
  emptyTitle: 'Un endroit tranquille pour vos photos',
  emptyText:
    'Ajoutez les premières depuis cet appareil. Elles restent sur votre propre ordinateur, en taille réelle, pour toujours.',
  emptyDrop: 'Faites glisser des photos ou des dossiers entiers sur cette page.',
  failedTitle: 'Vos photos n’ont pas pu être affichées',
}

export const select: Messages['select'] = {
  start: 'Sélectionner',
  stop: 'Terminer la sélection',
  bar: 'Photos sélectionnées',
  count: (n) =>
    n === 0
      ? 'Choisissez des photos'
      : `${number(n)} ${plural(n, { one: 'sélectionnée', other: 'sélectionnées' })}`,
  download: 'Télécharger',
  remove: 'Supprimer',
}

export const remove: Messages['remove'] = {
  done: (n) =>
    n === 1
      ? 'Photo supprimée.'
      : `${count(n, photo)} ${plural(n, { one: 'supprimée', other: 'supprimées' })}.`,
  failed: (n, reason) =>
    `${count(n, photo)} ${plural(n, { one: 'n’a pas été supprimée', other: 'n’ont pas été supprimées' })} : ${reason}`,
  restored: (n) =>
    n === 1
      ? 'La photo est de retour.'
      : `${count(n, photo)} ${plural(n, { one: 'est', other: 'sont' })} de retour.`,
  restoreFailed: 'Cela n’a pas pu être annulé.',
}

export const download: Messages['download'] = {
  several: (n) =>
    `Téléchargement de ${count(n, { one: 'fichier', many: 'de fichiers', other: 'fichiers' })}, l’un après l’autre.`,
}

export const viewer: Messages['viewer'] = {
  label: 'Photo',
  close: 'Fermer',
  previous: 'Photo précédente',
  next: 'Photo suivante',
  details: 'Détails',
  download: 'Télécharger',
  remove: 'Supprimer',
  zoom: 'Agrandir',
  position: (at, of) => `${number(at)} sur ${number(of)}`,
  loading: 'Chargement',
  processing: 'Hearth prépare cette photo',
  processingHint: 'Elle apparaîtra ici dans un instant. L’original est déjà en sécurité.',
  failed: 'Il n’y a pas d’aperçu de cette photo',
  failedHint: 'L’original est en sécurité et peut être téléchargé.',
  file: 'Ce fichier n’est pas une image',
  fileHint: 'Téléchargez-le pour l’ouvrir.',
  broken: 'L’image n’est pas arrivée',
  gone: 'Cette photo n’est plus ici.',
}

export const details: Messages['details'] = {
  title: 'Détails',
  taken: 'Prise le',
  added: 'Ajoutée le',
  camera: 'Appareil photo',
  place: 'Lieu',
  dimensions: 'Dimensions',
  size: 'Taille',
  unknownDate: 'Pas de date dans le fichier',
  pixels: (width, height, megapixels) => `${width} × ${height}, ${megapixels} Mpx`,
  pages: (n) => count(n, { one: 'page', many: 'de pages', other: 'pages' }),
  reading: 'Lecture des détails',
}
