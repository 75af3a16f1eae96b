import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerQuestions } from '../harness/worker.ts'

export type BareServer = { path: string; type: string; from: 'memory' | 'stream' }

/** One file over node:http, without a name, a check or a log. Answers its port. */
answerQuestions<BareServer, number>(async ({ path, type, from }) => {
  const { size } = await stat(path)
  const bytes = from === 'memory' ? await readFile(path) : null
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': type, 'content-length': size })
    if (bytes) response.end(bytes)
    else createReadStream(path).pipe(response)
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
})
