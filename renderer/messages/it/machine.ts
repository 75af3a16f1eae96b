import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'
import { choices } from './choices.ts'
import { copies } from './copies.ts'
import { network, networkFindings } from './network.ts'

const { count } = createCounting('it')
const jobWord = { one: 'lavoro', many: 'di lavori', other: 'lavori' }
const fileWord = { one: 'foto o file', many: 'di foto e file', other: 'foto e file' }
type Machine = Messages['admin']['machine']

const findings: Machine['findings'] = {
  folder: {
    ok: 'La cartella dei dati c’è, e nessun altro su questo computer può guardarci dentro.',
    open: 'Altri account di questo computer possono guardare nella cartella dei dati.',
    cloud:
      'Un altro programma copia la cartella dei dati in un cloud, e questo danneggia una raccolta in uso. Sposta le foto in una cartella fuori da lì.',
    network:
      'La cartella dei dati è su un altro computer. Se la rete cade, i registri possono danneggiarsi: usa un disco di questo computer.',
    system:
      'La cartella dei dati è del sistema, che può svuotarla. Sposta le foto in una cartella tua.',
    link: (real: string) =>
      `La cartella dei dati rimanda solo a ${real}. Se non c’è, Hearth non si avvia.`,
    missing: (reason) => `Qualcosa non va con la cartella dei dati. ${reason}`,
    readonly: (reason) => `In questo momento non si può conservare niente. ${reason}`,
  },
  disk: {
    ok: (free) => `Sul disco sono liberi ${free}.`,
    low: (free) => `Sul disco restano solo ${free}. Fai presto spazio.`,
    full: (free) =>
      `Sul disco restano solo ${free}, quindi non si accettano nuove foto. Tutto il resto va avanti.`,
  },
  flush: {
    ok: (ms) => `Il disco conserva ciò che si scrive in ${ms} ms.`,
    fast: (ms) =>
      `Il disco dice dopo ${ms} ms di aver conservato ciò che si scrive. Così veloci sono i dischi molto buoni, e alcuni che non dicono la verità.`,
    slow: (ms) =>
      `Il disco impiega ${ms} ms a conservare ciò che si scrive: caricare sarà lento. Di solito è un’unità di rete o una scheda consumata.`,
    failed: (reason) => `Non si può scrivere nella cartella dei dati. ${reason}`,
  },
  database: {
    ok: 'Le registrazioni sono integre.',
    damaged: (detail) =>
      `Le registrazioni sono danneggiate (${detail}). Ferma Hearth, esegui hearth verify e rimetti la cartella da una copia, se ne hai una.`,
    unknown: (reason) => `Non è stato possibile esaminare le registrazioni: ${reason}`,
  },
  keys: {
    ok: 'La chiave delle casseforti c’è.',
    app: 'L’app Hearth conserva la chiave delle casseforti.',
    none: 'Non ci sono ancora casseforti, quindi non serve una chiave.',
    missing: (reason) => `Manca la chiave delle casseforti. ${reason}`,
  },
  ports: {
    ok: (address, ms) => `Hearth risponde su ${address} in ${ms} ms.`,
    free: (port) => `La porta ${port} è libera.`,
    any: 'Si prende una porta libera qualsiasi.',
    taken: (reason) => `Una porta è occupata. ${reason}`,
    silent: (address) => `Su ${address} non risponde niente.`,
  },
  ...networkFindings,
  clock: {
    ok: 'L’orologio di questo computer è giusto, per quanto si vede.',
    early: (now) =>
      `L’orologio di questo computer dice ${now}, prima che questo Hearth fosse installato. Codici e certificati non funzionano finché non è giusto.`,
  },
  mail: {
    off: 'Non c’è un server di posta; i link si consegnano a mano.',
    ok: (host) => `Il server di posta ${host} risponde.`,
    silent: (host, reason) => `Il server di posta ${host} non risponde: ${reason}`,
  },
  jobs: {
    ok: 'Nessun lavoro è stato abbandonato.',
    dead: (n) =>
      `${count(n, { one: 'lavoro abbandonato', many: 'di lavori abbandonati', other: 'lavori abbandonati' })}. Guarda sotto «Lavori».`,
  },
  backup: {
    ok: (at) => `L’ultima copia è stata fatta ${at}.`,
    none: 'Non c’è ancora nessuna copia delle vostre foto: se questo disco si rompe, sono perse. Scegli un altro disco per le copie.',
    old: (at) => `L’ultima copia completa è di ${at}. Collega il disco delle copie.`,
    part: 'L’ultima copia non è completa. La pagina «Copie» dice di più.',
    failed: 'L’ultima copia non è riuscita. La pagina «Copie» dice perché.',
  },
  housekeeping: {
    ok: 'Il riordino quotidiano è fatto.',
    waiting: 'Il riordino quotidiano è appena iniziato.',
    failed: (chores) =>
      `Una parte del riordino quotidiano non è riuscita (${chores}). Domani si riprova.`,
  },
}

