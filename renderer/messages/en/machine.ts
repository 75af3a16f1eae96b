import { createCounting } from '../counting.ts'
import { choices } from './choices.ts'
import { copies } from './copies.ts'
import { network, networkFindings } from './network.ts'

const { count } = createCounting('en')
const jobWord = { one: 'job', other: 'jobs' }

const findings = {
  folder: {
    ok: 'The data folder is there, and nobody else on this computer can look into it.',
    open: 'Other accounts of this computer can look into the data folder.',
    cloud:
      'Another program copies the data folder to a cloud, which damages a running library. Move the photos to a folder outside it.',
    network:
      'The data folder is on another computer. When the network fails, the records may be damaged: use a disk of this computer.',
    system:
      'The data folder belongs to the system, which may empty it. Move the photos to a folder of your own.',
    link: (real: string) =>
      `The data folder only points to ${real}. Where that is not there, Hearth does not start.`,
    missing: (reason: string) => `The data folder is not as it should be. ${reason}`,
    readonly: (reason: string) => `Nothing can be kept right now. ${reason}`,
  },
  disk: {
    ok: (free: string) => `${free} are free on the disk.`,
    low: (free: string) => `Only ${free} are free on the disk. Make room soon.`,
    full: (free: string) =>
      `Only ${free} are free on the disk, so no new photos are taken. Everything else goes on.`,
  },
  flush: {
    ok: (ms: string) => `The disk keeps what is written within ${ms} ms.`,
    fast: (ms: string) =>
      `The disk says after ${ms} ms that it kept what was written. Very good disks are so fast, and some that do not tell the truth.`,
    slow: (ms: string) =>
      `The disk takes ${ms} ms to keep what is written: uploads will be slow. A network drive or a worn-out card is the usual reason.`,
    failed: (reason: string) => `Nothing can be written to the data folder. ${reason}`,
  },
  database: {
    ok: 'The records are whole.',
    damaged: (detail: string) =>
      `The records are damaged (${detail}). Stop Hearth, run hearth verify, and put the folder back from a copy if you have one.`,
    unknown: (reason: string) => `The records could not be looked through: ${reason}`,
  },
  keys: {
    ok: 'The key of the vaults is at hand.',
    app: 'The Hearth app keeps the key of the vaults.',
    none: 'There are no vaults yet, so no key is needed.',
    missing: (reason: string) => `The key of the vaults is missing. ${reason}`,
  },
  ports: {
    ok: (address: string, ms: string) => `Hearth answers at ${address} within ${ms} ms.`,
    free: (port: string) => `Port ${port} is free.`,
    any: 'Any free port is taken.',
    taken: (reason: string) => `A port is taken. ${reason}`,
    silent: (address: string) => `Nothing answers at ${address}.`,
  },
  ...networkFindings,
  clock: {
    ok: 'The clock of this computer is right, as far as can be seen.',
    early: (now: string) =>
      `The clock of this computer says ${now}, which is before this Hearth was set up. Codes and certificates do not work until it is right.`,
  },
  mail: {
    off: 'No mail server is set up; links are handed over by hand.',
    ok: (host: string) => `The mail server ${host} answers.`,
    silent: (host: string, reason: string) => `The mail server ${host} does not answer: ${reason}`,
  },
  jobs: {
    ok: 'No job was given up.',
    dead: (n: number) =>
      `${count(n, { one: 'job was', other: 'jobs were' })} given up. See under “Jobs”.`,
  },
  backup: {
    ok: (at: string) => `The last copy was made on ${at}.`,
    none: 'There is no copy of your photos yet: if this disk dies, they are gone. Choose another disk for copies.',
    old: (at: string) => `The last whole copy is of ${at}. Connect the disk with the copies.`,
    part: 'The last copy is not whole. The page “Copies” says more.',
    failed: 'The last copy failed. The page “Copies” says why.',
  },
  housekeeping: {
    ok: 'The daily tidying is done.',
    waiting: 'The daily tidying has only just begun.',
    failed: (chores: string) =>
      `Part of the daily tidying failed (${chores}). It is tried again tomorrow.`,
  },
}

const overview = {
  well: 'All is well with your Hearth.',
  attention: (n: number) =>
    `${count(n, { one: 'thing needs', other: 'things need' })} your attention.`,
  broken: 'Something does not work right now.',
  addresses: 'Where it opens',
  here: 'On this computer',
  lan: 'On the home network',
  lanOff: 'Off. Hearth opens on this computer only.',
  auth: 'For programs: accounts',
  media: 'For programs: photos',
  space: 'Room on the disk',
  free: (free: string, total: string) => `${free} of ${total} free`,
  areas: {
    originals: 'Photos and files',
    derived: 'Small pictures of them',
    trash: 'Trash',
    cache: 'Cache',
    database: 'Records and keys',
  },
  soon: 'Not counted yet',
  measured: (when: string) => `Photos and files were counted ${when}.`,
  machine: 'The machine',
  since: 'Running since',
  memory: 'Memory Hearth takes',
  ofMemory: (used: string, all: string) => `${used} of ${all}`,
  version: 'Version',
  versions: (hearth: string, node: string, sqlite: string, sharp: string, schema: number) =>
    `Hearth ${hearth}, with Node ${node}, SQLite ${sqlite}, sharp ${sharp}, records in form ${schema}`,
  licenses: 'Licences of the software Hearth is made of',
  tidying: 'Last daily tidying',
  never: 'Not yet',
  backup: 'Last backup',
  noBackup: 'None yet. The page “Copies” makes them.',
  keys: 'The key of the vaults',
  custody: {
    environment: 'Given by whoever starts Hearth (MANA_AUTH_KEK)',
    desktop: 'In the key store of this computer',
    file: 'In a file of the data folder',
  },
  check: 'Check this Hearth',
  checkLead:
    'Looks at the disk, the records, the keys, the clock, the ports and the mail server. It takes a few seconds and changes nothing.',
  checkStart: 'Check now',
  report: 'What was found',
  reportText: 'The report, to copy',
  level: { ok: 'Good', note: 'Note', warning: 'Look into it', bad: 'Not working' },
}

