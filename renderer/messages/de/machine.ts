import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'
import { choices } from './choices.ts'
import { copies } from './copies.ts'
import { network, networkFindings } from './network.ts'

const { count } = createCounting('de')
const jobWord = { one: 'Aufgabe', other: 'Aufgaben' }
type Machine = Messages['admin']['machine']

const findings: Machine['findings'] = {
  folder: {
    ok: 'Der Datenordner ist da, und niemand sonst an diesem Computer kann hineinsehen.',
    open: 'Andere Konten dieses Computers können in den Datenordner sehen.',
    cloud:
      'Ein anderes Programm kopiert den Datenordner in eine Cloud, und das beschädigt eine laufende Sammlung. Zieh mit den Fotos in einen Ordner außerhalb um.',
    network:
      'Der Datenordner liegt auf einem anderen Rechner. Fällt das Netz aus, können die Aufzeichnungen beschädigt werden: Nimm eine Festplatte von diesem Rechner.',
    system:
      'Der Datenordner gehört dem System, das ihn leeren kann. Zieh mit den Fotos in einen eigenen Ordner um.',
    link: (real: string) =>
      `Der Datenordner verweist nur auf ${real}. Ist das nicht da, startet Hearth nicht.`,
    missing: (reason) => `Mit dem Datenordner stimmt etwas nicht. ${reason}`,
    readonly: (reason) => `Im Moment kann nichts aufbewahrt werden. ${reason}`,
  },
  disk: {
    ok: (free) => `${free} sind auf der Platte frei.`,
    low: (free) => `Nur noch ${free} sind auf der Platte frei. Schaffe bald Platz.`,
    full: (free) =>
      `Nur noch ${free} sind auf der Platte frei, darum werden keine neuen Fotos angenommen. Alles andere geht weiter.`,
  },
  flush: {
    ok: (ms) => `Die Platte bewahrt Geschriebenes in ${ms} ms.`,
    fast: (ms) =>
      `Die Platte sagt nach ${ms} ms, dass sie Geschriebenes bewahrt. So schnell sind sehr gute Platten, und manche, die nicht die Wahrheit sagen.`,
    slow: (ms) =>
      `Die Platte braucht ${ms} ms, um Geschriebenes zu bewahren: Hochladen wird langsam. Meist ist es ein Netzlaufwerk oder eine verbrauchte Karte.`,
    failed: (reason) => `In den Datenordner kann nichts geschrieben werden. ${reason}`,
  },
  database: {
    ok: 'Die Aufzeichnungen sind unversehrt.',
    damaged: (detail) =>
      `Die Aufzeichnungen sind beschädigt (${detail}). Halte Hearth an, führe hearth verify aus und spiele den Ordner aus einer Kopie zurück, wenn du eine hast.`,
    unknown: (reason) => `Die Aufzeichnungen konnten nicht durchgesehen werden: ${reason}`,
  },
  keys: {
    ok: 'Der Schlüssel der Tresore ist da.',
    app: 'Die Hearth-App bewahrt den Schlüssel der Tresore.',
    none: 'Es gibt noch keine Tresore, also braucht es keinen Schlüssel.',
    missing: (reason) => `Der Schlüssel der Tresore fehlt. ${reason}`,
  },
  ports: {
    ok: (address, ms) => `Hearth antwortet unter ${address} in ${ms} ms.`,
    free: (port) => `Der Port ${port} ist frei.`,
    any: 'Es wird irgendein freier Port genommen.',
    taken: (reason) => `Ein Port ist belegt. ${reason}`,
    silent: (address) => `Unter ${address} antwortet nichts.`,
  },
  ...networkFindings,
  clock: {
    ok: 'Die Uhr dieses Computers stimmt, soweit man sehen kann.',
    early: (now) =>
      `Die Uhr dieses Computers sagt ${now}; das ist, bevor dieses Hearth eingerichtet wurde. Codes und Zertifikate gehen erst wieder, wenn sie stimmt.`,
  },
  mail: {
    off: 'Es ist kein Mailserver eingerichtet; Links werden von Hand übergeben.',
    ok: (host) => `Der Mailserver ${host} antwortet.`,
    silent: (host, reason) => `Der Mailserver ${host} antwortet nicht: ${reason}`,
  },
  jobs: {
    ok: 'Keine Aufgabe wurde aufgegeben.',
    dead: (n) =>
      `${count(n, { one: 'Aufgabe wurde', other: 'Aufgaben wurden' })} aufgegeben. Mehr unter „Aufgaben“.`,
  },
  backup: {
    ok: (at) => `Die letzte Kopie wurde am ${at} gemacht.`,
    none: 'Von euren Fotos gibt es noch keine Kopie: Geht diese Platte kaputt, sind sie weg. Wähle eine andere Platte für Kopien.',
    old: (at) =>
      `Die letzte vollständige Kopie ist vom ${at}. Schließ die Platte mit den Kopien an.`,
    part: 'Die letzte Kopie ist nicht vollständig. Die Seite „Kopien“ sagt mehr.',
    failed: 'Die letzte Kopie ging nicht. Die Seite „Kopien“ sagt, warum.',
  },
  housekeeping: {
    ok: 'Das tägliche Aufräumen ist getan.',
    waiting: 'Das tägliche Aufräumen hat gerade erst begonnen.',
    failed: (chores) =>
      `Ein Teil des täglichen Aufräumens ging nicht (${chores}). Morgen wird es wieder versucht.`,
  },
}

