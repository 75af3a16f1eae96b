import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { finding, type Finding } from '../finding.ts'

/** A computer whose battery is empty begins in 1970, or on the day it was built. */
export async function checkClock(dir: string, now: () => number): Promise<Finding> {
  const at = now()
  const facts = { now: new Date(at).toISOString() }
  return finding(at < (await madeAt(dir)) ? 'clock.early' : 'clock.ok', facts)
}

async function madeAt(dir: string): Promise<number> {
  const text = await readFile(join(dir, 'hearth.json'), 'utf8')
  const { createdAt } = JSON.parse(text) as { createdAt?: unknown }
  return typeof createdAt === 'number' ? createdAt : 0
}
