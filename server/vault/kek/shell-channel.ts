import { HearthError } from '../../../storage/index.ts'
import { parseFromShell, type FromShell, type ToShell } from '../../protocol.ts'

/** The way to the desktop shell. `close` stops listening, so that the channel keeps nothing alive. */
export type ShellChannel = {
  /** @throws UNAVAILABLE where the shell is gone */
  send(message: ToShell): void
  /** What is not a message as server/protocol has it is not heard of. */
  listen(hear: (message: FromShell) => void): () => void
}

/**
 * The channel a child process has to its parent; null: this process is nobody's child.
 * Nobody else can write into it: it is a pipe that only the two have.
 */
export function openProcessChannel(): ShellChannel | null {
  if (process.send === undefined) return null
  return {
    send(message) {
      if (process.connected) process.send?.(message)
      else throw gone()
    },
    listen(hear) {
      const onMessage = (raw: unknown) => {
        const message = parseFromShell(raw)
        if (message) hear(message)
      }
      process.on('message', onMessage)
      return () => void process.off('message', onMessage)
    },
  }
}

function gone(): HearthError {
  return new HearthError('UNAVAILABLE', 'The Hearth app that started this has ended.')
}
