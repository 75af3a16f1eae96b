import type { Messages } from '../en/index.ts'

export const welcome: Messages['welcome'] = {
  pageTitle: 'Les premiers pas',
  step: (step, of) => `Étape ${step} sur ${of}`,
  next: 'Continuer',
  done: 'Voir mes photos',
  place: {
    title: 'Où vivent vos photos',
    lead: 'Tout ce que Hearth garde est dans un seul dossier de cet ordinateur. Rien n’est envoyé ailleurs.',
    folder: 'Le dossier',
    free: (room) => `${room} sont libres sur son disque.`,
    small: 'C’est peu de place pour des photos. Un disque plus grand convient mieux.',
    now: 'C’est maintenant le plus simple d’en changer, tant que le dossier est petit.',
  },
  home: {
    title: 'Sur vos téléphones aussi',
    lead: 'Les autres membres de votre foyer peuvent utiliser Hearth dès qu’il est sur le réseau de la maison.',
    on: (address) => `Il est sur le réseau de la maison\u00a0: ${address}`,
    off: 'Il n’est pas sur le réseau de la maison et ne s’ouvre que sur cet ordinateur.',
    what: 'Ce qui se passe alors',
    steps: [
      'Hearth répond aux appareils de votre propre Wi-Fi, et à personne sur internet.',
      'Chaque téléphone scanne une fois un code et installe le certificat de votre maison, pour que tout soit chiffré.',
      'Ensuite, vous invitez les autres, et chacun crée son propre compte.',
    ],
    later: 'Vers le réseau de la maison',
  },
  login: {
    title: 'Toujours là',
    lead: 'Hearth n’est joignable que lorsque cet ordinateur est allumé et éveillé.',
  },
  copy: {
    title: 'Une seule copie, c’est trop peu',
    lead: 'Ce que vous gardez ici n’existera bientôt nulle part ailleurs.',
    what: 'Ce qui est gardé',
    whatText: (folder) =>
      `Les photos et fichiers, les comptes et les coffres de tout le monde. Tout est dans ${folder}.`,
    only: 'C’est la seule copie',
    onlyText:
      'Si ce disque tombe en panne ou si l’ordinateur est volé, tout est perdu. Ce que vous supprimez par erreur reste 30 jours dans la corbeille\u00a0; contre un disque en panne, cela n’aide pas.',
    how: 'Comment Hearth en fait une',
    steps: [
      'Branchez un autre disque à cet ordinateur.',
      'Sur la page Copies, indiquez un dossier vide sur ce disque.',
      'Ensuite Hearth fait tout seul une copie, chaque jour où le disque est branché.',
      'De temps en temps, rangez le disque ailleurs, chez vos parents ou au travail, et branchez-en un autre.',
    ],
    key: 'La clé des coffres n’est dans aucune copie. Imprimez la feuille de secours et gardez-la avec les passeports.',
    go: 'Choisir où vont les copies',
  },
}