const jobs = {
  lead: 'Work that Hearth does by itself, one thing after the other: making photos ready, sending letters.',
  counts: 'Now',
  waiting: (n: number) => `${count(n, jobWord)} waiting`,
  running: (n: number) => `${count(n, jobWord)} running`,
  idle: 'Nothing to do right now.',
  dead: 'Given up',
  deadLead: 'After several tries Hearth stops and waits for you. Nothing is lost.',
  deadNone: 'Nothing was given up.',
  next: 'Next in line',
  nextNone: 'Nothing is waiting.',
  kind: {
    ingest: 'Make a photo ready',
    mail: 'Send a letter',
    erase: 'Delete what is left of a person',
  },
  otherKind: (kind: string) => `Other work (${kind})`,
  tries: (n: number) => `${count(n, { one: 'try', other: 'tries' })} so far`,
  since: (when: string) => `Waiting since ${when}`,
  died: (when: string) => `Given up ${when}`,
  notBefore: (when: string) => `Again ${when}`,
  retry: 'Try again',
  retryOf: (kind: string, when: string) => `Try again: ${kind}, ${when}`,
  retried: 'It is in line again.',
  retryAll: 'Try all again',
  retriedAll: (n: number) => `${count(n, jobWord)} in line again.`,
  dismiss: 'Forget',
  dismissOf: (kind: string, when: string) => `Forget: ${kind}, ${when}`,
  dismissed: 'It is forgotten.',
  dismissAll: 'Forget all',
  dismissAllTitle: 'Forget all that were given up?',
  dismissAllText:
    'The photos and letters stay; photos go on saying that they could not be made ready. What was promised, like deleting a person’s data, is not forgotten.',
  dismissedAll: (n: number) => `${count(n, jobWord)} forgotten.`,
  more: 'Show more',
}

const storage = {
  people: 'By person',
  peopleLead: 'How much everybody keeps here. What it is, you do not see.',
  holds: (n: number, size: string) =>
    `${count(n, { one: 'photo or file', other: 'photos and files' })}, ${size}`,
  others: (n: number, size: string) =>
    `${count(n, { one: 'more person', other: 'more people' })}, ${size}`,
  kinds: 'By kind',
  kindsNone: 'Nothing is kept here yet.',
  kind: {
    photos: 'Photos',
    videos: 'Videos',
    audio: 'Sound',
    documents: 'Documents and other files',
    private: 'Private photos, which nobody else can open',
  },
  trash: 'Trash',
  trashLead: 'What people delete lies here for 30 days, so that it can be brought back.',
  trashNone: 'The trash is empty.',
  trashHolds: (n: number, size: string) =>
    `${count(n, { one: 'photo or file', other: 'photos and files' })}, ${size}`,
  oldest: (when: string) => `The oldest since ${when}`,
  goes: (when: string) => `It is wiped after ${when}`,
  cache: 'Cache',
  cacheLead:
    'Pictures in sizes somebody asked for. They are made again when they are needed, so nothing is lost when they go.',
  cacheHolds: (n: number, size: string, limit: string) =>
    `${count(n, { one: 'picture', other: 'pictures' })}, ${size} of at most ${limit}`,
  empty: 'Empty the cache',
  emptied: 'The cache is empty.',
}

const log = {
  lead: 'What Hearth writes down about itself. Passwords and keys are left out.',
  level: 'Show',
  levels: {
    info: 'Everything',
    warn: 'Warnings and errors',
    error: 'Errors only',
    debug: 'Everything, with details for developers',
  },
  mark: {
    trace: 'Detail',
    debug: 'Detail',
    info: 'Fine',
    warn: 'Warning',
    error: 'Error',
    fatal: 'Stopped',
  },
  lines: 'The log',
  none: 'There is nothing of this kind.',
  details: 'Details',
  older: 'Show older',
  newest: 'Show the newest',
  fresh: 'There are newer lines.',
}

const settings = {
  lead: 'All of what this Hearth runs on. What cannot be chosen above, whoever set it up changes as a variable, and starts Hearth again.',
  title: 'Settings in force',
  source: { choice: 'Chosen in the house', environment: 'Set', default: 'As usual' },
  nothing: 'None',
  secretSet: 'Set, and never shown',
}

/** The machine’s side of the household: how it is, what it does, what it says. */
export const machine = {
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
