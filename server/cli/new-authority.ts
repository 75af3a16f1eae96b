import { join } from 'node:path'
import { openForRecovery } from '../../storage/index.ts'
import { authoritySetting, setAuthorityAside } from '../lan/authority.ts'
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
    house.settings.set(authoritySetting, null)
    const before = await setAuthorityAside(join(dataDir, 'keys'), Date.now())
    console.log(json ? JSON.stringify({ kept: before }) : done(before))
    return 0
  } finally {
    house.close()
  }
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
