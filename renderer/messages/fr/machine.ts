import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'
import { choices } from './choices.ts'
import { copies } from './copies.ts'
import { network, networkFindings } from './network.ts'

const { count } = createCounting('fr')
const jobWord = { one: 'tâche', many: 'de tâches', other: 'tâches' }
const fileWord = {
  one: 'photo ou fichier',
  many: 'de photos et fichiers',
  other: 'photos et fichiers',
}
type Machine = Messages['admin']['machine']

const findings: Machine['findings'] = {
  folder: {
    ok: 'Le dossier des données est là, et personne d’autre sur cet ordinateur ne peut y regarder.',
    open: 'D’autres comptes de cet ordinateur peuvent regarder dans le dossier des données.',
    cloud:
      'Un autre programme copie le dossier des données vers un cloud, ce qui abîme une photothèque en service. Déplacez les photos vers un dossier ailleurs.',
    network:
      'Le dossier des données est sur un autre ordinateur. Si le réseau tombe, les registres peuvent être endommagés\u00a0: prenez un disque de cet ordinateur.',
    system:
      'Le dossier des données appartient au système, qui peut le vider. Déplacez les photos vers un dossier à vous.',
    link: (real: string) =>
      `Le dossier des données renvoie à ${real}. Si celui-ci n’est pas là, Hearth ne démarre pas.`,
    missing: (reason) => `Quelque chose ne va pas avec le dossier des données. ${reason}`,
    readonly: (reason) => `Rien ne peut être gardé en ce moment. ${reason}`,
  },
  disk: {
    ok: (free) => `${free} sont libres sur le disque.`,
    low: (free) => `Il ne reste que ${free} sur le disque. Faites bientôt de la place.`,
    full: (free) =>
      `Il ne reste que ${free} sur le disque, aucune nouvelle photo n’est donc acceptée. Tout le reste continue.`,
  },
  flush: {
    ok: (ms) => `Le disque garde ce qui est écrit en ${ms} ms.`,
    fast: (ms) =>
      `Le disque dit après ${ms} ms qu’il a gardé ce qui est écrit. Les très bons disques sont aussi rapides, et certains qui ne disent pas la vérité.`,
    slow: (ms) =>
      `Le disque met ${ms} ms à garder ce qui est écrit : les envois seront lents. C’est souvent un lecteur réseau ou une carte usée.`,
    failed: (reason) => `Rien ne peut être écrit dans le dossier des données. ${reason}`,
  },
  database: {
    ok: 'Les registres sont intacts.',
    damaged: (detail) =>
      `Les registres sont abîmés (${detail}). Arrêtez Hearth, lancez hearth verify et remettez le dossier depuis une copie si vous en avez une.`,
    unknown: (reason) => `Les registres n’ont pas pu être examinés : ${reason}`,
  },
  keys: {
    ok: 'La clé des coffres est là.',
    app: 'L’application Hearth garde la clé des coffres.',
    none: 'Il n’y a pas encore de coffre, donc pas besoin de clé.',
    missing: (reason) => `La clé des coffres manque. ${reason}`,
  },
  ports: {
    ok: (address, ms) => `Hearth répond à ${address} en ${ms} ms.`,
    free: (port) => `Le port ${port} est libre.`,
    any: 'N’importe quel port libre est pris.',
    taken: (reason) => `Un port est occupé. ${reason}`,
    silent: (address) => `Rien ne répond à ${address}.`,
  },
  ...networkFindings,
  clock: {
    ok: 'L’horloge de cet ordinateur est juste, autant qu’on puisse voir.',
    early: (now) =>
      `L’horloge de cet ordinateur indique ${now}, avant l’installation de ce Hearth. Codes et certificats ne marchent pas tant qu’elle n’est pas juste.`,
  },
  mail: {
    off: 'Aucun serveur de courrier n’est installé ; les liens sont remis à la main.',
    ok: (host) => `Le serveur de courrier ${host} répond.`,
    silent: (host, reason) => `Le serveur de courrier ${host} ne répond pas : ${reason}`,
  },
  jobs: {
    ok: 'Aucune tâche n’a été abandonnée.',
    dead: (n) =>
      `${count(n, { one: 'tâche a été abandonnée', many: 'de tâches ont été abandonnées', other: 'tâches ont été abandonnées' })}. Voyez sous « Tâches ».`,
  },
  backup: {
    ok: (at) => `La dernière copie a été faite le ${at}.`,
    none: 'Il n’y a pas encore de copie de vos photos\u00a0: si ce disque tombe en panne, elles sont perdues. Choisissez un autre disque pour les copies.',
    old: (at) => `La dernière copie complète date du ${at}. Branchez le disque des copies.`,
    part: 'La dernière copie n’est pas complète. La page «\u00a0Copies\u00a0» en dit plus.',
    failed: 'La dernière copie a échoué. La page «\u00a0Copies\u00a0» dit pourquoi.',
  },
  housekeeping: {
    ok: 'Le rangement du jour est fait.',
    waiting: 'Le rangement du jour vient de commencer.',
    failed: (chores) => `Une partie du rangement du jour a échoué (${chores}). On réessaie demain.`,
  },
}

