import type { Database } from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { createErasure } from './account/erasure.ts'
import { createFileBlobStore } from './blobs/file-blob-store.ts'
import { healCounts } from './database/counts.ts'
import { createWriter } from './database/writer.ts'
import { createDerivedFiles } from './derived/derived-files.ts'
import { createTransformCache } from './derived/transform-cache.ts'
import type { Ballast } from './folder/ballast.ts'
import { createFolderFlush } from './folder/flush.ts'
import type { DataFolder } from './folder/folder.ts'
import { createJobQueue } from './jobs/queue.ts'
import { ingestOf } from './media/ingest.ts'
import { createLostAndFound } from './media/lost-and-found.ts'
import { createMediaRows } from './media/media-rows.ts'
import { createMediaProcessing } from './media/processing.ts'
import { createMediaRemoval } from './media/removal.ts'
import { createSealedPages } from './media/sealed-pages.ts'
import { createSealedRemoval } from './media/sealed-removal.ts'
import { createSealedRows } from './media/sealed-rows.ts'
import { createSettings } from './settings.ts'
import type { Storage, StorageIo } from './storage.ts'
import { createBlobStates } from './trash/blob-states.ts'
import { createTrash } from './trash/collector.ts'

export type Furnishing = {
  folder: DataFolder
  sqlite: Database
  ballast: Ballast
  now: () => number
  newId: () => string
  io: Limits
}

export type Limits = StorageIo & { floorBytes: number; ballastBytes: number; cacheBytes: number }

/** Puts the rooms of an open data folder together: who is given what. */
export function furnish({ folder, sqlite, ballast, now, newId, io }: Furnishing) {
  const { floorBytes, cacheBytes, step = () => {} } = io
  const flush = createFolderFlush()
  const writer = createWriter({ ...io, sqlite, now, step, makeRoom: ballast.release })
  const tools = { ...writer, sqlite, now, newId }

  const blobs = createFileBlobStore({ folder, now, newId, flush, floorBytes, step })
  const derived = createDerivedFiles(folder.derived)
  const cache = createTransformCache({ ...tools, root: folder.cache, capBytes: cacheBytes })
  const processing = createMediaProcessing(sqlite)
  const jobs = createJobQueue({
    ...tools,
    died: (job, reason, code) => onIngest(job, (id) => processing.failProcessing(id, reason, code)),
    reopened: (job) => onIngest(job, processing.queueAgain),
  })
  const removal = createMediaRemoval({ ...tools, jobs })
  // In memory is enough: what is under way does not outlive the program.
  const left = new Set<string>()
  const hasLeft = (ownerId: string) => left.has(ownerId)
  const media = createMediaRows({ ...tools, jobs, processing, removal, hasLeft })
  const pages = createSealedPages(sqlite)
  const sealedRemoval = createSealedRemoval({ ...tools, find: pages.find })
  const sealed = createSealedRows({ ...tools, pages, removal: sealedRemoval, hasLeft })
  const requeueLost = createLostAndFound(sqlite, jobs)
  const states = createBlobStates(sqlite)
  const tidy = async () => {
    await writer.write(() => healCounts(sqlite))
    await writer.write(requeueLost)
    await cache.sweep()
  }
  const trash = createTrash({
    ...tools,
    blobs,
    derived,
    removal,
    sealedRemoval,
    states,
    tidy,
    replenish: ballast.ensure,
  })
  const refuse = (userId: string) => void left.add(userId)
  const erasure = createErasure({ ...tools, jobs, media, blobs, derived, cache, trash, refuse })
  const settings = createSettings(sqlite, writer.writeNow)
  // Drizzle is for Better Auth's adapter, which brings its own schema.
  const orm = drizzle(sqlite) as unknown as Storage['drizzle']
  const rows = { sqlite, drizzle: orm, media, sealed, jobs, settings, erasure }
  const files = { folder, blobs, derived, cache, trash }
  return { ...rows, ...files, writer, flush }
}

function onIngest(job: { kind: string; payload: unknown }, then: (id: string) => void): void {
  const media = ingestOf(job)
  if (media !== null) then(media.id)
}
