/** The door of this room: what the rest of server/media uses. */
export { createDecoderPool } from './decoder-pool.ts'
export type { DecoderPool, DecoderPoolOptions, RunOptions } from './decoder-pool.ts'
export { pipelineVersion } from './pipeline-version.ts'
export { processedTypes, sniffType } from './sniff.ts'
export type { SniffedType } from './sniff.ts'
export type {
  Exif,
  Fit,
  IngestResult,
  IngestTask,
  Task,
  TransformFormat,
  TransformResult,
  TransformTask,
  VariantName,
} from './task.ts'
export type { Lane } from './task-queue.ts'