const overview: Machine['overview'] = {
  well: 'Tout va bien avec votre Hearth.',
  attention: (n) =>
    `${count(n, { one: 'chose demande', many: 'de choses demandent', other: 'choses demandent' })} votre attention.`,
  broken: 'Quelque chose ne marche pas en ce moment.',
  addresses: 'Où il s’ouvre',
  here: 'Sur cet ordinateur',
  lan: 'Sur le réseau de la maison',
  lanOff: 'Éteint. Hearth ne s’ouvre que sur cet ordinateur.',
  auth: 'Pour les programmes : comptes',
  media: 'Pour les programmes : photos',
  space: 'Place sur le disque',
  free: (free, total) => `${free} libres sur ${total}`,
  areas: {
    originals: 'Photos et fichiers',
    derived: 'Leurs petites images',
    trash: 'Corbeille',
    cache: 'Mémoire d’appoint',
    database: 'Registres et clés',
  },
  soon: 'Pas encore compté',
  measured: (when) => `Photos et fichiers comptés le ${when}.`,
  machine: 'La machine',
  since: 'En marche depuis',
  memory: 'Mémoire que prend Hearth',
  ofMemory: (used, all) => `${used} sur ${all}`,
  version: 'Version installée',
  versions: (hearth, node, sqlite, sharp, schema) =>
    `Hearth ${hearth}, avec Node ${node}, SQLite ${sqlite}, sharp ${sharp}, registres de forme ${schema}`,
  licenses: 'Licences des logiciels qui composent Hearth',
  tidying: 'Dernier rangement du jour',
  never: 'Pas encore',
  backup: 'Dernière sauvegarde',
  noBackup: 'Pas encore. La page «\u00a0Copies\u00a0» les fait.',
  keys: 'La clé des coffres',
  custody: {
    environment: 'Donnée par qui démarre Hearth (MANA_AUTH_KEK)',
    desktop: 'Dans le trousseau de cet ordinateur',
    file: 'Dans un fichier du dossier des données',
  },
  check: 'Vérifier ce Hearth',
  checkLead:
    'Regarde le disque, les registres, les clés, l’horloge, les ports et le serveur de courrier. Cela prend quelques secondes et ne change rien.',
  checkStart: 'Vérifier maintenant',
  report: 'Ce qui a été trouvé',
  reportText: 'Le rapport, à copier',
  level: { ok: 'Bien', note: 'À savoir', warning: 'À regarder', bad: 'Ne marche pas' },
}

