import { parseFromServer, type FromShell, type News, type ToShell } from '../../server/protocol.ts'
import { isHouseholdAddress, isLoopback } from '../core/address-policy.ts'
import { explainExit, type Reason, type Verdict } from '../core/reason.ts'
import type { Ears, Launch, ServerProcess } from './process.ts'

export type Ready = Extract<News, { type: 'ready' }>

export type LanNews = Extract<News, { type: 'lan' }>

type StateNews = Extract<News, { type: 'state' }>

export type Deadlines = {
  /** From start to ready, in ms. */
  readyMs: number
  /** The same anew with each piece of an update of the database, one of which may take long. */
  pieceMs: number
  /** From start to ready with all of them: who only says that it is at work is not believed for ever. */
  longestMs: number
  /** From the request to stop to the kill, in ms; the server gives itself 9.5 s. */
  stopMs: number
  /** Between two questions whether it still answers, in ms. */
  probeEveryMs: number
  /** More messages than this in one second are a flood. */
  mostMessages: number
}

export const usualDeadlines: Deadlines = {
  readyMs: 120_000,
  pieceMs: 30 * 60_000,
  longestMs: 6 * 3_600_000,
  stopMs: 12_000,
  probeEveryMs: 15_000,
  mostMessages: 1000,
}

export type RunDeps = {
  spawn(launch: Launch, ears: Ears): ServerProcess
  /** Whether something there answers as the household address does. Never rejects. */
  probe(origin: string): Promise<boolean>
  deadlines: Deadlines
  hear: {
    /** It is still starting, and brings the database to its version: so much of it is done. */
    updating(percent: number): void
    ready(ready: Ready): void
    news(news: StateNews): void
    /** How it stands on the home network; the first time right after ready. */
    lan(news: LanNews): void
    /** A question about the key store, or an answer to ours. */
    keys(message: ToShell): void
  }
}

/** What a server that tells the truth says when it is ready. */
export type Expected = { dataDir: string; port: number | null }

export type Run = {
  /** When it is over, why; `asked`: we had told it to stop. */
  over: Promise<{ reason: Reason; asked: boolean; lastWords: string }>
  send(message: FromShell): void
  /** Asks once, then kills. Resolves when it is over. May be called twice. */
  stop(): Promise<void>
}

const missesToHang = 3

/** One life of the server, from its start to its exit. What it says is believed only after a look. */
export function startRun(launch: Launch, expected: Expected, deps: RunDeps): Run {
  const { spawn, probe, deadlines, hear } = deps
  const over = Promise.withResolvers<Awaited<Run['over']>>()
  let phase: 'starting' | 'checking' | 'ready' | 'over' = 'starting'
  let verdict: Verdict = null
  let asked = false
  let failed: Extract<News, { type: 'failed' }> | null = null
  let probing: NodeJS.Timeout | undefined
  let killing: NodeJS.Timeout | undefined
  let lan: LanNews | null = null
  let news: StateNews | null = null
  const flood = createFloodGauge(deadlines.mostMessages)
  let pieces = -1
  let late = setTimeout(tooLate, deadlines.readyMs)
  const latest = setTimeout(tooLate, deadlines.longestMs)

  const server = spawn(launch, {
    message(raw) {
      if (verdict !== null || phase === 'over') return
      if (flood(Date.now())) return condemn('flooded')
      const message = parseFromServer(raw)
      if (message !== null) take(message)
    },
    exit(code, signal, missing) {
      phase = 'over'
      for (const timer of [late, latest, probing, killing]) clearTimeout(timer)
      const reason = explainExit({ code, signal, missing, failed, verdict })
      over.resolve({ reason, asked, lastWords: server.lastWords() })
    },
  })

  return {
    over: over.promise,
    send: (message) => (phase === 'over' ? undefined : server.send(message)),
    async stop() {
      if (!asked && phase !== 'over') {
        asked = true
        server.send({ type: 'stop', id: crypto.randomUUID() } satisfies FromShell)
        killing = setTimeout(() => server.kill(), deadlines.stopMs)
      }
      await over.promise
    },
  }

  function take(message: ToShell | News): void {
    if (message.type === 'failed') failed = message
    else if (message.type === 'ready') void check(message)
    else if (message.type === 'lan') hearLan(message)
    else if (message.type === 'updating') hearUpdating(message)
    else if (message.type === 'state') hearState(message)
    else hear.keys(message)
  }

  /** Only more than before is a word. */
  function hearUpdating({ done, of }: Extract<News, { type: 'updating' }>): void {
    if (phase !== 'starting' || done <= pieces || done >= of) return
    pieces = done
    clearTimeout(late)
    late = setTimeout(tooLate, deadlines.pieceMs)
    hear.updating(Math.floor((100 * done) / of))
  }

  function tooLate(): void {
    condemn('never-ready')
  }

  function hearLan(news: LanNews): void {
    if (news.lan !== null && !isHouseholdAddress(news.lan)) return condemn('lied')
    lan = news
    if (phase === 'ready') hear.lan(news)
  }

  /** It comes a moment after ready, and again only where it changes: the first one must not be missed. */
  function hearState(state: StateNews): void {
    news = state
    if (phase === 'ready') hear.news(state)
  }

  async function check(ready: Ready): Promise<void> {
    if (phase !== 'starting') return
    phase = 'checking'
    if (!isPlausible(ready, expected)) return condemn('lied')
    const serves = await probe(ready.origin)
    if (isOver() || verdict !== null || asked) return
    if (!serves) return condemn('lied')
    for (const timer of [late, latest]) clearTimeout(timer)
    phase = 'ready'
    hear.ready(ready)
    if (lan !== null) hear.lan(lan)
    if (news !== null) hear.news(news)
    watch(ready.origin, 0)
  }

  function watch(origin: string, misses: number): void {
    probing = setTimeout(() => {
      void probe(origin).then((answers) => {
        if (isOver() || asked) return
        if (!answers && misses + 1 >= missesToHang) condemn('hung')
        else watch(origin, answers ? 0 : misses + 1)
      })
    }, deadlines.probeEveryMs)
  }

  function isOver(): boolean {
    return phase === 'over'
  }

  function condemn(why: NonNullable<Verdict>): void {
    if (isOver() || verdict !== null) return
    verdict = why
    server.kill()
  }
}

/** It serves the folder it was given, on this machine, on the port it was given. */
export function isPlausible({ origin, lan, dataDir }: Ready, { dataDir: dir, port }: Expected) {
  if (!isLoopback(origin) || dataDir !== dir) return false
  if (port !== null && Number(new URL(origin).port || 80) !== port) return false
  return lan === null || isHouseholdAddress(lan)
}

function createFloodGauge(most: number): (now: number) => boolean {
  let since = 0
  let count = 0
  return (now) => {
    if (now - since >= 1000 || now < since) [since, count] = [now, 0]
    return ++count > most
  }
}
