import { setPriority } from 'node:os'
import { HearthError } from '../../storage/index.ts'
import { makeCopy } from './make-copy.ts'

/** Makes one copy, out of the way of who uses the house. Arguments: data folder, `all` or `due`. */
const [, , dataDir = '', prove = 'due'] = process.argv
const tell = (message: object) => void process.send?.(message)

// Nobody waits for a copy whose house has ended; the next one sweeps what is left of it.
process.once('disconnect', () => process.exit(1))
try {
  setPriority(10)
} catch {
  // A system that does not let us be polite.
}
let last = 0
try {
  const report = await makeCopy({
    dataDir,
    prove: prove === 'all' || 'due',
    onProgress(progress) {
      if (progress.phase === 'originals' && Date.now() - last < 500) return
      last = Date.now()
      tell({ type: 'progress', progress })
    },
  })
  const { lost, ...rest } = report
  tell({ type: 'done', report: { ...rest, lost: lost.length } })
} catch (error) {
  const known = error instanceof HearthError ? error : null
  if (known === null) console.error(error)
  tell({ type: 'failed', code: known?.code ?? 'INTERNAL', message: known?.message ?? null })
}
process.disconnect()