const jobs: Machine['jobs'] = {
  lead: 'Le travail que Hearth fait tout seul, une chose après l’autre : préparer les photos, envoyer les lettres.',
  counts: 'Maintenant',
  waiting: (n) => `${count(n, jobWord)} en attente`,
  running: (n) => `${count(n, jobWord)} en cours`,
  idle: 'Rien à faire en ce moment.',
  dead: 'Abandonnées',
  deadLead: 'Après plusieurs essais, Hearth s’arrête et vous attend. Rien n’est perdu.',
  deadNone: 'Rien n’a été abandonné.',
  next: 'Les prochaines',
  nextNone: 'Rien n’attend.',
  kind: {
    ingest: 'Préparer une photo',
    mail: 'Envoyer une lettre',
    erase: 'Effacer ce qui reste d’une personne',
  },
  otherKind: (kind) => `Autre travail (${kind})`,
  tries: (n) => `${count(n, { one: 'essai', many: 'd’essais', other: 'essais' })} jusqu’ici`,
  since: (when) => `En attente depuis le ${when}`,
  died: (when) => `Abandonnée le ${when}`,
  notBefore: (when) => `De nouveau le ${when}`,
  retry: 'Réessayer',
  retryOf: (kind, when) => `Réessayer : ${kind}, ${when}`,
  retried: 'C’est de nouveau en attente.',
  retryAll: 'Tout réessayer',
  retriedAll: (n) => `${count(n, jobWord)} de nouveau en attente.`,
  dismiss: 'Oublier',
  dismissOf: (kind, when) => `Oublier : ${kind}, ${when}`,
  dismissed: 'C’est oublié.',
  dismissAll: 'Tout oublier',
  dismissAllTitle: 'Oublier tout ce qui a été abandonné ?',
  dismissAllText:
    'Les photos et les lettres restent ; les photos disent toujours qu’elles n’ont pas pu être préparées. Ce qui a été promis, comme effacer les données d’une personne, n’est pas oublié.',
  dismissedAll: (n) => `${count(n, jobWord)} : c’est oublié.`,
  more: 'Afficher plus',
}

const storage: Machine['storage'] = {
  people: 'Par personne',
  peopleLead: 'Combien chacun garde ici. Ce que c’est, vous ne le voyez pas.',
  holds: (n, size) => `${count(n, fileWord)}, ${size}`,
  others: (n, size) =>
    `${count(n, { one: 'autre personne', many: 'd’autres personnes', other: 'autres personnes' })}, ${size}`,
  kinds: 'Par genre',
  kindsNone: 'Rien n’est encore gardé ici.',
  kind: {
    photos: 'Photos et images',
    videos: 'Vidéos',
    audio: 'Sons',
    documents: 'Documents et autres fichiers',
    private: 'Photos privées, que personne d’autre ne peut ouvrir',
  },
  trash: 'Corbeille',
  trashLead: 'Ce qui est supprimé reste ici 30 jours, pour pouvoir revenir.',
  trashNone: 'La corbeille est vide.',
  trashHolds: (n, size) => `${count(n, fileWord)}, ${size}`,
  oldest: (when) => `Le plus ancien depuis le ${when}`,
  goes: (when) => `Il est effacé après le ${when}`,
  cache: 'Mémoire d’appoint',
  cacheLead:
    'Des images dans des tailles que quelqu’un a demandées. Elles sont refaites quand il le faut : rien n’est perdu quand elles partent.',
  cacheHolds: (n, size, limit) =>
    `${count(n, { one: 'image', many: 'd’images', other: 'images' })}, ${size} sur ${limit} au plus`,
  empty: 'Vider la mémoire d’appoint',
  emptied: 'La mémoire d’appoint est vide.',
}

const log: Machine['log'] = {
  lead: 'Ce que Hearth note sur lui-même. Mots de passe et clés sont laissés de côté.',
  level: 'Afficher',
  levels: {
    info: 'Tout',
    warn: 'Avertissements et erreurs',
    error: 'Erreurs seulement',
    debug: 'Tout, avec des détails pour développeurs',
  },
  mark: {
    trace: 'Détail',
    debug: 'Détail',
    info: 'Normal',
    warn: 'Avertissement',
    error: 'Erreur',
    fatal: 'Arrêté',
  },
  lines: 'Le journal',
  none: 'Il n’y a rien de tel.',
  details: 'Les détails',
  older: 'Afficher plus ancien',
  newest: 'Afficher le plus récent',
  fresh: 'Il y a des lignes plus récentes.',
}

const settings: Machine['settings'] = {
  lead: 'Tout ce sur quoi ce Hearth fonctionne. Ce qui ne se choisit pas ci-dessus, la personne qui l’a installé le change comme variable, puis relance Hearth.',
  title: 'Réglages en vigueur',
  source: { choice: 'Choisi dans la maison', environment: 'Donné', default: 'Comme d’habitude' },
  nothing: 'Aucun',
  secretSet: 'Donné, et jamais affiché',
}

export const machine: Machine = {
  findings,
  overview,
  jobs,
  storage,
  log,
  settings,
  choices,
  network,
  copies,
}
