import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'
import { apps, handover, health, outbox } from './admin-house.ts'
import { machine } from './machine.ts'

type Admin = Messages['admin']
const { count, number } = createCounting('fr')

const people: Admin['people'] = {
  lead: 'Toutes les personnes qui ont un compte ici. Vous vous occupez des comptes : aucune page de Hearth ne vous montre les photos, les fichiers ou les clés de quelqu’un d’autre.',
  search: 'Chercher par nom ou adresse e-mail',
  found: (n) => count(n, { one: 'personne', many: 'de personnes', other: 'personnes' }),
  none: 'Personne de ce nom.',
  pages: 'Pages de la liste',
  page: (page, pages) => `Page ${number(page)} sur ${number(pages)}`,
  before: 'Page précédente',
  next: 'Page suivante',
  active: (when) => `Dernière activité : ${when}`,
  neverActive: 'Jamais connecté',
  since: (when) => `Ici depuis le ${when}`,
  disabled: 'Désactivé',
  locked: 'Accès bloqué',
  you: 'Vous',
  role: { admin: 'Administrateur', user: 'Membre' },
  tier: { guest: 'Invité', public: 'Normal', beta: 'Bêta', alpha: 'Alpha', founder: 'Fondateur' },
}

const one: Admin['one'] = {
  back: 'Toutes les personnes',
  self: 'C’est vous. Votre mot de passe, vos appareils et vos données sont sur la page de votre compte.',
  holds: (n, size) =>
    `${count(n, { one: 'photo ou fichier', many: 'de photos et fichiers', other: 'photos et fichiers' })}, ${size}`,
  figuresOnly: 'Vous ne voyez que ce chiffre : le contenu n’appartient qu’à cette personne.',
  standing: 'Rôle et niveau',
  role: 'Rôle',
  roleHint:
    'Les administrateurs s’occupent des personnes et des invitations. Eux non plus ne voient les photos de personne.',
  tier: 'Niveau',
  tierHint:
    'Certaines applis offrent davantage à certains niveaux. Dans Hearth même, rien ne change.',
  changed: (name) => `Modifié pour ${name}.`,
  lastAdmin:
    'C’est le seul administrateur qui puisse se connecter, et il faut bien quelqu’un. Nommez d’abord une autre personne.',
  wayIn: 'Retrouver l’accès',
  unlock: 'Permettre un nouvel essai',
  lockedText: 'Après trop d’essais manqués, la connexion est suspendue un moment.',
  unlocked: (name) => `${name} peut essayer de nouveau.`,
  reset: 'Créer un lien pour un nouveau mot de passe',
  resetText:
    'Pour qui a oublié son mot de passe ou perdu un appareil. La personne choisit elle-même le nouveau, et voit ensuite que le lien vient de vous.',
  secondFactor: (email) =>
    `Le lien ne supprime pas un second facteur. Si le téléphone et les codes de secours sont perdus aussi, lancez ceci sur la machine de Hearth : hearth unlock ${email} --second-factor`,
  resetTitle: (name) => `Un nouveau mot de passe pour ${name}`,
  resetHow:
    'Il sert une fois, pendant une heure. Qui l’ouvre peut choisir le mot de passe : ne le donnez à personne d’autre.',
  disable: 'Désactiver le compte',
  disableText:
    'La personne est déconnectée partout et ne peut plus entrer. Tout ce qui est à elle reste, jusqu’à ce que vous réactiviez le compte.',
  disableTitle: (name) => `Désactiver le compte de ${name} ?`,
  disabled: (name) => `${name} a été déconnecté partout.`,
  enable: 'Réactiver le compte',
  enableText:
    'Le compte est désactivé : impossible de s’y connecter. Tout ce qu’il contient est encore là.',
  enabled: (name) => `${name} peut de nouveau entrer.`,
  erase: 'Supprimer cette personne',
  eraseText: 'Le compte, ses clés et toutes les données enregistrées. C’est irréversible.',
  eraseTitle: (name) => `Supprimer ${name} et tout ce qui est à cette personne ?`,
  eraseWhat: [
    'Tout ce qui est noté de ses photos et fichiers disparaît aussitôt, corbeille comprise ; plus personne n’a accès aux photos.',
    'Ses clés d’accès, ses clés et ses réglages ; elle est aussitôt déconnectée partout.',
    'Les fichiers d’origine restent jusqu’à 30 jours dans le dossier corbeille sur le disque de la machine avant d’être effacés.',
  ],
  eraseFirst: 'Pour garder ses photos, elle doit les emporter avant, dans « Mes données ».',
  eraseType: (email) => `Pour confirmer, saisissez ${email}`,
  eraseSubmit: 'Supprimer définitivement',
  eraseMismatch: 'Ce n’est pas l’adresse e-mail de cette personne.',
  erased: (name) => `Le compte de ${name} est supprimé, et plus personne n’a accès aux photos.`,
}

