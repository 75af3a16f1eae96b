import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { count } = createCounting('fr')
const groups = { one: 'groupe', other: 'groupes' }
const characters = { one: 'caractère', other: 'caractères' }

export const vault: Messages['vault'] = {
  checking: 'On regarde votre coffre',
  standing: {
    none: {
      title: 'Vous n’avez pas encore de coffre',
      text: 'Ce qu’un coffre contient reste illisible pour qui met la main sur le disque. En créer un prend un instant et ne change rien d’autre.',
    },
    house: {
      title: 'Cette maison garde votre clé',
      text: 'Hearth ouvre votre coffre quand vous vous connectez. Personne d’autre du foyer n’y a accès, mais qui détient la machine et toutes ses clés le pourrait.',
    },
    mine: {
      title: 'Vous seul avez la clé',
      text: 'Hearth ne peut pas ouvrir votre coffre : votre code de secours le peut, et rien d’autre. S’il est perdu, aucun administrateur ne peut aider.',
    },
  },
  open: 'Ouvert sur cet appareil',
  shut: 'Fermé sur cet appareil',
  openText:
    'La clé n’est que dans la mémoire de cette page. La recharger, la fermer ou se déconnecter ferme le coffre.',
  facts: {
    code: (date) => `Code de secours créé le ${date}`,
    noCode: 'Pas encore de code de secours',
    replaced: (date) =>
      `Depuis votre compte, votre code de secours a été remplacé sans l’ancien. L’ancien, que vous venez d’utiliser, ouvre encore le coffre jusqu’au ${date}. Si ce n’était pas vous : changez votre mot de passe, puis créez ici un nouveau code de secours. L’autre ne vaudra plus rien.`,
  },
  next: 'Étape suivante',
  make: 'Créer mon coffre',
  unlock: 'Ouvrir',
  unlocked: 'Le coffre est ouvert sur cet appareil.',
  lockNow: 'Fermer maintenant',
  lockAfter: 'Fermer tout seul sur cet appareil',
  after: {
    '5': 'Après 5 minutes sans usage',
    '15': 'Après 15 minutes sans usage',
    '60': 'Après une heure sans usage',
    never: 'Seulement en quittant cette page',
  },
  code: 'Votre code de secours',
  codeHint: '16 groupes de 4 caractères. Espaces, tirets et minuscules n’ont pas d’importance.',
  wholeCode: 'Les 16 groupes sont là.',
  problem: {
    empty: 'À remplir.',
    letter: (group, letter) =>
      `Le groupe ${group} contient « ${letter} ». Il n’y a que les chiffres 0 à 9 et les lettres A à F.`,
    length: (group, length) => `Le groupe ${group} a ${count(length, characters)} au lieu de 4.`,
    missing: (n) => `Il manque encore ${count(n, groups)} : il y en a 16.`,
    tooMany: (n) => `C’est ${count(n, groups)} de plus que les 16 d’un code.`,
    typo: (group) =>
      `Ce code ouvre presque le coffre : comparez le groupe ${group}, il y a une faute de frappe.`,
  },
  lostCode: 'J’ai perdu mon code',
  toVault: 'Retour au coffre',
  insecure: {
    title: 'Sur cette page, le coffre reste fermé',
    text: 'Cette connexion à Hearth n’est pas chiffrée, d’autres sur le réseau pourraient lire. Aucune clé n’est utilisée ici et aucun code n’est demandé. Ne tapez jamais votre code de secours sur une telle page.',
    how: 'Comment accéder à votre coffre',
    ways: [
      'Ouvrez Hearth par son adresse qui commence par https. Elle est dans le menu de Hearth, sur la machine où il tourne.',
      'Ou installez-vous devant cette machine : le coffre s’y ouvre aussitôt.',
    ],
    old: 'Ce navigateur ne sait pas chiffrer',
    oldText: 'Votre coffre s’ouvre dans un navigateur plus récent. Aucune clé n’est utilisée ici.',
  },
}

export const vaultAudit: Messages['vaultAudit'] = {
  title: 'Qui a demandé la clé',
  lead: 'Chaque fois que quelqu’un a demandé votre clé ou changé la façon dont elle est gardée. Personne ne peut retirer une ligne, pas même un administrateur.',
  none: 'Personne n’a encore demandé.',
  more: 'En montrer plus',
  refused: 'refusé',
  other: 'Quelque chose a été fait avec le coffre',
  what: {
    init: 'Le coffre a été créé ou ouvert',
    fetch: 'La clé ou sa copie scellée a été remise',
    failed_fetch: 'Quelqu’un a demandé la clé',
    rotate: 'La clé a été remplacée par une nouvelle',
    recovery_set: 'Un nouveau code de secours a été créé',
    recovery_clear: 'Le code de secours a été retiré',
    zk_enable: 'Dès lors, vous seul aviez la clé',
    zk_disable: 'Dès lors, cette maison gardait la clé',
    guardian_key_set: 'Vous vous êtes préparé à être personne de confiance',
    guardians_set: 'Des personnes de confiance ont été désignées',
    guardians_clear: 'Les personnes de confiance ont été congédiées',
    guardian_decline: 'Vous n’êtes plus la personne de confiance de quelqu’un',
    guardian_request: 'Le code a été demandé à vos personnes de confiance',
    guardian_withdraw: 'La demande à vos personnes de confiance a été retirée',
    guardian_share: 'Vous avez sorti un morceau pour aider quelqu’un',
    guardian_answer: 'Vous avez rendu un morceau',
    guardian_refuse: 'Vous avez refusé une demande',
  },
}
