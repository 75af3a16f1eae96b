import type { Failure, FailureCode } from './task.ts'

/** A failure whose words may be shown to people. Everything else is put into words by `failureOf`. */
export class DecodeError extends Error {
  readonly code: FailureCode

  constructor(code: FailureCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }
}

/**
 * A library's error in our words. What libvips says has no codes, so here, and only here, its
 * messages are read.
 */
export function failureOf(error: unknown): Failure {
  if (error instanceof DecodeError) return { code: error.code, message: error.message }
  const detail = String(error).slice(0, 2000)
  return { ...inWords(error as NodeJS.ErrnoException), detail }
}

function inWords({ code, message = '' }: NodeJS.ErrnoException): Failure {
  if (code === 'ENOSPC' || code === 'EDQUOT') return { code: 'NO_SPACE', message: words.noSpace }
  if (code === 'EROFS') return { code: 'READ_ONLY', message: words.readOnly }
  if (code === 'ENOENT' || message.startsWith('Input file is missing'))
    return { code: 'DAMAGED', message: words.missing }
  if (/timeout/.test(message)) return { code: 'BUSY', message: words.slow }
  if (/pixel limit/.test(message)) return { code: 'UNPROCESSABLE', message: words.tooLarge }
  if (typeof code === 'string') return { code: 'INTERNAL', message: words.disk }
  return { code: 'UNPROCESSABLE', message: words.damaged }
}

export const words = {
  noSpace: 'The disk is full. Make room, and the picture is tried again.',
  readOnly: 'The data folder cannot be written to.',
  missing: 'The original is not where it should be. Run "hearth verify".',
  slow: 'Reading this picture took too long, so Hearth stopped trying.',
  tooLarge: 'This picture has more pixels than Hearth can handle.',
  disk: 'The disk refused to read or write. The picture is tried again.',
  damaged: 'This file is damaged, or not a picture.',
}

/** Failures that trying again more leniently cannot change. */
export function isFinal(error: unknown): boolean {
  return error instanceof DecodeError || failureOf(error).message !== words.damaged
}
