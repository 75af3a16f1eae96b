import { setTimeout as pause } from 'node:timers/promises'
import { renderUnicodeCompact } from 'uqr'
import { HearthError, openForRecovery } from '../../storage/index.ts'
import { factsFromBeside, runningAddresses, trustPageOf } from '../house/index.ts'
import { createLanChoice } from '../lan/choice.ts'
import { parseSettings, type Settings } from '../settings.ts'
import { readArguments } from './arguments.ts'
import type { Command } from './hearth.ts'
import { isServed } from './lan-served.ts'

/** A Hearth that runs looks every two seconds, in ms. */
const patience = 15_000

/**
 * `hearth lan [status|on|off]`: whether phones and other computers at home reach this Hearth. What it
 * chooses is what the page and the tray choose; a Hearth that runs follows at once.
 */
export const lan: Command = async (args, env) => {
  const { json, word, env: given } = readArguments(args, env, ['status', 'on', 'off'])
  const settings = parseSettings(given)
  const running = runningAddresses(settings) !== null
  if (word === 'on' || word === 'off') {
    await choose(settings, word === 'on')
    if (running) await followed(settings, word === 'on')
  }
  const standing = await standingOf(settings)
  console.log(json ? JSON.stringify(standing) : words(standing))
  if (standing.served && standing.trustPage && !json && process.stdout.isTTY)
    console.log(`\n${renderUnicodeCompact(standing.trustPage)}`)
  return running && standing.served !== null && standing.served !== standing.on ? 1 : 0
}

async function choose(settings: Settings, on: boolean): Promise<void> {
  const folder = await openForRecovery(settings.dataDir)
  try {
    const choice = createLanChoice({ settings, house: folder.settings })
    choice.allow('on')
    choice.keep.on(on)
  } finally {
    folder.close()
  }
}

/** Waits until the Hearth that runs has done it, as far as that can be seen from here. */
async function followed(settings: Settings, on: boolean): Promise<void> {
  for (const until = Date.now() + patience; Date.now() < until; await pause(250)) {
    const facts = await factsFromBeside(settings, runningAddresses(settings))
    if (!facts?.ports || (await isServed(facts.ports.secure, facts.keysDir)) === on) return
  }
}

type Standing = Awaited<ReturnType<typeof standingOf>>

async function standingOf(settings: Settings) {
  const running = runningAddresses(settings)
  const facts = await factsFromBeside(settings, running)
  if (facts === null)
    throw new HearthError('UNAVAILABLE', `${settings.dataDir} cannot be read as a Hearth folder.`)
  const { on, name, ports, keysDir } = facts
  const origin = ports ? new URL(`https://${name}.local:${ports.secure}`).origin : null
  return {
    on,
    running: running !== null,
    /** null: it cannot be seen from here. */
    served: ports ? await isServed(ports.secure, keysDir) : null,
    name,
    origin,
    trustPage: trustPageOf(facts),
  }
}

function words({ on, running, served, origin, trustPage, name }: Standing): string {
  const at = origin ?? `https://${name}.local`
  if (!on)
    return served
      ? 'The home network is switched off, but still served. Look with "hearth doctor".'
      : 'The home network is off: Hearth opens on this computer only.'
  if (!running) return `The home network is on from the next start: Hearth will be at ${at}.`
  if (served === false)
    return 'The home network is switched on, but not served. "hearth doctor" says why.'
  const begin = trustPage ? ` A phone in the same Wi-Fi begins at ${trustPage}.` : ''
  return `The home network is on: Hearth is at ${at}.${begin}`
}
