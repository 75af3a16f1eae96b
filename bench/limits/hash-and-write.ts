import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, unlinkSync, writeSync } from 'node:fs'
import { freshBytes } from '../harness/bytes.ts'
import { answerQuestions } from '../harness/worker.ts'

export type HashAndWrite = { path: string; bytes: number }

/** The least an upload can be: every byte hashed, written, and the file flushed. Answers milliseconds. */
answerQuestions<HashAndWrite, number>(async ({ path, bytes }) => {
  const begin = performance.now()
  const hash = createHash('sha256')
  const file = openSync(path, 'wx')
  for (const chunk of freshBytes(bytes)) {
    hash.update(chunk)
    writeSync(file, chunk)
  }
  fsyncSync(file)
  closeSync(file)
  hash.digest('hex')
  const took = performance.now() - begin
  unlinkSync(path)
  return took
})
