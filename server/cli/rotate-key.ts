import type { Rotated } from '../vault/kek/index.ts'
import { readArguments } from './arguments.ts'
import type { Command } from './hearth.ts'
import { keyringOf, withVault } from './house-vault.ts'

/** `hearth rotate-key`: a new key, and every vault locked anew with it, also while Hearth runs. */
export const rotateKey: Command = (args, env) => {
  const { json, env: given } = readArguments(args, env)
  return withVault(given, async (vault) => {
    const keyring = await keyringOf(vault)
    const { custody } = keyring
    const rotated = await keyring.rotate()
    console.log(json ? JSON.stringify({ ...rotated, custody }) : sentences(rotated))
    if (custody === 'environment') console.error(variableIsOld)
    return rotated.damaged > 0 ? 1 : 0
  })
}

function sentences({ vaults, damaged, resumed }: Rotated): string {
  const locked = `${vaults} ${vaults === 1 ? 'vault is' : 'vaults are'} locked anew`
  const done = resumed
    ? `A change of the key that was cut off is ended: ${locked}.`
    : `The key of the vaults is a new one: ${locked}.`
  const broken =
    damaged === 0
      ? []
      : [
          `${damaged} could not be: what is stored does not open with its key. The old key is kept for them; a copy of the data folder may heal them.`,
        ]
  return [done, ...broken, printAgain].join('\n')
}

const printAgain =
  'Print a new recovery sheet now: hearth recovery-sheet. Keep the old one as long as you keep copies of the data folder from before.'
const variableIsOld =
  'MANA_AUTH_KEK is the old key now. The new one is in keys/vault-kek.json: take the variable away, or put the new key there and then delete the file.'
