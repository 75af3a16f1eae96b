import { openStorage } from '../../storage/index.ts'
import { answerQuestions } from '../harness/worker.ts'

export type StorageWrites = {
  dir: string
  /** 'grouped' is storage.write, as the server uses it; 'alone' is one commit a write. */
  how: 'grouped' | 'alone'
  /** Writers that each wait for an answer before they write again. */
  writers: number
  forMs: number
}

/** Small writes into a real data folder, counted when they are acknowledged. Answers writes a second. */
answerQuestions<StorageWrites, number>(async ({ dir, how, writers, forMs }) => {
  const storage = await openStorage({ dir })
  const begin = performance.now()
  let acknowledged = 0
  const writer = async (name: number) => {
    for (let turn = 0; performance.now() - begin < forMs; turn++) {
      const op = () => storage.settings.set(`bench.${name}`, turn)
      await (how === 'grouped' ? storage.write(op) : alone(() => storage.writeNow(op)))
      acknowledged++
    }
  }
  await Promise.all(Array.from({ length: writers }, (_, name) => writer(name)))
  const rate = (acknowledged / (performance.now() - begin)) * 1000
  await storage.close()
  return rate
})

/** Lets the other writers have their turn, as a server would. */
async function alone(write: () => void): Promise<void> {
  write()
  await new Promise((resolve) => {
    setImmediate(resolve)
  })
}
