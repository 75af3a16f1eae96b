import { statfs, stat } from 'node:fs/promises'
import { freemem, totalmem } from 'node:os'
import { z } from 'zod'
import manifest from '../../package.json' with { type: 'json' }
import type { Storage } from '../../storage/index.ts'
import type { Copies } from '../copies/index.ts'
import type { Housekeeping } from '../housekeeping.ts'
import { bytes, count, iso, maybeIso, maybeTime, time } from './answers.ts'
import type { Areas } from './areas.ts'
import { type Finding, findingShape, levels, worstOf } from './finding.ts'
import type { Tallies } from './tallies.ts'

const tally = z.object({ kind: z.string(), open: count, leased: count, dead: count })

export const statusAnswer = z.object({
  worst: z.enum(levels),
  findings: z.array(findingShape),
  name: z.string(),
  addresses: z.object({
    household: z.string(),
    auth: z.string(),
    media: z.string(),
    lan: z.string().nullable(),
  }),
  startedAt: time,
  versions: z.object({
    hearth: z.string(),
    node: z.string(),
    sqlite: z.string(),
    sharp: z.string(),
    schema: count.describe('Changes of the database that were made.'),
  }),
  memory: z.object({ hearth: bytes, machine: bytes, free: bytes }),
  disk: z.object({
    total: bytes,
    free: bytes,
    database: bytes,
    vault: bytes,
    cache: bytes,
    trash: bytes,
    measuredAt: maybeTime,
    originals: bytes.nullable(),
    derived: bytes.nullable().describe('Small pictures of the photos.'),
  }),
  jobs: z.array(tally),
  housekeeping: z.array(z.object({ name: z.string(), at: time, failed: z.boolean() })),
  lastBackupAt: maybeTime.describe('The last copy that was whole.'),
  lastBackupProvenAt: maybeTime.describe('When every byte of the copies was read again.'),
  keyCustody: z.enum(['environment', 'desktop', 'file']),
})

export type StatusDeps = {
  storage: Storage
  tallies: Tallies
  areas: { last(): Areas | null }
  copies: Pick<Copies, 'noted'>
  housekeeping: Pick<Housekeeping, 'last'>
  standing: (free: number) => Finding[]
  name: () => string
  addresses: () => { household: string; auth: string; media: string; lan: string | null }
  custody: 'environment' | 'desktop' | 'file'
  now: () => number
}

/** How this Hearth is, in figures. What it costs does not grow with the library. */
export function createStatus(deps: StatusDeps) {
  const { storage, tallies, areas, housekeeping, standing, name, addresses, custody, now } = deps
  const { copies } = deps
  const { sqlite, folder } = storage
  const startedAt = now()
  const versions = {
    hearth: manifest.version,
    node: process.versions.node,
    sqlite: sqlite.prepare('SELECT sqlite_version()').pluck().get() as string,
    sharp: manifest.dependencies.sharp,
    schema: sqlite.prepare('SELECT count(*) FROM "__drizzle_migrations"').pluck().get() as number,
  }

  return async (): Promise<z.output<typeof statusAnswer>> => {
    const free = await folder.freeBytes()
    const findings = standing(free)
    return {
      worst: worstOf(findings),
      findings,
      name: name(),
      addresses: addresses(),
      startedAt: iso(startedAt),
      versions,
      memory: { hearth: process.memoryUsage.rss(), machine: totalmem(), free: freemem() },
      disk: await disk(free),
      jobs: tallies.jobs(),
      housekeeping: housekeeping.last().map((chore) => ({ ...chore, at: iso(chore.at) })),
      lastBackupAt: maybeIso(copies.noted().wholeAt),
      lastBackupProvenAt: maybeIso(copies.noted().provenAt),
      keyCustody: custody,
    }
  }

  async function disk(free: number) {
    const { blocks, bsize } = await statfs(folder.dir)
    const measured = areas.last()
    return {
      total: blocks * bsize,
      free,
      database: await sizeOf(folder.database, `${folder.database}-wal`),
      vault: await sizeOf(folder.vault, `${folder.vault}-wal`),
      cache: storage.cache.stats().size,
      trash: tallies.trash().bytes,
      measuredAt: maybeIso(measured?.at ?? null),
      originals: measured?.originals ?? null,
      derived: measured?.derived ?? null,
    }
  }
}

async function sizeOf(...paths: string[]): Promise<number> {
  const sizes = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  )
  return sizes.reduce((total, size) => total + size, 0)
}
