import { setTimeout as pause } from 'node:timers/promises'
import { renderUnicodeCompact } from 'uqr'
import { HearthError, openForRecovery } from '../../storage/index.ts'
import { factsFromBeside, runningHearth, settingsBeside, trustPageOf } from '../house/index.ts'
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
  const running = runningHearth(settings)
  if (word === 'on' || word === 'off') {
    // Where one runs, its environment counts and not that of this terminal.
    await choose(settingsBeside(settings, running), word === 'on')
    if (running) await followed(settings, word === 'on')
  }
  const standing = await standingOf(settings)
  console.log(json ? JSON.stringify(standing) : words(standing))
  if (standing.served && standing.trustPage && !json && process.stdout.isTTY)
    console.log(`\n${renderUnicodeCompact(standing.trustPage)}`)
  return running !== null && standing.served !== null && standing.served !== standing.on ? 1 : 0
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

/** Waits until the Hearth that runs has done it, or says why it cannot. */
async function followed(settings: Settings, on: boolean): Promise<void> {
  for (const until = Date.now() + patience; Date.now() < until; await pause(250)) {
    const running = runningHearth(settings)
    if (running === null) return
    if (running.lan === null) return followedOfBefore(settings, on)
    const { origin, trouble } = running.lan
    if ((origin !== null) === on || (on && trouble !== null)) return
  }
}

/** A Hearth of before says nothing of it, so it is looked for where it must be. */
async function followedOfBefore(settings: Settings, on: boolean): Promise<void> {
  for (const until = Date.now() + patience; Date.now() < until; await pause(250)) {
    const facts = await factsFromBeside(settings, runningHearth(settings))
    if (!facts?.ports || (await isServed(facts.ports.secure, facts.keysDir)) === on) return
  }
}

type Standing = Awaited<ReturnType<typeof standingOf>>

async function standingOf(settings: Settings) {
  const running = runningHearth(settings)
  const facts = await factsFromBeside(settings, running)
  if (facts === null)
    throw new HearthError('UNAVAILABLE', `${settings.dataDir} cannot be read as a Hearth folder.`)
  const { on, name, ports, trouble, keysDir } = facts
  const origin = ports ? new URL(`https://${name}.local:${ports.secure}`).origin : null
  return {
    on,
    running: running !== null,
    /** null: it cannot be seen from here. */
    served: ports ? await isServed(ports.secure, keysDir) : null,
    name,
    origin,
    trustPage: trustPageOf(facts),
    /** Why it is not served although it is wanted, where that is known. */
    trouble,
  }
}

function words({ on, running, served, origin, trustPage, name, trouble }: Standing): string {
  const at = origin ?? `https://${name}.local`
  if (!on)
    return served
      ? 'The home network is switched off, but still served. Look with "hearth doctor".'
      : 'The home network is off: Hearth opens on this computer only.'
  if (!running) return `The home network is on from the next start: Hearth will be at ${at}.`
  if (served === false)
    return `The home network is switched on, but not served. ${trouble ?? '"hearth doctor" says why.'}`
  const begin = trustPage ? ` A phone in the same Wi-Fi begins at ${trustPage}.` : ''
  return `The home network is on: Hearth is at ${at}.${begin}`
}
