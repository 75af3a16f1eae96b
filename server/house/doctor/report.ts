import type { z } from 'zod'
import manifest from '../../../package.json' with { type: 'json' }
import { type DataFolder, HearthError, openForReading } from '../../../storage/index.ts'
import type { Settings } from '../../settings.ts'
import { finding, type Finding, worstOf } from '../finding.ts'
import type { reportAnswer } from '../operations.ts'
import { diskFinding } from '../standing.ts'
import { checkClock } from './clock.ts'
import { checkFlush } from './flush.ts'
import { checkMail } from './mail.ts'
import { checkMode } from './mode.ts'
import { checkNetwork, type HomeNetworkFacts } from './network/index.ts'
import { checkPlace } from './place.ts'
import { checkPorts } from './ports.ts'
import { checkDatabases } from './databases.ts'

export type Report = z.output<typeof reportAnswer>
export type NetworkReport = Pick<Report, 'at' | 'worst' | 'findings'>

export type DoctorDeps = {
  settings: Settings
  /** Where each half answers, by the variable of its port; null: Hearth does not run. */
  running: Record<string, string> | null
  /** Who keeps the key of the vaults, and whether it is there. */
  keys: (folder: DataFolder) => Promise<Finding>
  /** null: nothing of it is known. */
  network: () => Promise<HomeNetworkFacts | null>
  now: () => number
}

/**
 * Looks a Hearth over, from inside it or beside it: the same report for `hearth doctor` and for the
 * admin page. Changes nothing but a small file, which it takes away again. Never throws for what it finds.
 */
export async function createReport(deps: DoctorDeps): Promise<Report> {
  const { settings, running, now } = deps
  const found = await Promise.all([folder(deps), place(settings), machine(deps)])
  const findings = found.flat()
  return {
    at: new Date(now()).toISOString(),
    hearth: manifest.version,
    system: `${process.platform} ${process.arch}, Node ${process.versions.node}`,
    dataDir: settings.dataDir,
    running: running?.['HEARTH_PORT'] ?? null,
    worst: worstOf(findings),
    findings,
  }
}

/** All that needs the data folder; where that is none of ours, nothing in it is touched. */
async function folder({ settings, keys, now }: DoctorDeps): Promise<Finding[]> {
  const found = await open(settings.dataDir)
  if ('code' in found) return [found]
  return Promise.all([
    checkMode(found.dir),
    found.freeBytes().then(diskFinding),
    checkFlush(found.incoming),
    checkDatabases(found),
    keys(found),
    checkClock(found.dir, now),
  ])
}

async function place({ dataDir }: Settings): Promise<Finding[]> {
  const found = await checkPlace(dataDir)
  return found === null ? [] : [found]
}

async function open(dir: string): Promise<DataFolder | Finding> {
  try {
    const reader = await openForReading(dir)
    reader.close()
    return reader.folder
  } catch (error) {
    return finding('folder.missing', { reason: wordsOf(error) })
  }
}

async function machine(deps: DoctorDeps): Promise<Finding[]> {
  const { settings, running } = deps
  const all = await Promise.all([
    checkPorts(settings, running),
    home(deps),
    checkMail(settings.smtp),
  ])
  return all.flat()
}

/** The same for the report and for the page of the home network. */
async function home({ settings, network, now }: DoctorDeps): Promise<Finding[]> {
  const facts = await network()
  if (facts) return checkNetwork(facts, now)
  return [finding('name.unchecked', { name: settings.name }), finding('certificate.unchecked')]
}

/** Only what keeps a phone from coming in, for whoever stands there with one. */
export async function createNetworkReport(
  facts: HomeNetworkFacts,
  dir: string,
  now: () => number,
): Promise<NetworkReport> {
  const found = await Promise.all([checkNetwork(facts, now), checkClock(dir, now)])
  const findings = found.flat()
  return { at: new Date(now()).toISOString(), worst: worstOf(findings), findings }
}

/** The house's own sentences; of anything else its message. */
export function wordsOf(error: unknown): string {
  if (error instanceof HearthError || error instanceof Error) return error.message
  return String(error)
}