const overview: Machine['overview'] = {
  well: 'Mit deinem Hearth ist alles gut.',
  attention: (n) =>
    `${count(n, { one: 'Sache braucht', other: 'Sachen brauchen' })} deine Aufmerksamkeit.`,
  broken: 'Im Moment geht etwas nicht.',
  addresses: 'Wo es sich öffnet',
  here: 'Auf diesem Computer',
  lan: 'Im Heimnetz',
  lanOff: 'Aus. Hearth öffnet sich nur auf diesem Computer.',
  auth: 'Für Programme: Konten',
  media: 'Für Programme: Fotos',
  space: 'Platz auf der Platte',
  free: (free, total) => `${free} von ${total} frei`,
  areas: {
    originals: 'Fotos und Dateien',
    derived: 'Kleine Bilder davon',
    trash: 'Papierkorb',
    cache: 'Zwischenspeicher',
    database: 'Aufzeichnungen und Schlüssel',
  },
  soon: 'Noch nicht gezählt',
  measured: (when) => `Fotos und Dateien wurden gezählt: ${when}.`,
  machine: 'Der Computer',
  since: 'Läuft seit',
  memory: 'Arbeitsspeicher von Hearth',
  ofMemory: (used, all) => `${used} von ${all}`,
  version: 'Fassung',
  versions: (hearth, node, sqlite, sharp, schema) =>
    `Hearth ${hearth}, mit Node ${node}, SQLite ${sqlite}, sharp ${sharp}, Aufzeichnungen in Form ${schema}`,
  licenses: 'Lizenzen der Software, aus der Hearth besteht',
  tidying: 'Letztes tägliches Aufräumen',
  never: 'Noch nicht',
  backup: 'Letzte Sicherung',
  noBackup: 'Noch keine. Die Seite „Kopien“ macht sie.',
  keys: 'Der Schlüssel der Tresore',
  custody: {
    environment: 'Gegeben von dem, der Hearth startet (MANA_AUTH_KEK)',
    desktop: 'Im Schlüsselspeicher dieses Computers',
    file: 'In einer Datei des Datenordners',
  },
  check: 'Dieses Hearth prüfen',
  checkLead:
    'Sieht nach Platte, Aufzeichnungen, Schlüsseln, Uhr, Ports und Mailserver. Das dauert ein paar Sekunden und ändert nichts.',
  checkStart: 'Jetzt prüfen',
  report: 'Was gefunden wurde',
  reportText: 'Der Bericht zum Kopieren',
  level: { ok: 'Gut', note: 'Hinweis', warning: 'Nachsehen', bad: 'Geht nicht' },
}

