import type { Messages } from './en.ts'

export const fr: Messages = {
  language: 'fr',
  tray: {
    starting: 'Hearth démarre…',
    updating: (percent: number) => `Hearth met votre bibliothèque à jour : ${percent} %`,
    running: 'Hearth fonctionne',
    runningLan: 'Hearth fonctionne, chez vous et sur cet ordinateur',
    syncing: 'Hearth fonctionne et copie vers le cloud',
    paused: 'Hearth fonctionne, la copie vers le cloud est en pause',
    restarting: 'Hearth s’est arrêté tout seul et revient…',
    noDisk: 'En attente du disque avec vos photos',
    moving: (percent) => `Déplacement des photos\u00a0: ${percent}\u00a0%`,
    stopping: 'Hearth range tout…',
    failed: 'Hearth ne fonctionne pas',
    lowDisk: (room) => `Plus que ${room} libres sur le disque`,
    connected: (n) => (n === 1 ? 'Un appareil connecté' : `${n} appareils connectés`),
    update: (version) => `La version ${version} est sortie`,
    open: 'Ouvrir Hearth',
    address: 'Adresse',
    copyAddress: 'Copier l’adresse',
    showCode: 'Afficher le code pour un téléphone',
    lan: 'Joignable à la maison (Wi-Fi)',
    lanTrouble: 'Injoignable à la maison (Wi-Fi)',
    pauseSync: 'Mettre la copie cloud en pause',
    backUp: 'Sauvegarder maintenant',
    copying: 'Une copie est en cours',
    copyDue: 'Vos photos ont besoin d’une copie sur un autre disque',
    logs: 'Afficher les journaux',
    reports: 'Afficher les rapports de plantage',
    startAtLogin: 'Démarrer quand j’ouvre ma session',
    keepAwake: 'Garder cet ordinateur éveillé',
    awakeAlways: 'Toujours',
    awakeConnected: 'Tant que quelqu’un est connecté',
    awakeNever: 'Jamais',
    sheet: 'Imprimer la feuille de récupération…',
    moveFolder: 'Déplacer les photos vers un autre dossier…',
    removeFormer: 'Supprimer l’ancien dossier…',
    checkUpdates: 'Chercher des mises à jour',
    about: 'À propos de Hearth',
    retry: 'Redémarrer',
    chooseFolder: 'Choisir le dossier…',
    usePort: (port) => `Utiliser plutôt le port ${port}`,
    quit: 'Quitter Hearth…',
  },
  lanStuck: 'Le réseau de la maison ne répond pas. Le journal en dit plus.',
  reason: {
    crashed: 'Hearth s’est arrêté plusieurs fois de suite.',
    'never-ready': 'Hearth n’a pas fini de démarrer.',
    hung: 'Hearth ne répond plus.',
    flooded: 'Hearth a été arrêté parce qu’il envoyait beaucoup trop de messages.',
    lied: 'Hearth a été arrêté parce que l’adresse annoncée était fausse.',
    'port-taken': 'Un autre programme utilise le port dont Hearth a besoin.',
    locked: 'Hearth utilise déjà ce dossier, peut-être dans un autre compte de cet ordinateur.',
    'foreign-folder': 'Le dossier choisi n’appartient pas à Hearth.',
    newer: 'Les photos viennent d’un Hearth plus récent. Mettez celui-ci à jour.',
    damaged: 'Quelque chose est abîmé dans le dossier de vos photos.',
    'no-space': 'Le disque est plein.',
    'read-only': 'Impossible d’écrire dans le dossier de vos photos.',
    disk: 'Le disque avec vos photos ne répond pas.',
    setting: 'Un réglage est inutilisable.',
    'no-program': 'Une partie de Hearth manque. Réinstallez-le.',
    other: 'Hearth n’a pas pu démarrer.',
  },
  folder: {
    relative: 'Choisissez un chemin de dossier complet.',
    system: 'Ce dossier appartient au système. Choisissez-en un à vous.',
    cloud:
      'Un autre programme copie ce dossier vers un cloud, ce qui abîme une photothèque en service. Choisissez un dossier ailleurs.',
    network: 'Ce dossier est sur un autre ordinateur. Choisissez un disque de celui-ci.',
    link: 'Ce dossier renvoie à un autre. Choisissez le vrai.',
    file: 'C’est un fichier. Choisissez un dossier.',
    foreign: 'Ce dossier contient autre chose. Choisissez-en un vide.',
    damaged: 'Le fichier hearth.json de ce dossier est illisible.',
    readOnly: 'Hearth n’a pas le droit d’écrire ici.',
    other: 'Ce sont les photos d’un autre Hearth.',
    missing: 'Le dossier n’est pas là.',
    inside: 'Choisissez un dossier qui n’est ni dans l’actuel ni autour de lui.',
    full: (needed, free) => `Il y faut ${needed}, et ${free} sont libres.`,
    taken: 'Il y a déjà un Hearth dans ce dossier. Choisissez-en un vide.',
  },
  move: {
    title: 'Déplacer les photos\u00a0?',
    text: (to, size) =>
      `Hearth s’arrête, copie ${size} vers ${to}, compare chaque fichier et repart de là. L’ancien dossier reste jusqu’à ce que vous le supprimiez.`,
    go: 'Déplacer',
    done: (to) =>
      `Tout est maintenant dans ${to}, chaque fichier a été comparé. L’ancien dossier est toujours là. Supprimez-le depuis le menu quand vous serez sûr.`,
    failed: 'Rien n’a été déplacé. Hearth continue avec l’ancien dossier.',
    changed: 'Des fichiers ont changé pendant la copie.',
    different: 'Un fichier copié n’était pas identique à l’original.',
    undone: 'Un déplacement interrompu a été annulé. Les photos sont là où elles étaient.',
    finished: 'Un déplacement interrompu a été terminé. Chaque fichier avait été comparé.',
    removeTitle: 'Supprimer l’ancien dossier\u00a0?',
    removeText: (dir) =>
      `${dir} est supprimé définitivement. Vos photos restent dans le nouveau dossier.`,
    remove: 'Supprimer',
    counting:
      'Hearth compte vos photos. S’il y en a beaucoup, cela prend quelques minutes. Ensuite il demande.',
    uncounted:
      'Quelque chose dans le dossier de vos photos est illisible, donc rien n’a été déplacé. Le disque est peut-être en train de lâcher\u00a0: faites d’abord une copie du dossier.',
    odd: (path) =>
      `${path} dans le dossier de vos photos n’est ni un fichier ni un dossier, peut-être un lien. Mettez à sa place ce vers quoi il mène, puis déplacez les photos.`,
    full: 'Le nouveau disque est plein.',
    remains: (to) =>
      `Une partie de la copie est encore dans ${to}. Elle n’a pas pu être supprimée.`,
    unfinishedTitle: 'Il manque la dernière étape du déplacement',
    unfinished: (to, from) =>
      `Tout a été copié vers ${to} et comparé, mais ce disque ne répond pas en ce moment. Hearth l’attend et repart de là. S’il ne revient pas, Hearth peut continuer avec ${from}.`,
    wait: 'L’attendre',
    goBack: 'Revenir à l’ancien dossier',
    back: (from) => `Hearth continue avec ${from}.`,
    neither:
      'Aucun des deux dossiers n’est utilisable en ce moment. Branchez l’un des disques. Hearth attend.',
    removeFailed: (dir) =>
      `Tout n’a pas pu être supprimé dans ${dir}. Rien ne manque à vos photos dans le nouveau dossier. Réessayez plus tard.`,
    removeInside: (dir) =>
      `Vos photos sont maintenant dans un dossier à l’intérieur de ${dir}, donc rien n’y a été supprimé. Déplacez-les d’abord ailleurs.`,
    removeOther: (dir) =>
      `${dir} n’est plus comme Hearth l’a laissé, donc rien n’y a été supprimé. Si vous n’en avez pas besoin, supprimez-le vous-même.`,
    goneTitle: 'L’ancien dossier n’est pas là',
    goneText: (dir) =>
      `Soit ${dir} a déjà été supprimé, soit son disque n’est pas branché. Oublié, il n’est plus dans le menu.`,
    forget: 'L’oublier',
  },
  sheet: {
    title: 'Imprimer la feuille de récupération\u00a0?',
    text: 'Elle rend la clé des coffres si cet ordinateur est perdu. Qui l’a, avec une copie du dossier de vos photos, peut ouvrir les coffres\u00a0: rangez-la avec les passeports.',
    print: 'Imprimer',
    failed:
      'La feuille de récupération n’a pas pu être faite. Réessayez pendant que Hearth fonctionne.',
  },
  quit: {
    title: 'Quitter Hearth\u00a0?',
    nobody:
      'Les téléphones et les autres ordinateurs ne joignent plus Hearth jusqu’au prochain démarrage.',
    uploads: (count) =>
      count === 1
        ? 'Un envoi est en cours. Il reprendra au retour de Hearth.'
        : `${count} envois sont en cours. Ils reprendront au retour de Hearth.`,
    login: 'Il redémarre quand vous ouvrez votre session.',
    noLogin: 'Il ne redémarre pas tout seul.',
    moving: 'Le déplacement des photos est d’abord annulé.',
    quit: 'Quitter',
    stay: 'Laisser tourner',
  },
  update: {
    none: 'C’est le Hearth le plus récent.',
    off: 'Ce Hearth ne cherche pas de nouvelles versions de lui-même.',
    failed: 'Impossible de savoir s’il existe un Hearth plus récent.',
    found: (version) => `Hearth ${version} est sorti.`,
    later: 'Des photos arrivent en ce moment. Hearth attend qu’elles soient là.',
    get: 'Ouvrir la page de téléchargement',
  },
  lanPort: {
    title: 'Utiliser un autre port ?',
    text: (port: number) =>
      `Un autre programme utilise le port du réseau de la maison. Avec ${port}, l’adresse à la maison change : le code pour un téléphone la montre.`,
  },
  chosen: {
    otherTitle: 'Utiliser les photos de ce dossier ?',
    otherText:
      'Elles appartiennent à un autre Hearth. Ses comptes seront alors utilisés. Le dossier précédent reste tel quel.',
    other: 'Les utiliser',
    emptyTitle: 'Recommencer dans ce dossier ?',
    emptyText:
      'Il ne contient aucune photo. Hearth y démarre comme au premier jour. Le dossier précédent reste tel quel.',
    empty: 'Recommencer',
    moving: 'Un déplacement des photos n’est pas terminé. Branchez d’abord les deux disques.',
  },
  windowGone:
    'La fenêtre de Hearth a cessé de fonctionner. Hearth lui-même continue. Rouvrez la fenêtre ou utilisez un navigateur.',
  menu: {
    edit: 'Édition',
    undo: 'Annuler',
    redo: 'Rétablir',
    cut: 'Couper',
    copy: 'Copier',
    paste: 'Coller',
    selectAll: 'Tout sélectionner',
    window: 'Fenêtre',
    minimize: 'Placer dans le Dock',
    close: 'Fermer',
    hide: 'Masquer Hearth',
  },
  about: (version) => `Hearth ${version}. Tout reste sur cet ordinateur.`,
  otherAccount: (origin) =>
    `Hearth fonctionne déjà dans un autre compte de cet ordinateur. Il s’ouvre à l’adresse ${origin}.`,
  cancel: 'Annuler',
  ok: 'D’accord',
}
