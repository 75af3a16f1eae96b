import { spawn } from 'node:child_process'

/** A server process. After its exit nothing is posted to it. */
export type ServerProcess = {
  send(message: object): void
  kill(): void
  /** The end of what it wrote on standard error. */
  lastWords(): string
}

export type Ears = {
  message(raw: unknown): void
  /** Once. `missing`: it could not be started at all. */
  exit(code: number | null, signal: string | null, missing: boolean): void
}

export type Launch = { program: string; args: string[]; env: Record<string, string> }

const keptWords = 8192

/** Starts the server with a channel of messages between it and us. */
export function spawnServer({ program, args, env }: Launch, ears: Ears): ServerProcess {
  const child = spawn(program, args, {
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    windowsHide: true,
  })
  let words = ''
  let over = false
  const end = (code: number | null, signal: string | null, missing = false) => {
    if (over) return
    over = true
    ears.exit(code, signal, missing)
  }
  // Read to the end whatever comes, or a server that talks much would stand still.
  child.stderr?.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-keptWords)
  })
  child.on('message', (raw) => (over ? undefined : ears.message(raw)))
  child.on('error', () => (child.pid === undefined ? end(null, null, true) : undefined))
  child.on('exit', (code, signal) => end(code, signal))
  return {
    send: (message) => void (child.connected && !over && child.send(message, () => {})),
    kill: () => void child.kill('SIGKILL'),
    lastWords: () => words,
  }
}
