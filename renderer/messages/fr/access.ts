import type { Messages } from '../en/index.ts'
import { createCounting } from '../counting.ts'

const { count } = createCounting('fr')

export const access: Messages['access'] = {
  appsTitle: 'Applications qui vous connaissent',
  appsLead: 'D’autres programmes où vous vous connectez avec Hearth.',
  appsNone: 'Vous n’avez laissé entrer aucune application.',
  since: (when) => `Depuis le ${when}`,
  takeBack: (name) => `Retirer l’autorisation à ${name}`,
  takeBackShort: 'Retirer',
  takenBack: 'Autorisation retirée. L’application devra vous redemander.',
  keysTitle: 'Clés API',
  keysLead:
    'Pour les programmes qui travaillent sans vous, une sauvegarde par exemple. Qui a une clé peut faire ce qu’elle permet.',
  keysNone: 'Il n’y a pas de clés.',
  create: 'Nouvelle clé',
  createTitle: 'Nouvelle clé API',
  keyName: 'À quoi sert-elle ?',
  keyNameHint: 'Par exemple « sauvegarde de mon ordinateur ».',
  scopes: 'Elle permet de',
  scope: {
    'media:read': 'voir vos photos et fichiers',
    'media:write': 'ajouter et supprimer photos et fichiers',
  },
  pickScope: 'Choisissez-en au moins un.',
  expiry: 'Jusqu’à',
  expiries: { month: 'Dans 30 jours', year: 'Dans un an', never: 'Sans fin' },
  make: 'Créer la clé',
  once: 'Copiez-la maintenant : elle n’est affichée que cette fois.',
  key: 'Clé',
  done: 'Je l’ai copiée',
  used: (when) => `Dernière utilisation : ${when}`,
  unused: 'Jamais utilisée',
  until: (when) => `Jusqu’au ${when}`,
  ended: (when) => `Terminée : ${when}`,
  endless: 'Sans fin',
  revoke: (name) => `Révoquer ${name}`,
  revokeShort: 'Révoquer',
  revoked: 'La clé n’ouvre plus rien.',
}

export const data: Messages['data'] = {
  readersTitle: 'Qui peut lire mes données',
  readers: {
    you: 'Vous',
    youText: 'Tout, partout où vous êtes connecté(e). Verrouillez vos appareils.',
    family: 'Les autres membres du foyer',
    familyText: 'Ni vos photos ni vos fichiers. Ils voient votre nom, rien de plus.',
    admin: 'La personne qui s’occupe de Hearth',
    adminText:
      'Elle gère les comptes : votre nom, votre adresse, la place que vous occupez. Aucune page de Hearth ne lui montre vos photos. Elle peut vous donner un nouveau mot de passe, et vous le verriez sous « Ce qui s’est passé ».',
    machine: 'Qui tient la machine',
    machineText:
      'Les photos sont sur son disque telles quelles. Qui peut ouvrir ce disque peut les ouvrir : c’est pourquoi la machine est chez vous, et pourquoi son disque devrait être chiffré.',
    sealed: 'Ce que vous scellez',
    sealedText: {
      nobody:
        'Rien encore : vous n’avez pas de coffre. Ce que vous scellez est illisible sur le disque.',
      house:
        'Vous, et ce Hearth qui garde la clé pour vous. Qui détient la machine et ses clés pourrait l’ouvrir.',
      self: 'Vous seul, avec votre code de secours. Ni la machine, ni aucun administrateur.',
      guarded:
        'Vous seul, avec votre code de secours ; et assez de vos personnes de confiance ensemble, si vous le leur demandez.',
    },
    apps: 'Applications et programmes',
    appsText: (apps, keys) =>
      `Seulement ce que vous avez permis : en ce moment ${count(apps, { one: 'application', many: 'd’applications', other: 'applications' })} et ${count(keys, { one: 'clé', many: 'de clés', other: 'clés' })}.`,
    world: 'Les auteurs de Hearth et le reste du monde',
    worldText: 'Rien. Hearth ne rapporte rien à personne.',
  },
  holdsTitle: 'Ce que Hearth garde de vous',
  media: (n) =>
    count(n, {
      one: 'photo ou fichier',
      many: 'de photos et fichiers',
      other: 'photos et fichiers',
    }),
  space: (used) => `${used} occupés`,
  spaceOf: (used, all) => `${used} occupés sur ${all}`,
  signedInPlaces: (n) =>
    count(n, {
      one: 'appareil connecté',
      many: 'd’appareils connectés',
      other: 'appareils connectés',
    }),
  exportTitle: 'Tout emporter',
  exportLead: 'Pour garder, ou pour aller ailleurs.',
  exportJson: 'Seulement les détails (JSON)',
  exportZip: 'Tout, avec les photos (ZIP)',
  exportHint:
    'Les originaux, tels que vous les avez ajoutés. Avec beaucoup de photos, cela prend un moment.',
  deleteTitle: 'Supprimer mon compte',
  deleteLead:
    'Votre compte, vos clés et toutes les données enregistrées disparaissent aussitôt, et plus personne n’a accès à vos photos. Les fichiers d’origine restent jusqu’à 30 jours dans le dossier corbeille sur le disque de la machine avant d’être effacés.',
  deleteOpen: 'Supprimer mon compte',
  deleteWhat: [
    'Votre compte, vos clés et tout ce qui est noté de vos photos et fichiers disparaissent aussitôt, corbeille comprise.',
    'Chaque appareil et chaque application sont déconnectés aussitôt.',
    'Plus personne n’a accès à vos photos par Hearth, pas même la personne qui s’en occupe.',
    'Les fichiers d’origine restent jusqu’à 30 jours dans le dossier corbeille sur le disque de la machine avant d’être effacés.',
  ],
  deleteFirst: 'Emportez d’abord vos photos si vous voulez les garder.',
  deleteWord: 'supprimer',
  deleteType: (word) => `Saisissez « ${word} » pour confirmer`,
  deletePassword: 'Votre mot de passe',
  deleteSubmit: 'Tout supprimer définitivement',
  deleted: 'Votre compte a disparu, et plus personne n’a accès à vos photos. Adieu.',
  lastAdmin:
    'Vous seul(e) vous occupez de ce Hearth, et une maison a besoin de quelqu’un. Confiez d’abord cette tâche à quelqu’un d’autre ; ensuite vous pourrez partir.',
}
