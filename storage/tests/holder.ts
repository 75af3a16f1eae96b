import { openStorage } from '../open.ts'
import { smallIo } from '../scratch.ts'

/** A process that has a data folder open until it is killed. */
await openStorage({ dir: process.argv[2] ?? '', io: smallIo })
process.send?.('open')
setInterval(() => {}, 1000)
