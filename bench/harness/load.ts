import { createAgent, ask } from './http.ts'
import { findProgram, runProgram } from './program.ts'

export type Load = { connections: number; seconds: number; cookie?: string }
export type Rate = { requests: number; bytes: number; refused: number }

/** Requests and bytes a second that a server answers, asked by wrk where it is installed. */
export async function measureRate(url: string, load: Load): Promise<Rate> {
  const wrk = await findProgram('wrk')
  return wrk ? byWrk(wrk, url, load) : byOurselves(url, load)
}

export async function loadProgram(): Promise<string> {
  return (await findProgram('wrk'))
    ? 'wrk, one thread'
    : "the benchmark's own client, as wrk is not installed"
}

async function byWrk(
  wrk: string,
  url: string,
  { connections, seconds, cookie }: Load,
): Promise<Rate> {
  const said = await runProgram(wrk, [
    '-t1',
    `-c${connections}`,
    `-d${seconds}s`,
    ...(cookie ? ['-H', `Cookie: ${cookie}`] : []),
    url,
  ])
  const refused = Number(/Non-2xx or 3xx responses: (\d+)/.exec(said)?.[1] ?? 0)
  const requests = Number(/Requests\/sec:\s+([\d.]+)/.exec(said)?.[1])
  return { requests, bytes: bytesOf(/Transfer\/sec:\s+([\d.]+)([KMG]?)B/.exec(said)), refused }
}

function bytesOf(found: RegExpExecArray | null): number {
  const power = ['', 'K', 'M', 'G'].indexOf(found?.[2] ?? '')
  return Number(found?.[1]) * 1024 ** power
}

async function byOurselves(url: string, { connections, seconds, cookie }: Load): Promise<Rate> {
  const agent = createAgent(connections)
  const begin = performance.now()
  const rate: Rate = { requests: 0, bytes: 0, refused: 0 }
  const lane = async () => {
    while (performance.now() - begin < seconds * 1000) {
      const { status, body } = await ask(url, { agent, headers: cookie ? { cookie } : {} })
      rate.requests++
      rate.bytes += body.length
      if (status !== 200) rate.refused++
    }
  }
  await Promise.all(Array.from({ length: connections }, lane))
  agent.destroy()
  const took = (performance.now() - begin) / 1000
  return { ...rate, requests: rate.requests / took, bytes: rate.bytes / took }
}

/** @throws when anything but a good answer came: a fast refusal must not count */
export function allGood(rate: Rate, url: string): Rate {
  if (rate.refused === 0 && rate.requests > 0) return rate
  throw new Error(`${url}: ${rate.refused} answers were not 2xx, ${rate.requests} a second in all`)
}
