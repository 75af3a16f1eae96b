import './threads.ts'
import { HearthError } from '../../storage/index.ts'
import { backup } from './backup.ts'
import { doctor } from './doctor.ts'
import { help } from './help.ts'
import { lan } from './lan.ts'
import { logs } from './logs.ts'
import { makeAdmin } from './make-admin.ts'
import { newAuthority } from './new-authority.ts'
import { recoverySheet } from './recovery-sheet.ts'
import { resetPassword } from './reset-password.ts'
import { restore } from './restore.ts'
import { restoreKey } from './restore-key.ts'
import { rotateKey } from './rotate-key.ts'
import { set } from './set.ts'
import { start } from './start.ts'
import { unlock } from './unlock.ts'
import { verify } from './verify.ts'
import { version } from './version.ts'

/** A command gets its arguments and the environment, says what it did, and returns the exit code. */
export type Command = (args: string[], env: NodeJS.ProcessEnv) => Promise<number>

const commands: Record<string, Command> = {
  start,
  backup,
  restore,
  verify,
  doctor,
  lan,
  set,
  logs,
  unlock,
  'reset-password': resetPassword,
  'make-admin': makeAdmin,
  'rotate-key': rotateKey,
  'recovery-sheet': recoverySheet,
  'restore-key': restoreKey,
  'new-authority': newAuthority,
  version,
  help,
}

/** As every program answers to. */
const otherwise: Record<string, string> = {
  '--help': 'help',
  '-h': 'help',
  '--version': 'version',
  '-v': 'version',
}

const [name = 'start', ...args] = process.argv.slice(2)
const wanted = args.includes('--help') ? 'help' : (otherwise[name] ?? name)
const command = commands[wanted]
if (command) process.exitCode = await run(command)
else {
  console.error(`hearth does not know "${name}". It knows: ${Object.keys(commands).join(', ')}.`)
  process.exitCode = 2
}

async function run(command: Command): Promise<number> {
  try {
    return await command(args, process.env)
  } catch (error) {
    console.error(error instanceof HearthError ? error.message : error)
    return 1
  }
}
