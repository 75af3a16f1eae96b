import { HearthError } from '../../storage/index.ts'
import type { Appliance } from '../appliance.ts'
import { parseFromShell, type News, type ToShell } from '../protocol.ts'

/** What `hearth start` says to the desktop shell that started it, and hears from it. */
export type ShellLink = {
  /** Resolves when the shell asks for an end, or has ended itself: nobody would stop us any more. */
  stopped: Promise<string>
  /** Before each piece of work on the database. */
  updating(done: number, of: number): void
  serving(appliance: Pick<Appliance, 'ready' | 'state' | 'network' | 'backUp'>): void
  failed(error: unknown): void
  /** Afterwards the channel keeps nothing alive. */
  close(): void
}

/** How long one without a shell may take to end, in ms. */
const orphanMs = 10_000

/** null: no shell started this. */
export function openShellLink(everyMs = 2000): ShellLink | null {
  if (process.send === undefined) return null
  const end = Promise.withResolvers<string>()
  let network: Appliance['network'] | null = null
  let backUp: Appliance['backUp'] = () => false
  let toldAt = 0
  const onMessage = (raw: unknown) => {
    const message = parseFromShell(raw)
    if (message?.type === 'stop') end.resolve('stop')
    if (message?.type === 'woke') void network?.woke()
    if (message?.type === 'backup:start')
      tell({ type: 'backup:started', id: message.id, done: backUp() })
    if (message?.type === 'lan:switch') void switchLan(network, message)
  }
  const onGone = () => {
    end.resolve('the Hearth app has ended')
    // A start that hangs would never come to look.
    setTimeout(() => process.exit(1), orphanMs).unref()
  }
  process.on('message', onMessage).once('disconnect', onGone)
  // It may have gone while this program was being read.
  if (!process.connected) onGone()
  let timer: NodeJS.Timeout | undefined
  return {
    stopped: end.promise,
    updating(done, of) {
      if (Date.now() - toldAt < 100) return
      toldAt = Date.now()
      tell({ type: 'updating', done, of })
    },
    serving(appliance) {
      const { origin, lan, dataDir } = appliance.ready
      network = appliance.network
      backUp = appliance.backUp
      tell({ type: 'ready', origin, lan, dataDir })
      tellOfLan(network)
      network.onChange(() => network && tellOfLan(network))
      timer = report(appliance.state, everyMs)
    },
    failed: (error) => tell(failureOf(error)),
    close() {
      clearInterval(timer)
      process.off('message', onMessage).off('disconnect', onGone)
    },
  }
}

async function switchLan(
  network: Appliance['network'] | null,
  { id, on, port }: { id: string; on: boolean; port?: number | undefined },
): Promise<void> {
  const type = 'lan:switched'
  try {
    if (network === null) throw new HearthError('UNAVAILABLE', 'Hearth is starting.')
    await network.switch(on, port)
    tell({ type, id, done: true })
  } catch (error) {
    const { message, variable } = failureOf(error)
    const freePort = variable === null ? null : (network?.show().trouble?.freePort ?? null)
    tell({
      type,
      id,
      done: false,
      message,
      ...(variable === null ? {} : { variable }),
      ...(freePort === null ? {} : { freePort }),
    })
  }
}

function tellOfLan({ show }: Appliance['network']): void {
  const { origin, on, onBy, trouble } = show()
  const why = on && trouble ? { trouble: trouble.message.slice(0, 2000) } : {}
  tell({ type: 'lan', lan: origin, fixed: onBy === 'environment', ...why })
}

function report(state: Appliance['state'], everyMs: number): NodeJS.Timeout {
  let said = ''
  // A disk that hangs is asked once, not every two seconds again.
  let asking = false
  const look = async () => {
    if (asking) return
    asking = true
    const news: News = { type: 'state', ...(await state()) }
    asking = false
    const words = JSON.stringify(news)
    if (words !== said) tell(news)
    said = words
  }
  void look()
  return setInterval(() => void look(), everyMs).unref()
}

function failureOf(error: unknown) {
  const known = error instanceof HearthError
  const message = known ? error.message : 'That did not work. The log of Hearth says more.'
  return {
    type: 'failed' as const,
    code: known ? error.code : 'INTERNAL',
    message: message.slice(0, 2000),
    variable: (known && error.field) || null,
  }
}

function tell(news: News | ToShell): void {
  // A shell that has gone is heard of by `stopped`.
  if (process.connected) process.send?.(news, () => {})
}
