import { Busboy, type BusboyFileStream, type BusboyHeaders } from '@fastify/busboy'
import { HearthError } from '../../storage/index.ts'
import { createIntake } from './intake.ts'
import { release } from './release.ts'

/** More than any form of ours has, and few enough that nobody keeps us busy with them. */
const usual = { parts: 64, fields: 32, fieldSize: 16 * 1024, headerPairs: 64 }

type Options = {
  body: AsyncIterable<Buffer>
  headers: BusboyHeaders
  /**
   * Takes the one file; `before` are the fields that came before it. A rejection stops the reading
   * and is what the caller gets.
   */
  takeFile: (
    bytes: AsyncIterable<Buffer>,
    name: string | undefined,
    before: Record<string, string>,
  ) => Promise<void>
  /** Bytes of one field. */
  fieldSize?: number
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
    return await form.end()
  } catch (error) {
    await form.stop(error)
    throw error
  }
}

function createForm({ headers, takeFile, fieldSize = usual.fieldSize }: Options) {
  const fields = new Map<string, string>()
  const parser = openParser(headers, { ...usual, fieldSize })
  const intake = createIntake()
  const finished = Promise.withResolvers<void>()
  finished.promise.catch(() => {})
  let taken: Promise<void> = Promise.resolve()

  function fail(reason: unknown): void {
    intake.fail(reason)
    finished.reject(reason)
  }

  parser.on('error', () => fail(damagedForm()))
  parser.on('partsLimit', () => fail(bigForm()))
  parser.on('fieldsLimit', () => fail(bigForm()))
  parser.on('finish', () => finished.resolve())
  parser.on('field', (name, value, _nameTruncated, valueTruncated) => {
    if (valueTruncated) fail(longField(name))
    else if (name) fields.set(name, value)
  })
  parser.on('file', (field, stream, name) => {
    const problem = field !== 'file' ? notTheFile(field) : intake.hasFile() ? twoFiles() : null
    if (problem) return refuse(stream, problem)
    taken = takeFile(intake.open(stream), name, Object.fromEntries(fields))
    taken.catch(fail)
  })

  function refuse(stream: BusboyFileStream, problem: HearthError): void {
    stream.on('error', () => {}).resume()
    fail(problem)
  }

  return {
    /** Resolves when what the chunk had of the file was taken: so the disk's pace reaches the client. */
    async write(chunk: Buffer): Promise<void> {
      const came = await intake.during((done) => parser.write(chunk, () => done()))
      // [Note: chunks are given back] Only one that was nothing but file: fields may still be read.
      if (came === chunk.byteLength) release(chunk)
    },
    async end(): Promise<Record<string, string>> {
      parser.end()
      await finished.promise
      await taken
      return Object.fromEntries(fields)
    },
    /** Ends the file as well, so that whoever takes it is finished with it when this resolves. */
    async stop(reason: unknown): Promise<void> {
      fail(reason)
      intake.close(reason)
      await taken.catch(() => {})
    },
  }
}

function openParser(headers: BusboyHeaders, limits: Record<string, number>) {
  try {
    // What waits between the network and the disk, at most, in bytes.
    return new Busboy({ headers, limits, fileHwm: 256 * 1024, preservePath: true })
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

function longField(name: string) {
  const field = name.slice(0, longestShown)
  return new HearthError('VALIDATION', `${field}: this is too long.`, { field })
}

function notTheFile(name = '') {
  const words = `The file belongs into the field “file”, not “${name.slice(0, longestShown)}”.`
  return new HearthError('VALIDATION', words, { field: 'file' })
}

/** Of a field's name, which may be anything, in an answer. */
const longestShown = 64

function twoFiles() {
  return new HearthError('VALIDATION', 'One file at a time, please: this form has several.', {
    field: 'file',
  })
}
