import { HearthError } from '../../storage/index.ts'
import type { Appliance } from '../appliance.ts'
import { parseFromShell, type News } from '../protocol.ts'

/** What `hearth start` says to the desktop shell that started it, and hears from it. */
export type ShellLink = {
  /** Resolves when the shell asks for an end, or has ended itself: nobody would stop us any more. */
  stopped: Promise<string>
  serving(appliance: Pick<Appliance, 'ready' | 'state'>): void
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
  const onMessage = (raw: unknown) => {
    if (parseFromShell(raw)?.type === 'stop') end.resolve('stop')
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
    serving({ ready: { origin, lan, dataDir }, state }) {
      tell({ type: 'ready', origin, lan, dataDir })
      timer = report(state, everyMs)
    },
    failed: (error) => tell(failureOf(error)),
    close() {
      clearInterval(timer)
      process.off('message', onMessage).off('disconnect', onGone)
    },
  }
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

function failureOf(error: unknown): News {
  const known = error instanceof HearthError
  const message = known ? error.message : 'Hearth could not start. The log says more.'
  return {
    type: 'failed',
    code: known ? error.code : 'INTERNAL',
    message: message.slice(0, 2000),
    variable: (known && error.field) || null,
  }
}

function tell(news: News): void {
  // A shell that has gone is heard of by `stopped`.
  if (process.connected) process.send?.(news, () => {})
}
