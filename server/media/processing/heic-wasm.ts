import { readFile } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import libheif, { type HeifImage } from 'libheif-js/wasm-bundle.js'
import { DecodeError, words } from './failure.ts'
import { emptyTiff } from './tiff.ts'

/**
 * A HEIC's primary picture as an uncompressed TIFF, by libheif compiled to WASM. Slow and hungry
 * (12 MP: a second, some 300 MB): the pool lets one child do this at a time, and caps its memory.
 * @param icc the file's colour profile, which WASM does not apply
 */
export async function decodeByWasm(source: string, icc?: Buffer): Promise<Buffer> {
  const bytes = await readFile(source)
  const watchdog = endWithParent()
  try {
    return await decode(bytes, icc)
  } finally {
    await watchdog.terminate()
  }
}

async function decode(bytes: Buffer, icc?: Buffer): Promise<Buffer> {
  const image = new libheif.HeifDecoder().decode(bytes)[0]
  if (!image) throw new DecodeError('UNPROCESSABLE', words.damaged)
  const width = image.get_width()
  const height = image.get_height()
  const { file, pixels } = emptyTiff({ width, height, icc })
  await paint(image, { data: pixels, width, height })
  return file
}

type Canvas = { data: Uint8ClampedArray; width: number; height: number }

function paint(image: HeifImage, canvas: Canvas): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  image.display(canvas, (painted) => {
    image.free()
    if (painted) resolve()
    else reject(new DecodeError('UNPROCESSABLE', words.damaged))
  })
  return promise
}

/**
 * WASM holds the thread, so this child would not notice that its parent has gone and could run for
 * ever: a second thread notices.
 */
function endWithParent(): Worker {
  const worker = new Worker(watchParent, { eval: true, workerData: process.ppid })
  worker.unref()
  return worker
}

const watchParent = `
  const { workerData } = require('node:worker_threads')
  setInterval(() => {
    if (process.ppid !== workerData) process.kill(process.pid, 'SIGKILL')
  }, 1000)
`
