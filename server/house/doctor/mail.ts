import { connect } from 'node:net'
import type { Settings } from '../../settings.ts'
import { finding, type Finding } from '../finding.ts'
import { wordsOf } from './report.ts'

const patienceMs = 5000

/** Whether anybody is there; what the mail server thinks of us shows in the outbox. */
export async function checkMail(smtp: Settings['smtp']): Promise<Finding> {
  if (!smtp) return finding('mail.off')
  const host = `${smtp.host}:${smtp.port}`
  try {
    await reach(smtp)
    return finding('mail.ok', { host })
  } catch (error) {
    return finding('mail.silent', { host, reason: wordsOf(error) })
  }
}

function reach({ host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: patienceMs })
    const end = (error?: Error) => {
      socket.destroy()
      if (error) reject(error)
      else resolve()
    }
    socket.once('connect', () => end())
    socket.once('timeout', () => end(new Error(`no answer within ${patienceMs / 1000} s`)))
    socket.once('error', end)
  })
}
