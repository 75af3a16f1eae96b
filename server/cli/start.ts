import { startAppliance, type Appliance } from '../appliance.ts'
import { checkPlace } from '../house/index.ts'
import { againCode } from '../life.ts'
import { createLog } from '../log.ts'
import { parseSettings } from '../settings.ts'
import type { Command } from './hearth.ts'
import { readArguments } from './arguments.ts'
import { startWords } from './start-words.ts'
import { openShellLink, type ShellLink } from './shell-link.ts'

const deadline = 9_500

/** `hearth start`: serves until it is told to stop, and says when it is ready. */
export const start: Command = async (args, env) => {
  const shell = openShellLink()
  try {
    return await serve(args, env, shell)
  } catch (error) {
    shell?.failed(error)
    throw error
  } finally {
    shell?.close()
  }
}

async function serve(args: string[], env: NodeJS.ProcessEnv, shell: ShellLink | null) {
  const read = readArguments(args, env)
  const settings = parseSettings(read.env)
  const log = await createLog(settings.logLevel)
  const stop = Promise.race([untilStopped(), ...(shell ? [shell.stopped] : [])])
  const claimed = ({ logs }: { logs: string }) => log.toFolder(logs)
  const looked = checkPlace(settings.dataDir)
  const appliance = await startAppliance(settings, log, Date.now, claimed, shell?.updating).catch(
    (error: unknown) => {
      log.startFailed(error)
      throw error
    },
  )
  const { trustPage, fingerprint } = appliance.network.show()
  const home = fingerprint === null ? null : { trustPage, fingerprint }
  const place = await looked
  if (place?.level === 'warning') log.warn({ finding: place.code }, place.text)
  process.stdout.write(
    process.stdout.isTTY && !read.json
      ? startWords(appliance.ready, home, place)
      : `${JSON.stringify(appliance.ready)}\n`,
  )
  shell?.serving(appliance)
  const signal = await Promise.race([stop, appliance.ending])
  log.info({ signal }, 'stopping')
  return closeInTime(appliance, signal === 'restart' ? againCode : 0)
}

/** The first signal; the second one ends the process at once, which loses nothing. */
function untilStopped(): Promise<string> {
  return new Promise((resolve) => {
    let asked = false
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.on(signal, () => {
        if (asked) process.exit(1)
        asked = true
        resolve(signal)
      })
  })
}

async function closeInTime(appliance: Appliance, code: number): Promise<number> {
  const late = setTimeout(() => process.exit(code), deadline)
  await appliance.close()
  clearTimeout(late)
  return code
}