const invites: Admin['invites'] = {
  lead: 'Qui ouvre une invitation peut créer un compte dans votre foyer, une seule fois.',
  make: 'Inviter quelqu’un',
  formTitle: 'Nouvelle invitation',
  name: 'Nom',
  nameHint: 'Pour savoir plus tard à qui elle était destinée.',
  email: 'Adresse e-mail (facultative)',
  emailHint: 'Si vous en donnez une, l’invitation ne vaut que pour elle.',
  role: 'Rôle',
  lasts: 'Valable',
  hours: { day: 'Un jour', threeDays: 'Trois jours', week: 'Une semaine', month: '30 jours' },
  submit: 'Créer l’invitation',
  madeTitle: (name) => `Invitation pour ${name}`,
  madeTitlePlain: 'L’invitation',
  how: 'Faites scanner ce code avec l’appareil photo du téléphone, ou envoyez le lien. Ils ne sont montrés que cette fois.',
  code: 'Code à lire à voix haute',
  codeHint: (place) =>
    `À saisir sur ${place}. Les tirets et les majuscules n’ont pas d’importance.`,
  until: (when) => `Valable jusqu’au ${when}`,
  done: 'Terminé',
  open: 'Invitations ouvertes',
  none: 'Aucune invitation n’est ouverte.',
  anybody: 'Sans nom',
  withdraw: 'Retirer',
  withdrawOf: (name) => `Retirer l’invitation pour ${name}`,
  withdrawn: 'Cette invitation n’ouvre plus rien.',
}

export const admin: Admin = {
  title: 'Votre foyer',
  toParts: 'Tout le foyer',
  parts: {
    overview: 'Vue d’ensemble',
    network: 'Réseau de la maison',
    people: 'Personnes',
    invitations: 'Les invitations',
    outbox: 'Lettres',
    health: 'Connexions',
    apps: 'Se connecter avec Hearth',
    jobs: 'Tâches',
    storage: 'Stockage',
    copies: 'Copies',
    log: 'Journal',
    computer: 'Cet ordinateur',
    settings: 'Réglages',
  },
  hints: {
    overview: 'Comment va votre Hearth',
    network: 'Téléphones et ordinateurs à la maison',
    people: 'Qui a un compte ici',
    invitations: 'Faire entrer quelqu’un',
    outbox: 'Des liens à remettre',
    health: 'Qui est bloqué, comment cela se passe',
    apps: 'D’autres programmes qui connaissent vos proches',
    jobs: 'Ce qu’il fait, et ce qu’il a abandonné',
    storage: 'Qui garde combien ; corbeille',
    copies: 'Sur un autre disque, chaque jour',
    log: 'Ce qu’il note',
    computer: 'Quand Hearth fonctionne, son dossier, ses mises à jour',
    settings: 'Avec quoi il marche',
  },
  notForYou: 'Cette page n’est pas pour vous',
  notForYouText:
    'Ici, on s’occupe du foyer, et votre compte n’est pas celui d’un administrateur. S’il vous faut quelque chose, demandez à la personne qui s’occupe de votre Hearth.',
  people,
  one,
  invites,
  handover,
  outbox,
  health,
  apps,
  machine,
}
