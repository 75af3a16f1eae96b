import { MediaClient, type UploadProgress } from '../index.ts'

/** Test support: private uploads from a page, as a person's browser does them. */
async function upload(how: { bytes: number; sameness: string; asStream: boolean }) {
  const { sealed } = new MediaClient('')
  const blob = new Blob([new Uint8Array(how.bytes).fill(7)])
  let last: UploadProgress | undefined
  const answer = await sealed.upload({
    body: how.asStream ? blob.stream() : blob,
    facts: `enc:1:${'A'.repeat(80_000)}`,
    sameness: how.sameness,
    onProgress: (progress) => (last = progress),
  })
  return { answer, last, found: (await sealed.findSame(how.sameness))?.id }
}

Object.assign(globalThis, { upload })

export type SealedPageGlobal = { upload: typeof upload }