const overview: Machine['overview'] = {
  well: 'Va tutto bene con il tuo Hearth.',
  attention: (n) =>
    `${count(n, { one: 'cosa richiede', many: 'di cose richiedono', other: 'cose richiedono' })} la tua attenzione.`,
  broken: 'In questo momento qualcosa non funziona.',
  addresses: 'Dove si apre',
  here: 'Su questo computer',
  lan: 'Nella rete di casa',
  lanOff: 'Spento. Hearth si apre solo su questo computer.',
  auth: 'Per i programmi: account',
  media: 'Per i programmi: foto',
  space: 'Spazio sul disco',
  free: (free, total) => `${free} liberi su ${total}`,
  areas: {
    originals: 'Foto e file',
    derived: 'Le loro immagini piccole',
    trash: 'Cestino',
    cache: 'Memoria d’appoggio',
    database: 'Registrazioni e chiavi',
  },
  soon: 'Non ancora contato',
  measured: (when) => `Foto e file contati: ${when}.`,
  machine: 'La macchina',
  since: 'In funzione da',
  memory: 'Memoria che occupa Hearth',
  ofMemory: (used, all) => `${used} su ${all}`,
  version: 'Versione',
  versions: (hearth, node, sqlite, sharp, schema) =>
    `Hearth ${hearth}, con Node ${node}, SQLite ${sqlite}, sharp ${sharp}, registrazioni in forma ${schema}`,
  licenses: 'Licenze del software di cui è fatto Hearth',
  tidying: 'Ultimo riordino quotidiano',
  never: 'Non ancora',
  backup: 'Ultima copia di sicurezza',
  noBackup: 'Ancora nessuna. La pagina «Copie» le fa.',
  keys: 'La chiave delle casseforti',
  custody: {
    environment: 'Data da chi avvia Hearth (MANA_AUTH_KEK)',
    desktop: 'Nel portachiavi di questo computer',
    file: 'In un file della cartella dei dati',
  },
  check: 'Controlla questo Hearth',
  checkLead:
    'Guarda il disco, le registrazioni, le chiavi, l’orologio, le porte e il server di posta. Dura qualche secondo e non cambia niente.',
  checkStart: 'Controlla ora',
  report: 'Che cosa si è trovato',
  reportText: 'Il rapporto, da copiare',
  level: { ok: 'Bene', note: 'Nota', warning: 'Da guardare', bad: 'Non funziona' },
}

