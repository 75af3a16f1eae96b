import { openStorage } from '../open.ts'
import { smallIo } from '../scratch.ts'
import { story, take, tell } from './story.ts'

/** Lives through the story and is killed at the n-th step. Arguments: dir, journal, n, migrations. */
const [, , dir = '', journal = '', point = '0', migrations = ''] = process.argv
let left = Number(point)

function step(name: string): void {
  // On disk nothing has changed since the point before.
  if (name === 'write:begin') return
  if (--left === 0) process.kill(process.pid, 'SIGKILL')
}

const storage = await openStorage({ dir, io: { ...smallIo, step, migrations } })
const ids = new Map<string, string>()
for (const each of story) {
  tell(journal, { ...each, phase: 'begun' })
  await take(storage, each, ids)
  tell(journal, { ...each, phase: 'done' })
}
await storage.close()
// How many points there are: asked for first, with a number nobody reaches.
process.send?.(Number(point) - left)
