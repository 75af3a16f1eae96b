import { open } from 'node:fs/promises'
import { resolve } from 'node:path'
import { explainFailure, HearthError } from '../../storage/index.ts'
import { renderRecoverySheet, sheetLanguageOf } from '../vault/kek/index.ts'
import { readArguments } from './arguments.ts'
import type { Command } from './hearth.ts'
import { keyringOf, withVault } from './house-vault.ts'

/**
 * `hearth recovery-sheet [--to FILE]`: the key of the vaults as a page to print, in the language of the
 * environment. It goes to a file that only this account may read, never to the terminal.
 */
export const recoverySheet: Command = (args, env) => {
  const { json, to = 'hearth-recovery-sheet.html', env: given } = readArguments(args, env)
  const path = resolve(to)
  const language = sheetLanguageOf(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'])
  return withVault(given, async (vault) => {
    const keyring = await keyringOf(vault)
    // Or the sheet would be of a key that is on its way out.
    await keyring.resume()
    const kek = keyring.current()
    await write(path, renderRecoverySheet({ kek, language, now: Date.now() }))
    console.log(json ? JSON.stringify({ path, kekId: kek.id }) : sentence(path))
    return 0
  })
}

function sentence(path: string): string {
  return `The recovery sheet is in ${path}. Open it, print it, keep it with the passports, then delete the file: whoever has it and a copy of the data folder can open the vaults.`
}

/** Never over a file that is there. */
async function write(path: string, html: string): Promise<void> {
  try {
    await using file = await open(path, 'wx', 0o600)
    await file.writeFile(html)
    await file.sync()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new HearthError(
        'CONFLICT',
        `${path} is there already. Name another file with --to, or delete that one.`,
      )
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new HearthError('NOT_FOUND', `The folder of ${path} is not there.`)
    throw explainFailure(error)
  }
}
