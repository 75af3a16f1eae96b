import type { Storage } from '../../storage/index.ts'

export type Tally = ReturnType<typeof createMetrics>['tally']

type Deps = {
  jobs: Storage['jobs']
  cache: Storage['cache']
  streams: () => number
}

type Kind = 'counter' | 'gauge'

/** What /metrics says of the media, as Prometheus text. Names begin with `media_`. */
export function createMetrics({ jobs, cache, streams }: Deps) {
  const counted = {
    uploads_total: 0,
    upload_bytes_total: 0,
    upload_duplicates_total: 0,
    uploads_refused_total: 0,
    files_delivered_total: 0,
    files_not_modified_total: 0,
    transforms_total: 0,
    transforms_computed_total: 0,
    processed_total: 0,
    processing_failed_total: 0,
  }

  return {
    tally: {
      uploaded(bytes: number, duplicate: boolean) {
        counted.uploads_total++
        counted.upload_bytes_total += bytes
        if (duplicate) counted.upload_duplicates_total++
      },
      refused: () => void counted.uploads_refused_total++,
      delivered: () => void counted.files_delivered_total++,
      notModified: () => void counted.files_not_modified_total++,
      transformed: () => void counted.transforms_total++,
      computed: () => void counted.transforms_computed_total++,
      processed: () => void counted.processed_total++,
      failed: () => void counted.processing_failed_total++,
    },
    text(): string {
      const open = jobs.counts()
      const cached = cache.stats()
      const gauges = {
        jobs_open: open.open,
        jobs_leased: open.leased,
        jobs_dead: open.dead,
        transform_cache_files: cached.count,
        transform_cache_bytes: cached.size,
        event_streams: streams(),
      }
      return lines('counter', counted) + lines('gauge', gauges)
    },
  }
}

function lines(kind: Kind, values: Record<string, number>): string {
  return Object.entries(values)
    .map(([name, value]) => `# TYPE media_${name} ${kind}\nmedia_${name} ${value}\n`)
    .join('')
}
