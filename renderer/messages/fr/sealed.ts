import { createCounting, type Noun } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { count, number, plural } = createCounting('fr')
const photo: Noun = { one: 'photo', many: 'de photos', other: 'photos' }
const sealedPhoto: Noun = {
  one: 'photo scellée',
  many: 'de photos scellées',
  other: 'photos scellées',
}

export const sealed: Messages['sealed'] = {
  item: (name) => `${name}, scellée`,
  nameless: 'Photo scellée',
  line: {
    shut: (n) =>
      `${count(n, sealedPhoto)} : ouvrez le coffre pour ${plural(n, { one: 'la', other: 'les' })} voir`,
    insecure: (n) =>
      `${count(n, sealedPhoto)}, ${plural(n, { one: 'fermée', other: 'fermées' })} sur cette page`,
    opening: (done, of) => `Ouverture : ${number(done)} sur ${number(of)}`,
    open: (n) => `Dont ${count(n, sealedPhoto)}`,
    lock: 'Fermer maintenant',
    why: 'Pourquoi, et que faire',
    unreadable: (n) =>
      `${count(n, photo)} ${plural(n, { one: 'ne s’ouvre pas : scellée', other: 'ne s’ouvrent pas : scellées' })} avec une ancienne clé de ce coffre`,
    deleteClosed: 'Supprimer ce qui ne s’ouvre pas',
    failed: 'Les photos scellées n’ont pas pu être chargées.',
  },
  unlock: {
    title: 'Ouvrez votre coffre',
    text: 'Vos photos scellées apparaissent alors à leur place, sur cet appareil et pour vous seul.',
  },
  choice: {
    label: 'Pour moi seul (scellé)',
    hint: 'Chiffré sur cet appareil avant l’envoi. Sur le disque, personne ne peut le lire : seul votre coffre l’ouvre.',
    locked: 'Votre coffre est fermé. Ouvrez-le d’abord.',
    unlock: 'Ouvrir',
    dropHint: 'Scellé, pour vous seul',
  },
  hide: {
    button: 'Rendre privé',
    title: (n) => `Rendre ${plural(n, { one: 'privée', other: 'privées' })} ${count(n, photo)} ?`,
    what: [
      'Chaque photo est chargée, scellée sur cet appareil, renvoyée, puis rouverte une fois pour vérifier que c’est bien la même.',
      'Ensuite seulement, la visible va à la corbeille. Elle y reste, non scellée, pendant 30 jours ; après, elle disparaît pour de bon.',
      'Les applications qui montrent vos photos ne trouvent plus les privées. Vous pouvez les rendre visibles à tout moment.',
    ],
    go: 'Sceller maintenant',
    working: (at, of) => `Scellement : ${number(at)} sur ${number(of)}`,
    done: (n) =>
      `${count(n, photo)} ${plural(n, { one: 'est maintenant privée. La copie visible reste', other: 'sont maintenant privées. Les copies visibles restent' })} 30 jours dans la corbeille.`,
    failed: (n, reason) =>
      `${count(n, photo)} ${plural(n, { one: 'est restée', other: 'sont restées' })} en l’état : ${reason}`,
  },
  show: {
    button: 'Rendre visible',
    title: (n) =>
      `Rendre de nouveau ${plural(n, { one: 'visible', other: 'visibles' })} ${count(n, photo)} ?`,
    what: [
      'Chaque photo est ouverte sur cet appareil et conservée comme les autres. Hearth peut alors la lire, et les applications que vous autorisez aussi.',
      'La photo scellée ne va à la corbeille qu’une fois l’autre relue et vérifiée.',
    ],
    go: 'Rendre visible',
    working: (at, of) => `Retour parmi les autres : ${number(at)} sur ${number(of)}`,
    done: (n) =>
      `${count(n, photo)} ${plural(n, { one: 'est', other: 'sont' })} de retour parmi les autres.`,
  },
  save: {
    working: (at, of) => `Ouverture de ${number(at)} sur ${number(of)}`,
    failed: (n, reason) =>
      `${count(n, photo)} ${plural(n, { one: 'n’a pas pu être ouverte', other: 'n’ont pas pu être ouvertes' })} : ${reason}`,
  },
  progress: 'Avancement',
  stop: 'Arrêter',
  cancel: 'Annuler',
  slide: {
    opening: 'Ouverture sur cet appareil',
    open: (size) => `Ouvrir (${size})`,
    large: 'Ce fichier est volumineux',
    stopped: 'Arrêté',
    unknown: 'Ce navigateur ne sait pas afficher ce type de fichier',
    unknownHint: 'Il a été ouvert et il est complet. Téléchargez-le pour le voir ailleurs.',
    failed: 'Cela n’a pas pu être ouvert',
    film: (name) => `Vidéo ${name}`,
  },
  away: 'Cette photo est scellée. Ouvrez votre coffre pour la voir.',
}
