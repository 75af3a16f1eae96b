import { resolve } from 'node:path'
import { judgePlace, lookAtPlace } from '../../place/index.ts'
import { finding, type Finding } from '../finding.ts'

/** Whether the photos lie well where they are; null: they do. A running house is warned, never turned out. */
export async function checkPlace(dir: string, home?: string): Promise<Finding | null> {
  const facts = await lookAtPlace(resolve(dir), home)
  const word = judgePlace(facts, process.platform)
  if (word === null || word === 'relative') return null
  return finding(`folder.${word}`, { dir: facts.path, real: facts.realPath })
}
