export type FindingLevel = 'ok' | 'note' | 'warning' | 'bad'

/** One thing that was looked at. `code` is `check.what`; `text` says it in English. */
export type HouseFinding = {
  check: string
  level: FindingLevel
  code: string
  facts: Record<string, string | number>
  text: string
}

/** How a Hearth is. Sizes in bytes, times ISO 8601; null where nothing is known yet. */
export type HouseStatus = {
  worst: FindingLevel
  findings: HouseFinding[]
  name: string
  addresses: { household: string; auth: string; media: string; lan: string | null }
  startedAt: string
  versions: { hearth: string; node: string; sqlite: string; sharp: string; schema: number }
  memory: { hearth: number; machine: number; free: number }
  disk: {
    total: number
    free: number
    database: number
    vault: number
    cache: number
    trash: number
    measuredAt: string | null
    originals: number | null
    derived: number | null
  }
  jobs: { kind: string; open: number; leased: number; dead: number }[]
  housekeeping: { name: string; at: string; failed: boolean }[]
  /** The last copy that was whole. */
  lastBackupAt: string | null
  /** When every original of the newest copy was last read again. */
  lastBackupProvenAt: string | null
  keyCustody: 'environment' | 'desktop' | 'file'
}

export type JobState = 'open' | 'leased' | 'dead'

export type HouseJob = {
  id: string
  kind: string
  state: JobState
  urgent: boolean
  attempts: number
  createdAt: string
  runAt: string
  diedAt: string | null
  failure: string | null
  /** It may be forgotten: nothing is lost by that. */
  dismissable: boolean
}

export type JobsPage = { jobs: HouseJob[]; next: string | null }

export type HouseHoldings = {
  people: { id: string; name: string; email: string; count: number; bytes: number }[]
  others: { people: number; count: number; bytes: number }
  kinds: {
    kind: 'photos' | 'videos' | 'audio' | 'documents' | 'private'
    count: number
    bytes: number
  }[]
}

export type HouseSpare = {
  trash: { count: number; bytes: number; oldestAt: string | null; goesAt: string | null }
  cache: { count: number; bytes: number; limit: number }
}

/** On what a Hearth runs, and who started it. */
export type HouseMachine = {
  platform: 'linux' | 'mac' | 'windows' | 'other'
  /** `service`: systemd; `tarball`, `checkout`: somebody in a terminal. */
  by: 'app' | 'service' | 'tarball' | 'checkout'
  /** It may be ended from afar: something starts it again. */
  comesBack: boolean
}

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal'
export type LogLine = {
  at: string | null
  level: LogLevel
  message: string
  details: string | null
}
/** Newest first; `next` is where older lines begin, null at the beginning. */
export type LogPage = { lines: LogLine[]; next: string | null }

export type HouseSetting = {
  name: string
  source: 'environment' | 'choice' | 'default'
  value: string | null
  secret: boolean
}

/** What `hearth doctor` says. */
export type HouseReport = {
  at: string
  hearth: string
  system: string
  dataDir: string
  running: string | null
  worst: FindingLevel
  findings: HouseFinding[]
}

export type HousePart = 'status' | 'jobs' | 'storage' | 'log' | 'settings' | 'copies'
