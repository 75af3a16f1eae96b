import { addPerson } from '../account/everything.ts'
import { openStorage } from '../open.ts'
import { sealTo, smallIo, uploadTo } from '../scratch.ts'

/** Erases a person and is killed at the n-th step of that. Arguments: dir, journal, n, migrations. */
const [, , dir = '', , point = '0', migrations = ''] = process.argv
let left = Infinity

function step(name: string): void {
  // On disk nothing has changed since the point before.
  if (name === 'write:begin') return
  if (--left === 0) process.kill(process.pid, 'SIGKILL')
}

const storage = await openStorage({ dir, io: { ...smallIo, step, migrations } })
const ben = { id: 'person-ben', email: 'ben@example.org' }
addPerson(storage.sqlite, { id: 'person-ada', email: 'ada@example.org', role: 'admin' })
addPerson(storage.sqlite, ben)
for (const bytes of ['shared', 'own', 'other']) await uploadTo(storage, bytes, { ownerId: ben.id })
await uploadTo(storage, 'shared', { ownerId: 'person-ada' })
await sealTo(storage, 'private', { ownerId: ben.id })
await sealTo(storage, 'shared', { ownerId: ben.id })

left = Number(point)
storage.erasure.begin(ben.id)
await storage.erasure.complete(ben)
await storage.write(() => storage.jobs.cancel(`erase:${ben.id}`))
process.send?.(Number(point) - left)
await storage.close()
