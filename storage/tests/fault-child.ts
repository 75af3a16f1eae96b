import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { HearthError, openForReading, openStorage, verify, type Storage } from '../index.ts'
import { smallIo, uploadTo } from '../scratch.ts'
import { expectations, findLive, keyOf, story, take, type Told } from './story.ts'

/**
 * Lives through the story again and again, each time with another write (or flush) failing once,
 * until none fails any more. Arguments: a folder, write or flush, EIO or ENOSPC, the first one to
 * fail, how many further the next, migrations. Says how many failed, or throws what went wrong.
 */
const [, , root = '', kind = '', errno = '', first = '1', stride = '1', migrations = ''] =
  process.argv
const clock = { now: 1_700_000_000_000 }

let failures = 0
for (let at = Number(first); await suffer(at); at += Number(stride)) failures++
process.send?.(failures)

async function suffer(at: number): Promise<boolean> {
  const dir = mkdtempSync(join(root, 'run-'))
  const data = join(dir, 'data')
  const mark = join(dir, 'failed')
  const where = `${errno} at ${kind} ${at}`
  arm(at, data, mark)
  const opened = await open(data).catch((error: unknown) => named(error, where))
  const storage = opened ?? (await open(data))
  const told = await liveThrough(storage, where)
  disarm()
  clock.now += 10_000

  // The disk is well again: so is the house.
  await check(storage, told, where)
  await uploadTo(storage, 'afterwards')
  await storage.trash.collect({ graceMs: 0 })
  await check(storage, told, where)
  await storage.close()
  const reader = await openForReading(data)
  const { damage } = await verify(reader, { all: true })
  reader.close()
  if (damage.length > 0) throw new Error(`${where}: ${JSON.stringify(damage)}`)
  const failed = existsSync(mark)
  rmSync(dir, { recursive: true })
  return failed
}

function open(dir: string): Promise<Storage> {
  return openStorage({ dir, now: () => clock.now, io: { ...smallIo, migrations } })
}

async function liveThrough(storage: Storage, where: string): Promise<Told[]> {
  const told: Told[] = []
  const ids = new Map<string, string>()
  for (const step of story) {
    told.push({ ...step, phase: 'begun' })
    try {
      await take(storage, step, ids)
      told.push({ ...step, phase: 'done' })
    } catch (error) {
      named(error, where)
    }
    // So that a failed write does not have the following ones refused.
    clock.now += 10_000
  }
  return told
}

/** Whatever fails, fails with a name. */
function named(error: unknown, where: string): null {
  const codes = ['NO_SPACE', 'UNAVAILABLE', 'READ_ONLY']
  if (error instanceof HearthError && codes.includes(error.code)) return null
  throw new Error(`${where}: not a named failure`, { cause: error })
}

async function check(storage: Storage, told: Told[], where: string): Promise<void> {
  const { live, open: unsure } = expectations(told)
  for (const step of story) {
    if (step.bytes === '' || unsure.has(keyOf(step))) continue
    const found = findLive(storage, step)
    if ((found !== null) !== (live.get(keyOf(step)) ?? false)) {
      throw new Error(`${where}: ${keyOf(step)} is ${found ? 'there' : 'not there'}`)
    }
    if (found === null) continue
    const blob = await storage.blobs.open(found.hash)
    if (String(await buffer(blob.stream())) !== step.bytes) {
      throw new Error(`${where}: ${keyOf(step)} has other bytes`)
    }
  }
}

function arm(at: number, data: string, mark: string): void {
  const settings = {
    AT: String(at),
    DIR: data,
    MARK: mark,
    KIND: kind,
    ERRNO: errno,
    RUN: `r${at}`,
  }
  for (const [name, value] of Object.entries(settings)) process.env[`FAULT_${name}`] = value
}

function disarm(): void {
  process.env['FAULT_RUN'] = ''
}
