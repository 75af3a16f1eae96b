import { createInterface } from 'node:readline/promises'
import { text } from 'node:stream/consumers'
import { HearthError } from '../../storage/index.ts'
import {
  groupCount,
  isGroup,
  parseRecoveryCode,
  restoreKey as restore,
  type Restored,
} from '../vault/kek/index.ts'
import { readArguments } from './arguments.ts'
import type { Command } from './hearth.ts'
import { sayOnStandardError, withVault } from './house-vault.ts'

/**
 * `hearth restore-key`: reads the code of the recovery sheet, from a terminal group by group, and puts
 * the key back into the key file, where it is one that the vaults here need.
 */
export const restoreKey: Command = (args, env) => {
  const { json, env: given } = readArguments(args, env)
  return withVault(given, async ({ settings, folder, store }) => {
    const key = parseRecoveryCode(
      process.stdin.isTTY ? await askForGroups() : await text(process.stdin),
    )
    const restored = await restore(key, {
      keysDir: folder.keys,
      store,
      now: Date.now,
      warn: sayOnStandardError,
    })
    console.log(json ? JSON.stringify(restored) : sentences(restored))
    if (settings.kek !== undefined) console.error(variableCounts)
    return 0
  })
}

/** A group that cannot be is asked for again at once; the whole code in one line is taken as well. */
async function askForGroups(): Promise<string> {
  const { stdin: input, stdout: output } = process
  using lines = createInterface({ input, output })
  const cancelled = new Promise<never>((_, reject) => {
    lines.once('close', () => reject(new HearthError('VALIDATION', 'Nothing was changed.')))
  })
  const ask = (words: string) => Promise.race([lines.question(words), cancelled])
  console.log(`Type the ${groupCount} groups of the recovery sheet, one after the other.`)
  const groups: string[] = []
  while (groups.length < groupCount) {
    const n = groups.length
    const typed = (await ask(`Group ${n + 1}: `)).trim()
    if (n === 0 && typed.length > 10) return typed
    if (isGroup(typed, n)) groups.push(typed)
    else console.log(`That is not group ${n + 1} as on the sheet. Look again.`)
  }
  return groups.join(' ')
}

function sentences({ written, stillMissing }: Restored): string {
  const done = written
    ? 'The key of the vaults is back in keys/vault-kek.json. Start Hearth again.'
    : 'This key is in keys/vault-kek.json already; nothing was changed.'
  if (stillMissing === 0) return done
  return `${done} Some vaults need another key as well: type the other recovery sheet, too, or set MANA_AUTH_KEK.`
}

const variableCounts =
  'MANA_AUTH_KEK is set and counts before the file: take it away if it is not the same key.'