const jobs: Machine['jobs'] = {
  lead: 'Il lavoro che Hearth fa da solo, una cosa dopo l’altra: preparare foto, spedire lettere.',
  counts: 'Adesso',
  waiting: (n) => `${count(n, jobWord)} in attesa`,
  running: (n) => `${count(n, jobWord)} in corso`,
  idle: 'Adesso non c’è niente da fare.',
  dead: 'Abbandonati',
  deadLead: 'Dopo vari tentativi Hearth si ferma e ti aspetta. Non si perde niente.',
  deadNone: 'Niente è stato abbandonato.',
  next: 'I prossimi',
  nextNone: 'Niente in attesa.',
  kind: {
    ingest: 'Preparare una foto',
    mail: 'Spedire una lettera',
    erase: 'Cancellare ciò che resta di una persona',
  },
  otherKind: (kind) => `Altro lavoro (${kind})`,
  tries: (n) =>
    `${count(n, { one: 'tentativo', many: 'di tentativi', other: 'tentativi' })} finora`,
  since: (when) => `In attesa da ${when}`,
  died: (when) => `Abbandonato: ${when}`,
  notBefore: (when) => `Di nuovo: ${when}`,
  retry: 'Riprova',
  retryOf: (kind, when) => `Riprova: ${kind}, ${when}`,
  retried: 'È di nuovo in attesa.',
  retryAll: 'Riprova tutti',
  retriedAll: (n) => `${count(n, jobWord)} di nuovo in attesa.`,
  dismiss: 'Dimentica',
  dismissOf: (kind, when) => `Dimentica: ${kind}, ${when}`,
  dismissed: 'È dimenticato.',
  dismissAll: 'Dimentica tutti',
  dismissAllTitle: 'Dimenticare tutto ciò che è stato abbandonato?',
  dismissAllText:
    'Le foto e le lettere restano; le foto continuano a dire che non è stato possibile prepararle. Ciò che è stato promesso, come cancellare i dati di una persona, non si dimentica.',
  dismissedAll: (n) => `${count(n, jobWord)} nel dimenticatoio.`,
  more: 'Mostra altri',
}

const storage: Machine['storage'] = {
  people: 'Per persona',
  peopleLead: 'Quanto tiene qui ciascuno. Che cosa sia, non lo vedi.',
  holds: (n, size) => `${count(n, fileWord)}, ${size}`,
  others: (n, size) =>
    `${count(n, { one: 'altra persona', many: 'di altre persone', other: 'altre persone' })}, ${size}`,
  kinds: 'Per tipo',
  kindsNone: 'Qui non c’è ancora niente.',
  kind: {
    photos: 'Foto e immagini',
    videos: 'Video e filmati',
    audio: 'Suoni',
    documents: 'Documenti e altri file',
    private: 'Foto private, che nessun altro può aprire',
  },
  trash: 'Cestino',
  trashLead: 'Ciò che si elimina resta qui 30 giorni, così da poterlo recuperare.',
  trashNone: 'Il cestino è vuoto.',
  trashHolds: (n, size) => `${count(n, fileWord)}, ${size}`,
  oldest: (when) => `Il più vecchio da ${when}`,
  goes: (when) => `Si cancella del tutto dopo ${when}`,
  cache: 'Memoria d’appoggio',
  cacheLead:
    'Immagini in misure che qualcuno ha chiesto. Si rifanno quando servono, quindi non si perde niente.',
  cacheHolds: (n, size, limit) =>
    `${count(n, { one: 'immagine', many: 'di immagini', other: 'immagini' })}, ${size} su ${limit} al massimo`,
  empty: 'Svuota la memoria d’appoggio',
  emptied: 'La memoria d’appoggio è vuota.',
}

const log: Machine['log'] = {
  lead: 'Ciò che Hearth annota di sé. Password e chiavi restano fuori.',
  level: 'Mostra',
  levels: {
    info: 'Tutto',
    warn: 'Avvisi ed errori',
    error: 'Solo errori',
    debug: 'Tutto, con dettagli per sviluppatori',
  },
  mark: {
    trace: 'Dettaglio',
    debug: 'Dettaglio',
    info: 'Normale',
    warn: 'Avviso',
    error: 'Errore',
    fatal: 'Fermato',
  },
  lines: 'Il registro',
  none: 'Non c’è niente di simile.',
  details: 'Dettagli',
  older: 'Mostra più vecchie',
  newest: 'Mostra le più recenti',
  fresh: 'Ci sono righe più recenti.',
}

const settings: Machine['settings'] = {
  lead: 'Tutto ciò con cui funziona questo Hearth. Quel che non si sceglie sopra lo cambia, come variabile, chi lo ha installato, e riavvia Hearth.',
  title: 'Impostazioni in vigore',
  source: { choice: 'Scelto in casa', environment: 'Impostato', default: 'Come al solito' },
  nothing: 'Nessuno',
  secretSet: 'Impostato, e mai mostrato',
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