const jobs: Machine['jobs'] = {
  lead: 'Arbeit, die Hearth von selbst tut, eins nach dem anderen: Fotos vorbereiten, Briefe verschicken.',
  counts: 'Jetzt',
  waiting: (n) => `${count(n, jobWord)} in der Reihe`,
  running: (n) => `${count(n, jobWord)} in Arbeit`,
  idle: 'Gerade ist nichts zu tun.',
  dead: 'Aufgegeben',
  deadLead: 'Nach mehreren Versuchen hört Hearth auf und wartet auf dich. Verloren ist nichts.',
  deadNone: 'Nichts wurde aufgegeben.',
  next: 'Als Nächstes',
  nextNone: 'Nichts wartet.',
  kind: {
    ingest: 'Ein Foto vorbereiten',
    mail: 'Einen Brief verschicken',
    erase: 'Löschen, was von einer Person übrig ist',
  },
  otherKind: (kind) => `Andere Arbeit (${kind})`,
  tries: (n) => `${count(n, { one: 'Versuch', other: 'Versuche' })} bisher`,
  since: (when) => `Wartet seit ${when}`,
  died: (when) => `Aufgegeben: ${when}`,
  notBefore: (when) => `Wieder: ${when}`,
  retry: 'Nochmal versuchen',
  retryOf: (kind, when) => `Nochmal versuchen: ${kind}, ${when}`,
  retried: 'Es steht wieder in der Reihe.',
  retryAll: 'Alle nochmal versuchen',
  retriedAll: (n) => `${count(n, jobWord)} wieder in der Reihe.`,
  dismiss: 'Vergessen',
  dismissOf: (kind, when) => `Vergessen: ${kind}, ${when}`,
  dismissed: 'Es ist vergessen.',
  dismissAll: 'Alle vergessen',
  dismissAllTitle: 'Alles Aufgegebene vergessen?',
  dismissAllText:
    'Die Fotos und Briefe bleiben; die Fotos sagen weiter, dass sie nicht vorbereitet werden konnten. Was versprochen wurde, wie das Löschen der Daten einer Person, wird nicht vergessen.',
  dismissedAll: (n) => `${count(n, jobWord)} vergessen.`,
  more: 'Mehr zeigen',
}

const storage: Machine['storage'] = {
  people: 'Nach Personen',
  peopleLead: 'Wie viel alle hier aufbewahren. Was es ist, siehst du nicht.',
  holds: (n, size) =>
    `${count(n, { one: 'Foto oder Datei', other: 'Fotos und Dateien' })}, ${size}`,
  others: (n, size) => `${count(n, { one: 'weitere Person', other: 'weitere Personen' })}, ${size}`,
  kinds: 'Nach Art',
  kindsNone: 'Hier liegt noch nichts.',
  kind: {
    photos: 'Fotos und Bilder',
    videos: 'Filme',
    audio: 'Ton',
    documents: 'Dokumente und andere Dateien',
    private: 'Private Fotos, die niemand sonst öffnen kann',
  },
  trash: 'Papierkorb',
  trashLead: 'Was gelöscht wird, liegt hier 30 Tage, damit es zurückgeholt werden kann.',
  trashNone: 'Der Papierkorb ist leer.',
  trashHolds: (n, size) =>
    `${count(n, { one: 'Foto oder Datei', other: 'Fotos und Dateien' })}, ${size}`,
  oldest: (when) => `Das Älteste seit ${when}`,
  goes: (when) => `Es wird getilgt nach ${when}`,
  cache: 'Zwischenspeicher',
  cacheLead:
    'Bilder in Größen, nach denen jemand gefragt hat. Gebraucht man sie wieder, werden sie neu gemacht; es geht also nichts verloren.',
  cacheHolds: (n, size, limit) =>
    `${count(n, { one: 'Bild', other: 'Bilder' })}, ${size} von höchstens ${limit}`,
  empty: 'Zwischenspeicher leeren',
  emptied: 'Der Zwischenspeicher ist leer.',
}

const log: Machine['log'] = {
  lead: 'Was Hearth über sich selbst aufschreibt. Passwörter und Schlüssel werden ausgelassen.',
  level: 'Zeigen',
  levels: {
    info: 'Alles',
    warn: 'Warnungen und Fehler',
    error: 'Nur Fehler',
    debug: 'Alles, mit Einzelheiten für Entwickler',
  },
  mark: {
    trace: 'Einzelheit',
    debug: 'Einzelheit',
    info: 'In Ordnung',
    warn: 'Warnung',
    error: 'Fehler',
    fatal: 'Angehalten',
  },
  lines: 'Das Protokoll',
  none: 'Davon gibt es nichts.',
  details: 'Einzelheiten',
  older: 'Ältere zeigen',
  newest: 'Die neuesten zeigen',
  fresh: 'Es gibt neuere Zeilen.',
}

const settings: Machine['settings'] = {
  lead: 'Alles, worauf dieses Hearth läuft. Was sich oben nicht wählen lässt, ändert, wer es eingerichtet hat, als Variable und startet Hearth neu.',
  title: 'Geltende Einstellungen',
  source: { choice: 'Im Haus gewählt', environment: 'Gesetzt', default: 'Wie üblich' },
  nothing: 'Keine',
  secretSet: 'Gesetzt, und nie zu sehen',
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
