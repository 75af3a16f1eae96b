import type { Failure, FailureCode, FailureReason } from './task.ts'

/** A failure whose words may be shown to people. Everything else is put into words by `failureOf`. */
export class DecodeError extends Error {
  readonly code: FailureCode
  readonly reason: FailureReason

  constructor(code: FailureCode, { reason, message }: Words, cause?: unknown) {
    super(message, { cause })
    this.code = code
    this.reason = reason
  }
}

/**
 * A library's error in our words. What libvips says has no codes, so here, and only here, its
 * messages are read.
 */
export function failureOf(error: unknown): Failure {
  if (error instanceof DecodeError) {
    const { code, reason, message } = error
    return { code, reason, message }
  }
  const detail = String(error).slice(0, 2000)
  return { ...inWords(error as NodeJS.ErrnoException), detail }
}

function inWords({ code, message = '' }: NodeJS.ErrnoException): Failure {
  if (code === 'ENOSPC' || code === 'EDQUOT') return { code: 'NO_SPACE', ...words.noSpace }
  if (code === 'EROFS') return { code: 'READ_ONLY', ...words.readOnly }
  if (code === 'ENOENT' || message.startsWith('Input file is missing'))
    return { code: 'DAMAGED', ...words.missing }
  if (/timeout/.test(message)) return { code: 'BUSY', ...words.slow }
  if (/pixel limit/.test(message)) return { code: 'UNPROCESSABLE', ...words.tooLarge }
  if (typeof code === 'string') return { code: 'INTERNAL', ...words.disk }
  return { code: 'UNPROCESSABLE', ...words.damaged }
}

type Words = { reason: FailureReason; message: string }

export const words = {
  noSpace: {
    reason: 'NO_SPACE',
    message: 'The disk is full. Make room, and the picture is tried again.',
  },
  readOnly: { reason: 'READ_ONLY', message: 'The data folder cannot be written to.' },
  missing: {
    reason: 'MISSING',
    message: 'The original is not where it should be. Run "hearth verify".',
  },
  slow: {
    reason: 'TOOK_TOO_LONG',
    message: 'Reading this picture took too long, so Hearth stopped trying.',
  },
  tooLarge: {
    reason: 'TOO_MANY_PIXELS',
    message: 'This picture has more pixels than Hearth can handle.',
  },
  disk: {
    reason: 'DISK',
    message: 'The disk refused to read or write. The picture is tried again.',
  },
  damaged: { reason: 'DAMAGED', message: 'This file is damaged, or not a picture.' },
} as const satisfies Record<string, Words>

/** Failures that trying again more leniently cannot change. */
export function isFinal(error: unknown): boolean {
  return error instanceof DecodeError || failureOf(error).reason !== 'DAMAGED'
}
