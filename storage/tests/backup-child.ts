import { createBackup, restoreBackup } from '../index.ts'

/** Makes a copy, or puts one back, and is killed at the n-th step. Arguments: dir, journal (JSON of what to do), n. */
const [, , dir = '', , point = '0'] = process.argv
const { HEARTH_TEST_PLACE: place = '', HEARTH_TEST_WAY: way } = process.env
let left = Number(point)

function step(): void {
  if (--left === 0) process.kill(process.pid, 'SIGKILL')
}

const common = { step, now: () => Date.UTC(2026, 0, 20) }
if (way === 'back') await restoreBackup({ ...common, from: place, dir })
else
  await createBackup({
    ...common,
    dataDir: dir,
    to: place,
    create: true,
    keeps: () => true,
    hearth: '1',
  })
process.send?.(Number(point) - left)
