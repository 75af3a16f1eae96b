import { appendFileSync, chmodSync, writeFileSync } from 'node:fs'
import { openStorage } from '../open.ts'
import { smallIo, uploadTo } from '../scratch.ts'

/** Heals a damaged original and is killed at the n-th step of that. Arguments: dir, journal, n, migrations. */
const [, , dir = '', journal = '', point = '0', migrations = ''] = process.argv
let left = Infinity

const step = () => {
  if (--left === 0) process.kill(process.pid, 'SIGKILL')
}

const storage = await openStorage({ dir, io: { ...smallIo, step, migrations } })
const { media } = await uploadTo(storage, 'the right bytes')
const { path } = await storage.blobs.open(media.hash)
chmodSync(path ?? '', 0o600)
writeFileSync(path ?? '', 'damaged')
appendFileSync(journal, `${path}\n`)
left = Number(point)
await uploadTo(storage, 'the right bytes', { ownerId: 'ben' })
appendFileSync(journal, 'healed\n')
await storage.close()
process.send?.(Number(point) - left)
