import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { count, plural } = createCounting('fr')
const photo = { one: 'photo ou fichier', other: 'photos et fichiers' }
const original = { one: 'original', other: 'originaux' }

export const copies: Messages['admin']['machine']['copies'] = {
  place: 'Où vont les copies',
  placeLead:
    'Un dossier vide sur un autre disque que celui des photos. Il doit être branché à l’ordinateur où tourne Hearth.',
  folder: 'Dossier',
  folderHint:
    'Le chemin entier, par exemple /media/usb/Copies Hearth. Un dossier qui n’existe pas encore est créé.',
  choose: 'Prendre ce dossier',
  another: 'Choisir un autre dossier',
  forget: 'Ne plus y faire de copies',
  forgotten: 'Plus aucune copie n’est faite. Celles qui y sont restent.',
  chosen: 'Désormais, les copies y vont.',
  path: (path) => `Les copies vont dans ${path}.`,
  daily: 'Hearth en fait une tout seul chaque jour où ce disque est branché.',
  away: 'Le disque n’est pas branché, ou son dossier a changé de nom.',
  sameDisk:
    'Ce dossier est sur le même disque que les photos\u00a0: si ce disque tombe en panne, tout est perdu. Choisissez un autre disque.',
  wrong: {
    VALIDATION:
      'Ce n’est pas le chemin entier d’un dossier, ou il est dans le dossier des données, ou autour. Écrivez-le comme dans la barre d’adresse du gestionnaire de fichiers.',
    NOT_FOUND: 'Le dossier au-dessus n’existe pas. Le disque est-il branché\u00a0?',
    UNPROCESSABLE:
      'Ce dossier contient déjà autre chose. Indiquez-en un vide\u00a0; s’il n’existe pas encore, il est créé.',
    CONFLICT: 'Ce dossier contient les copies d’un autre Hearth, ou une copie est en cours.',
    READ_ONLY:
      'On ne peut rien y écrire. Le disque est peut-être protégé, ou interdit au compte de Hearth.',
  },
  now: 'Sauvegarder maintenant',
  nowLead: 'Seul ce qui est nouveau est copié. Vous pouvez continuer à utiliser Hearth.',
  start: 'Sauvegarder maintenant',
  startAll: 'Et relire la copie la plus récente, octet par octet',
  startAllHint:
    'Montre si le disque a encore chaque original dont cette copie a besoin. Cela prend le temps de tout lire.',
  rows: 'Copie des comptes et des registres…',
  originals: (done, total, bytes) =>
    `${done} sur ${total} photos et fichiers examinés, ${bytes} copiés`,
  end: 'Presque fini…',
  last: 'La dernière',
  never: 'Il n’y a pas encore de copie.',
  whole: (when) => `La dernière copie complète a été faite le ${when}.`,
  proven: (when) =>
    `Chaque original de la copie la plus récente a été relu pour la dernière fois le ${when}.`,
  unproven: 'Aucune copie n’a encore été relue. Hearth relit la plus récente tous les 30 jours.',
  part: (n) =>
    `Le dernier essai n’est pas complet\u00a0: ${count(n, original)} ${plural(n, { one: 'manque ou est abîmé', other: 'manquent ou sont abîmés' })} dans le dossier des données, ou trop gros pour le disque des copies (FAT32 ne prend aucun fichier de 4\u00a0Gio, exFAT si). «\u00a0hearth verify\u00a0» et «\u00a0hearth backup\u00a0» disent lesquels.`,
  failed: (why) => `Le dernier essai a échoué. ${why}`,
  reasons: {
    'backup-away': 'Le disque des copies n’était pas branché, ou a été retiré.',
    'backup-full':
      'Le disque des copies est plein. Faites-y de la place ou choisissez-en un plus grand. Les copies d’avant sont intactes.',
    'backup-readonly': 'Rien n’a pu être écrit sur le disque des copies.',
    'backup-damaged':
      'Les registres de ce Hearth ne peuvent pas être lus en entier. Lancez hearth verify.',
    'backup-keys': 'Un fichier du dossier «\u00a0keys\u00a0» ne peut pas être lu.',
    'backup-broken-off': 'La copie a été interrompue. La prochaine recommence.',
    'backup-other-house': 'Le dossier contient les copies d’un autre Hearth.',
  },
  list: 'Copies présentes',
  listLead: 'Les dix plus récentes restent, et la dernière de chaque mois pendant un an.',
  listNone: 'Aucune pour l’instant.',
  isWhole: 'Complète',
  isPart: (n) =>
    `Incomplète\u00a0: ${count(n, original)} ${plural(n, { one: 'manque', other: 'manquent' })}`,
  isBroken: 'Incomplète\u00a0: il en manque des parties',
  unknown: 'Une copie illisible',
  holds: (n, bytes) => `${count(n, photo)}, ${bytes}`,
  back: 'Comment remettre une copie',
  steps: [
    'Installez Hearth sur l’ordinateur, sans le configurer.',
    'Branchez le disque des copies.',
    'Lancez\u00a0: hearth restore DOSSIER DES COPIES --data-dir NOUVEAU DOSSIER VIDE',
    'Tapez la feuille de secours\u00a0: hearth restore-key. Démarrez ensuite Hearth sur le nouveau dossier. Chacun se reconnecte avec le même mot de passe.',
  ],
  key: 'La clé des coffres n’est dans aucune copie, pour que celui qui trouve le disque ne puisse pas les ouvrir. Imprimez la feuille de secours et gardez-la avec les passeports\u00a0: sans elle, une copie revient sans les coffres.',
  disk: 'Qui a le disque voit les photos qui ne sont pas privées. Gardez-le en lieu sûr, de préférence dans une autre maison.',
}
