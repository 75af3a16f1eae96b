import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'

type Admin = Messages['admin']
const { count } = createCounting('fr')

export const handover: Admin['handover'] = {
  qr: 'Code QR avec le lien',
  link: 'Lien à transmettre',
  copyOf: (what) => `Copier : ${what}`,
  newDevice:
    'Un appareil qui est nouveau ici commence par le code QR. Le lien s’ouvre là où le certificat de la maison est déjà installé.',
  readyFirst: (begin) =>
    `L’appareil est nouveau ici ? Il commence alors par ${begin} et ouvre le lien quand il est prêt.`,
  hereOnly:
    'Ce lien ne s’ouvre que sur cet ordinateur. Les téléphones et autres appareils pourront se joindre quand le réseau de la maison sera activé : ici, sous « Réseau de la maison ».',
}

export const outbox: Admin['outbox'] = {
  lead: 'Les lettres que Hearth a écrites : pour confirmer une adresse, choisir un nouveau mot de passe, inviter.',
  noServer: 'Aucun serveur de messagerie n’est installé, et ce n’est pas grave',
  noServerText:
    'Les lettres attendent alors ici, et vous remettez leur lien vous-même : par un code QR ou par un moyen sûr. Un serveur de messagerie s’ajoute ici, sous « Réglages ».',
  waiting: 'En attente',
  over: 'Terminé',
  none: 'Aucune lettre n’attend.',
  noneOver: 'Rien pour l’instant.',
  kind: {
    verification: 'Confirmer l’adresse e-mail',
    reset: 'Choisir un nouveau mot de passe',
    'magic-link': 'Se connecter par un lien',
    invitation: 'Lettre d’invitation',
    'email-change': 'Changer d’adresse e-mail',
    'vault-changed': 'Changement du coffre',
    'recovery-asked': 'Demande aux personnes de confiance',
    'guardian-asked': 'Demande à une personne de confiance',
  },
  state: {
    waiting: 'En attente',
    sent: 'Envoyée',
    failed: 'Non envoyée',
    'handed-over': 'Remise',
    'not-needed': 'Plus nécessaire',
  },
  to: (address) => `À ${address}`,
  written: (when) => `Écrite : ${when}`,
  until: (when) => `Valable jusqu’au ${when}`,
  expired: (when) => `Expirée : ${when}`,
  tries: (n) =>
    `${count(n, { one: 'tentative', many: 'de tentatives', other: 'tentatives' })} jusqu’ici`,
  show: 'Remettre',
  showOf: (kind, address) => `Remettre : ${kind}, ${address}`,
  showHow: (address) =>
    `Uniquement pour ${address}. Qui ouvre ce lien agit en son nom. Cette personne verra plus tard que vous l’avez remis.`,
  retry: 'Renvoyer',
  retryOf: (kind, address) => `Renvoyer : ${kind}, ${address}`,
  retried: 'La lettre est de nouveau en route.',
  remove: 'Supprimer',
  removeOf: (kind, address) => `Supprimer : ${kind}, ${address}`,
  removed: 'La lettre est supprimée.',
}

export const health: Admin['health'] = {
  lockedTitle: 'Accès bloqués',
  lockedLead:
    'Après trop d’essais manqués, la connexion est suspendue un moment. Cela prend fin tout seul.',
  lockedNone: 'Personne n’est bloqué.',
  unknown: 'Une personne inconnue',
  kind: {
    password: 'Trop de mots de passe erronés',
    'second-factor': 'Trop de codes erronés',
    code: 'Trop de codes erronés',
    passkey: 'Une clé d’accès qui ne convenait pas',
    'invite-code': 'Trop de codes d’invitation erronés',
  },
  otherKind: 'Trop d’essais',
  from: (address) => `Depuis ${address}`,
  until: (when) => `Jusqu’au ${when}`,
  unlock: 'Débloquer',
  unlockOf: (name) => `Débloquer ${name}`,
  daysTitle: 'Connexions par jour',
  daysLead:
    'Quelques échecs, ce sont des mots de passe oubliés. Beaucoup d’un coup, c’est peut-être quelqu’un qui devine.',
  day: 'Jour',
  success: 'Réussies',
  failure: 'Échouées',
  figuresTitle: 'En chiffres',
  totalUsers: 'Personnes',
  newUsers: 'Nouvelles en 30 jours',
  activeSessions: 'Appareils connectés',
  uniqueUsers24h: 'Personnes présentes ces dernières 24 heures',
  loginSuccess7d: 'Connexions en 7 jours',
  loginFailed7d: 'Échecs en 7 jours',
}

