import { randomBytes } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { explainFailure } from '../../../storage/index.ts'
import { finding, type Finding } from '../finding.ts'
import { wordsOf } from './report.ts'

const rounds = 15
/** Below it no disk with something that turns or wears can be, in ms. */
const doubtfulMs = 0.04
const slowMs = 150

/** How long the disk takes to keep a small thing for good: the middle of some tries. */
export async function checkFlush(dir: string): Promise<Finding> {
  const path = join(dir, `doctor-${randomBytes(6).toString('hex')}`)
  try {
    const middle = await measure(path).finally(() => rm(path, { force: true }))
    const ms = Number(middle.toFixed(middle < 10 ? 2 : 0))
    if (middle > slowMs) return finding('flush.slow', { ms })
    return finding(middle < doubtfulMs ? 'flush.fast' : 'flush.ok', { ms })
  } catch (error) {
    return finding('flush.failed', { reason: wordsOf(explainFailure(error)) })
  }
}

async function measure(path: string): Promise<number> {
  await using file = await open(path, 'wx', 0o600)
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    await file.write(randomBytes(4096))
    await file.sync()
    times.push(performance.now() - began)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
}
