import { fork } from 'node:child_process'
import { endProcess } from './program.ts'

/** A program of our own in its own process, that answers one question at a time. */
export type Worker<Question, Answer> = AsyncDisposable & {
  pid: number
  ask(question: Question): Promise<Answer>
}

type Reply<Answer> = { answer: Answer } | { failure: string }

/** @param env on top of ours */
export function startWorker<Question extends object, Answer>(
  program: URL,
  env: NodeJS.ProcessEnv = {},
): Worker<Question, Answer> {
  const child = fork(program, { env: { ...process.env, ...env } })
  let end: (why: Error) => void = () => {}
  child.once('exit', (code) => end(new Error(`${program.pathname} ended with ${code}`)))
  return {
    pid: child.pid ?? 0,
    ask: (question) =>
      new Promise((resolve, reject) => {
        end = reject
        child.once('message', (reply: Reply<Answer>) =>
          'answer' in reply ? resolve(reply.answer) : reject(new Error(reply.failure)),
        )
        child.send(question)
      }),
    [Symbol.asyncDispose]: () => endProcess(child, 2000),
  }
}

/** The worker's side. */
export function answerQuestions<Question, Answer>(
  answer: (question: Question) => Promise<Answer>,
): void {
  process.on('message', (question: Question) => {
    answer(question).then(
      (given) => process.send?.({ answer: given } satisfies Reply<Answer>),
      (error: unknown) => process.send?.({ failure: String((error as Error).stack ?? error) }),
    )
  })
}