export const apps: Admin['apps'] = {
  lead: 'D’autres programmes chez vous, comme un livre de recettes ou un serveur domestique, peuvent laisser entrer vos proches avec leur compte Hearth. Ils apprennent le nom et l’adresse e-mail, jamais le mot de passe ni les photos.',
  none: 'Aucun programme n’est inscrit.',
  listTitle: 'Programmes',
  add: 'Ajouter un programme',
  formTitle: 'Nouveau programme',
  name: 'Nom',
  nameHint: 'On le voit au moment de laisser entrer ce programme ou non.',
  uris: 'Adresses de retour',
  urisHint:
    'Une par ligne, exactement comme le programme les donne (« redirect URI », « callback URL »).',
  urisWrong:
    'Chaque ligne doit être une adresse web en https, ou en http avec localhost pour un programme sur cet appareil même.',
  urisPlain:
    'Une adresse en http simple sur le réseau de la maison n’est pas possible : quelqu’un qui y écoute pourrait se connecter à la place d’un autre. Il faut au programme une adresse en https ; http ne convient qu’avec localhost, sur l’appareil même.',
  more: 'Seulement si le programme le demande',
  secretless: 'Il ne peut pas garder de secret',
  secretlessHint: 'Un programme qui tourne dans le navigateur ou sur un téléphone.',
  rs256: 'Il lui faut RS256',
  rs256Hint: 'Pour les programmes plus anciens qui ne connaissent pas EdDSA.',
  post: 'Il envoie son secret en « client_secret_post »',
  submit: 'Ajouter',
  madeTitle: (name) => `${name} est inscrit`,
  secretTitle: (name) => `Nouveau secret pour ${name}`,
  once: 'Saisissez ceci maintenant dans l’autre programme. Le secret n’est montré que cette fois.',
  noSecret: 'Saisissez ceci dans l’autre programme.',
  clientId: 'Identifiant client (Client ID)',
  secret: 'Secret client (Client Secret)',
  done: 'Je l’ai copié',
  disabled: 'En pause',
  edit: 'Modifier',
  editOf: (name) => `Modifier ${name}`,
  editTitle: (name) => `Modifier ${name}`,
  edited: 'La modification est enregistrée.',
  pause: 'Mettre en pause',
  pauseOf: (name) => `Mettre ${name} en pause`,
  paused: 'Personne ne peut s’y connecter pour le moment.',
  resume: 'Reprendre',
  resumeOf: (name) => `Reprendre ${name}`,
  resumed: 'On peut de nouveau s’y connecter.',
  renew: 'Nouveau secret',
  renewOf: (name) => `Nouveau secret pour ${name}`,
  renewText:
    'L’ancien secret cesse aussitôt de fonctionner. Le programme ne laisse entrer personne avant d’avoir le nouveau.',
  remove: 'Retirer',
  removeOf: (name) => `Retirer ${name}`,
  removeTitle: (name) => `Retirer ${name} ?`,
  removeText:
    'Plus personne ne pourra s’y connecter avec Hearth. Ce que l’on a dans ce programme y reste.',
  removed: 'Le programme est retiré.',
  typeTitle: 'Ce que l’autre programme veut savoir',
  typeLead:
    'La plupart ne demandent que la première adresse et trouvent le reste eux-mêmes (« OpenID Connect »).',
  discovery: 'Adresse de découverte (Discovery)',
  issuer: 'Émetteur (Issuer)',
  scopes: 'Portées (Scopes)',
  nearOnly:
    'Ces adresses ne valent que pour les programmes sur cet ordinateur. Les autres pourront se joindre quand le réseau de la maison sera activé : ici, sous « Réseau de la maison ».',
}
