import type { Upload, UploadState } from './queue.ts'

const RANK: Record<UploadState, number> = {
  failed: 0,
  sending: 1,
  finishing: 1,
  waiting: 2,
  duplicate: 3,
  kept: 3,
}

/** What needs a person first, then what moves, what waits, and at last what is done, newest first. */
export function inOrder(uploads: readonly Upload[]): Upload[] {
  const groups: Upload[][] = [[], [], [], []]
  for (const upload of uploads) groups[RANK[upload.state]]?.push(upload)
  groups[3]?.reverse()
  return groups.flat()
}
