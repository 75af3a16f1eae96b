import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { answerQuestions } from '../harness/worker.ts'

const password = 'the same for all of them'
const hash = await hashPassword(password)

/** So many passwords checked, one after the other. Answers the processor time of one, in ms. */
answerQuestions<{ count: number }, number>(async ({ count }) => {
  const before = process.cpuUsage()
  for (let n = 0; n < count; n++) await verifyPassword({ hash, password })
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / count
})
