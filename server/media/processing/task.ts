/**
 * What the server asks of a decoder child and what it answers. Types only: the child may load
 * this file without loading anything else.
 */
export type VariantName = 'thumb' | 'medium' | 'large'

export type IngestTask = {
  type: 'ingest'
  /** Absolute path of the original. It is only read. */
  source: string
  mimeType: string
  /** Folder for `<variant>.webp`; made when missing. */
  outDir: string
}

export type IngestResult = {
  /** Pixels, upright. */
  width: number
  height: number
  format: string
  hasAlpha: boolean
  /** Frames of an animation or pages of a document; absent for a single picture. */
  pages?: number
  exif: Exif | null
  /** ms since the epoch. */
  takenAt: number | null
  /** 'YYYY-MM-DD' on the wall where the picture was taken. */
  takenDay: string | null
  hasLocation: boolean
  /** thumbhash, base64. */
  placeholder: string
  /** Sizes in bytes; absent: not made, the original is small enough to be shown itself. */
  variants: Partial<Record<VariantName, number>>
  /** true: the file is damaged and what could be read of it was used. */
  damaged?: boolean
}

/** Only what was there and made sense. */
export type Exif = {
  cameraMake?: string
  cameraModel?: string
  /** ISO 8601 in UTC. */
  dateTaken?: string
  /** Millimetres. */
  focalLength?: number
  /** f-number. */
  aperture?: number
  iso?: number
  /** Seconds as people write them: '1/250', '0.8', '30'. */
  exposureTime?: string
  /** Degrees, south and west negative. */
  gpsLatitude?: number
  gpsLongitude?: number
}

export type Fit = 'cover' | 'contain' | 'fill' | 'inside' | 'outside'
export type TransformFormat = 'webp' | 'jpeg' | 'png' | 'avif'

export type TransformTask = {
  type: 'transform'
  /** Absolute path of the original or of one of its stored variants. */
  source: string
  /** Of the original. */
  mimeType: string
  /** true: source is one of our WebP variants: upright, sRGB. */
  sourceIsVariant: boolean
  width?: number
  height?: number
  fit: Fit
  format: TransformFormat
  /** 1–100. */
  quality: number
  /** Absolute path of the file to write; it appears whole or not at all. */
  out: string
}

export type TransformResult = {
  size: number
  format: TransformFormat
  width: number
  height: number
}

export type Task = IngestTask | TransformTask
export type ResultOf<T extends Task> = T extends IngestTask ? IngestResult : TransformResult

/** Parent to child. */
export type Request = {
  task: Task
  /** HEIC: by a command of this machine, or by WASM (which the pool allows one child at a time). */
  heic: 'command' | 'wasm'
  timeoutMs: number
}

/** Why a task failed, in words. 'NEEDS_WASM' never leaves the pool. */
export type FailureCode =
  | 'UNPROCESSABLE'
  | 'UNSUPPORTED'
  | 'BUSY'
  | 'NO_SPACE'
  | 'READ_ONLY'
  | 'DAMAGED'
  | 'INTERNAL'
  | 'NEEDS_WASM'
/** What a record says beside the words, for languages we do not speak. Never renamed. */
export type FailureReason =
  | 'DAMAGED'
  | 'TOO_MANY_PIXELS'
  | 'TOOK_TOO_LONG'
  | 'TOO_MUCH_MEMORY'
  | 'CRASHED'
  | 'MISSING'
  | 'NO_SPACE'
  | 'READ_ONLY'
  | 'DISK'
/** `detail` is for the log. */
export type Failure = {
  code: FailureCode
  reason: FailureReason
  message: string
  detail?: string
}

/** Child to parent. */
export type Report =
  | { kind: 'variant'; name: VariantName; size: number }
  | { kind: 'done'; result: IngestResult | TransformResult }
  | ({ kind: 'failed' } & Failure)
