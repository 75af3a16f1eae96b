import { createCounting, type Noun } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { count, number, percent, plural } = createCounting('fr')
const photo: Noun = { one: 'photo', many: 'de photos', other: 'photos' }
const file: Noun = { one: 'fichier', many: 'de fichiers', other: 'fichiers' }

export const add: Messages['add'] = {
  button: 'Ajouter des photos',
  title: 'Ajouter des photos',
  photos: 'Photos',
  photosHint: 'Depuis votre photothèque',
  files: 'Fichiers',
  filesHint: 'Les originaux, avec tout ce qu’ils contiennent',
  folder: 'Un dossier entier',
  folderHint: 'Avec tous les dossiers qu’il contient',
  drop: 'Ou faites-les glisser sur la page, ou collez-les.',
  phoneTitle: 'Bon à savoir sur un téléphone',
  phoneApple:
    'L’iPhone et l’iPad donnent au navigateur une copie JPEG de chaque photo, et des Live Photos seulement l’image fixe.',
  phoneAndroid: 'Android retire le lieu des photos choisies dans le navigateur.',
  phoneFiles: 'Choisir « Fichiers » évite les deux, si votre téléphone y propose l’original.',
  dropHere: 'Relâchez pour ajouter',
  dropHereHint: 'Photos et dossiers entiers',
  nothing: 'Il n’y avait aucun fichier là-dedans.',
}

export const uploads: Messages['uploads'] = {
  title: 'Envois',
  minimise: 'Réduire',
  expand: 'Tout afficher',
  pause: 'Pause',
  resume: 'Reprendre',
  clear: 'Fermer les envois',
  retryAll: 'Tout réessayer',
  retryOne: (name) => `Réessayer ${name}`,
  cancelOne: (name) => `Ne pas envoyer ${name}`,
  list: 'Fichiers',
  overall: 'Tous les envois ensemble',
  running: (done, total) => `Ajout de ${number(done)} sur ${number(total)}`,
  paused: (left) => `En pause, encore ${number(left)}`,
  waiting: (left) => `En attente de Hearth, encore ${number(left)}`,
  finished: (n) => `${count(n, photo)} ${plural(n, { one: 'ajoutée', other: 'ajoutées' })}`,
  finishedNothingNew: 'Elles étaient déjà toutes ici',
  someFailed: (n) => `${number(n)} non ${plural(n, { one: 'ajoutée', other: 'ajoutées' })}`,
  left: (bytes, time) => (time === null ? `Encore ${bytes}` : `Encore ${bytes}, environ ${time}`),
  tick: 'Une coche veut dire : c’est sur le disque de votre Hearth, pour toujours.',
  state: {
    waiting: 'En attente',
    sending: (done) => percent(done),
    finishing: 'Écriture sur le disque',
    kept: 'Conservé',
    duplicate: 'Déjà ici',
    failed: 'Non ajouté',
  },
  started: (n) => `Ajout de ${count(n, file)}.`,
  stoppedFull: 'Les envois sont en pause car le disque est plein.',
}
