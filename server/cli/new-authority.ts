import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { openForRecovery } from '../../storage/index.ts'
import { authorityFile, authoritySetting } from '../lan/authority.ts'
import { parseSettings } from '../settings.ts'
import { readArguments } from './arguments.ts'
import type { Command } from './hearth.ts'

/**
 * `hearth new-authority --yes`: forgets what the devices of the house trust, so that the next start makes
 * it anew. Without the word it only says what that means. The old file is kept beside it, for whoever
 * finds out too late.
 */
export const newAuthority: Command = async (args, env) => {
  const { json, yes, env: given } = readArguments(args, env)
  if (!yes) {
    console.error(meaning)
    return 1
  }
  const { dataDir } = parseSettings(given)
  const house = await openForRecovery(dataDir)
  try {
    const path = join(dataDir, 'keys', authorityFile)
    const kept = `${path}.${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}.old`
    const moved = await rename(path, kept).then(() => true, wasNotThere)
    house.write(() =>
      house.sqlite.prepare('DELETE FROM setting WHERE key = ?').run(authoritySetting),
    )
    const before = moved ? kept : null
    console.log(json ? JSON.stringify({ kept: before }) : done(before))
    return 0
  } finally {
    house.close()
  }
}

function wasNotThere(error: NodeJS.ErrnoException): false {
  if (error.code === 'ENOENT') return false
  throw error
}

function done(kept: string | null): string {
  const before = kept ? ` The one before is kept as ${kept}.` : ''
  return `The next start of Hearth makes a new authority, and from then on every device has to install its certificate.${before}`
}

const meaning = `This makes the certificate of the house anew. It means:
  every phone and computer has to install the new one, as on its first day;
  until then it cannot reach Hearth over the home network;
  accounts and photos stay, and passkeys too, as long as HEARTH_NAME stays the same.
To do it: hearth new-authority --yes, then start Hearth again.`
