import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, vi } from 'vitest'
import type { Ask, Seen } from './desk.ts'

type Place = {
  app: string
  resources: string
  /** The home of whoever uses it. */
  home: string
  /** The words that make a command run on its machine. */
  on: string[]
}

const desk = fileURLToPath(new URL('desk.ts', import.meta.url))

/** The packed app, started as the login item starts it; resolves when the tray says that it runs. */
export async function startApp({ app, resources, home, on: [ip = '', ...on] }: Place) {
  const child = spawn(ip, [...on, process.execPath, desk, app, resources, `${home}/app data`], {
    cwd: home,
    env: { HOME: home, PATH: '/usr/bin:/bin', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const look = () => answerOf(child, 'look')
  const tray = async () => (await look()).tray
  const isUp = async () => expect((await tray())[0]).toMatch(/is running/)
  await vi.waitFor(isUp, { timeout: 45_000, interval: 100 })
  return {
    look,
    tray,
    kill: () => (child.kill('SIGKILL'), ended),
    quit: async () => void (await Promise.race([answerOf(child, 'quit'), ended]), await ended),
  }
}

export type PackedApp = Awaited<ReturnType<typeof startApp>>

function answerOf(child: ChildProcess, ask: Ask): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const gone = () => reject(new Error('the app is gone'))
    child.once('exit', gone).once('message', (seen) => {
      child.off('exit', gone)
      resolve(seen as Seen)
    })
    child.send(ask)
  })
}
