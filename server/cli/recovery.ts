import {
  openForRecovery,
  readAnnouncement,
  HearthError,
  type Recovery,
} from '../../storage/index.ts'
import { v7 as uuidv7 } from 'uuid'
import { parseSettings, type Settings } from '../settings.ts'
import { readArguments } from './arguments.ts'

/** Whom a command is about, and what it works with. */
export type Rescue = Omit<Recovery, 'settings'> & {
  person: { id: string; email: string; role: string | null }
  settings: Settings
  /** `--second-factor` was given. */
  secondFactor: boolean
  /** The appliance that serves this folder now; null: none does. */
  origin: string | null
  /** Leaves a security event for the person to read. Belongs into the transaction. */
  tell: (eventType: string, metadata?: Record<string, unknown>) => void
  now: () => number
}

type Did = { sentence: string; more?: Record<string, unknown>; picture?: string }

/**
 * What the commands for whoever sits at the machine have in common: one address, a folder that may be
 * in use, one sentence about what was done, or JSON.
 * @throws HearthError NOT_FOUND for an address nobody has, VALIDATION for none
 */
export async function rescue(
  args: string[],
  env: NodeJS.ProcessEnv,
  work: (rescue: Rescue) => Did,
  now = Date.now,
): Promise<number> {
  const { json, env: given, email, secondFactor } = readPerson(args, env)
  const settings = parseSettings(given)
  const recovery = await openForRecovery(settings.dataDir)
  try {
    const person = findPerson(recovery, email)
    const origin = runningAt(settings.dataDir)
    const tell = createTelling(recovery, person.id, now)
    const about = { person, settings, secondFactor, origin, tell, now }
    const { sentence, more, picture } = work({ ...recovery, ...about })
    console.log(json ? JSON.stringify({ email: person.email, ...more }) : sentence)
    if (picture && !json && process.stdout.isTTY) console.log(`\n${picture}`)
    return 0
  } finally {
    recovery.close()
  }
}

function readPerson(args: string[], env: NodeJS.ProcessEnv) {
  const { word, ...given } = readArguments(args, env, 'any')
  if (word === undefined)
    throw new HearthError('VALIDATION', 'Say whose account it is: write their e-mail address.')
  return { email: word.trim().toLowerCase(), ...given }
}

function findPerson({ sqlite }: Recovery, email: string): Rescue['person'] {
  const person = sqlite
    .prepare<[string], Rescue['person']>('SELECT id, email, role FROM user WHERE email = ?')
    .get(email)
  if (person) return person
  throw new HearthError('NOT_FOUND', `Nobody on this Hearth has the e-mail address ${email}.`)
}

/** Only what still runs: after a power cut the announcement is still there. */
function runningAt(dir: string): string | null {
  const { pid, origin } = readAnnouncement(dir) ?? { pid: 0, origin: null }
  if (pid === 0) return null
  try {
    process.kill(pid, 0)
    return origin
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM' ? origin : null
  }
}

/** What was done at the machine, for its person to read. */
export function createTelling(
  { sqlite }: Pick<Recovery, 'sqlite'>,
  userId: string,
  now: () => number,
): Rescue['tell'] {
  const add = sqlite.prepare(
    `INSERT INTO security_event (id, user_id, event_type, metadata, created_at) VALUES (?, ?, ?, ?, ?)`,
  )
  return (eventType, metadata = {}) => {
    const more = JSON.stringify({ by: 'command line', ...metadata })
    add.run(uuidv7({ msecs: now() }), userId, eventType, more, now())
  }
}
