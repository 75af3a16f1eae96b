import { Busboy, type BusboyFileStream, type BusboyHeaders } from '@fastify/busboy'
import type { Readable } from 'node:stream'
import { HearthError } from '../../storage/index.ts'

/** More than any form of ours has, and few enough that nobody keeps us busy with them. */
const limits = { parts: 64, fields: 32, fieldSize: 16 * 1024, headerPairs: 64 }

/** What the file parts wait in between the network and the disk, at most, in bytes. */
const fileHwm = 1024 * 1024

type Options = {
  body: AsyncIterable<Buffer>
  headers: BusboyHeaders
  /** Takes the one file. A rejection stops the reading and is what the caller gets. */
  takeFile: (file: Readable, name: string | undefined) => Promise<void>
}

/**
 * Streams a multipart form: the part `file` goes to `takeFile` while it arrives, the other fields
 * are returned. Fields may come before or after the file.
 * @throws HearthError VALIDATION for a form that is damaged, cut off, too big, or has two files
 */
export async function readMultipart(options: Options): Promise<Record<string, string>> {
  const form = createForm(options)
  try {
    for await (const chunk of options.body) await form.write(chunk)
    await form.end()
    return form.fields()
  } catch (error) {
    await form.stop(error)
    throw error
  }
}

function createForm({ headers, takeFile }: Options) {
  const fields = new Map<string, string>()
  const parser = openParser(headers)
  const finished = Promise.withResolvers<void>()
  let file: BusboyFileStream | undefined
  let taken: Promise<void> = Promise.resolve()
  let failure: unknown
  let stopWaiting: (reason: unknown) => void = () => {}

  function fail(reason: unknown) {
    failure ??= reason
    finished.reject(failure)
    stopWaiting(failure)
  }
  finished.promise.catch(() => {})

  parser.on('error', () => fail(damagedForm()))
  parser.on('partsLimit', () => fail(bigForm()))
  parser.on('fieldsLimit', () => fail(bigForm()))
  parser.on('finish', () => finished.resolve())
  parser.on('field', (name, value, _nameTruncated, truncated) => {
    if (truncated) fail(longField(name))
    else if (name) fields.set(name, value)
  })
  parser.on('file', (name, stream, fileName) => {
    const problem = failure ? 'stopped' : name !== 'file' ? notTheFile(name) : file && twoFiles()
    if (problem) {
      stream.on('error', () => {}).resume()
      return fail(problem)
    }
    file = stream
    taken = takeFile(stream, fileName)
    taken.catch(fail)
  })

  return {
    /** Resolves when the parser wants more: the disk's pace reaches the client through it. */
    write(chunk: Buffer): Promise<void> {
      return new Promise((resolve, reject) => {
        if (failure) return reject(failure)
        stopWaiting = reject
        parser.write(chunk, () => resolve())
      })
    },
    async end(): Promise<void> {
      parser.end()
      await finished.promise
      await taken
    },
    fields: () => Object.fromEntries(fields),
    /** Ends the file as well, so that whoever takes it is finished with it when this resolves. */
    async stop(reason: unknown): Promise<void> {
      fail(reason)
      file?.destroy(reason instanceof Error ? reason : new Error('stopped'))
      await taken.catch(() => {})
    },
  }
}

function openParser(headers: BusboyHeaders) {
  try {
    return new Busboy({ headers, limits, fileHwm, preservePath: true })
  } catch {
    throw damagedForm()
  }
}

function damagedForm() {
  return new HearthError('VALIDATION', 'The form is damaged or was cut off on the way.')
}

function bigForm() {
  return new HearthError('VALIDATION', 'The form has far too many parts.')
}

function longField(field: string) {
  return new HearthError('VALIDATION', `${field}: this is too long.`, { field })
}

function notTheFile(field: string | undefined) {
  return new HearthError('VALIDATION', `The file belongs into the field “file”, not “${field}”.`, {
    field: 'file',
  })
}

function twoFiles() {
  return new HearthError('VALIDATION', 'One file at a time, please: this form has several.', {
    field: 'file',
  })
}
