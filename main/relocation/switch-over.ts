import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { flushFolder, readIfThere, writeWhole } from '../files/whole-file.ts'
import { isClaimed, takeAway, unclaim } from './claim.ts'
import { MoveFailed } from './move-failed.ts'
import type { Journal, RelocationDeps } from './relocation.ts'

/** Lays the new folder's marker ready beside its name, so that only names change once the word is said. */
export async function prepareMarker(from: string, to: string): Promise<void> {
  const text = await readIfThere(join(from, 'hearth.json'))
  if (text === null) throw new MoveFailed('failed', { cause: 'no marker' })
  await writeWhole(join(to, prepared), text)
}

/**
 * What is left to do once the word is `switching`: the old folder loses its marker, then the new one
 * gets it. Each step may have happened already. From the marker on the new folder counts, and what
 * fails then is only tidying, which the next start does. [Note: one word decides]
 * @throws where the new folder does not count yet
 */
export async function switchOver(from: string, to: string, deps: RelocationDeps): Promise<void> {
  const { settings, step = () => {} } = deps
  // A disk that is gone leaves an empty folder behind: nothing may be begun in that.
  if (!(await isClaimed(from, to)) && (await readIfThere(join(to, marker))) === null)
    throw new MoveFailed('failed', { cause: 'the new folder is not there' })
  await retire(from)
  step('retired')
  await mark(from, to)
  try {
    step('marked')
    await unclaim(to)
    await settings.change({ dataDir: to, former: from, move: null })
    step('switched')
  } catch {
    // Until then `placeOf` takes the word for it.
  }
}

/** The old folder counts again, and nobody has been in the new one. @throws where that cannot be had */
export async function turnBack(from: string, to: string, settings: Journal): Promise<boolean> {
  if (settings.current.move?.stage === 'switching') {
    // Where the disk is gone nobody can say whether it has got its marker.
    if (!(await isClaimed(from, to))) throw new MoveFailed('unfinished')
    await rm(join(to, marker), { recursive: true, force: true })
    await flushFolder(to)
    await settings.change({ move: { from, to, stage: 'copying' } })
  }
  return undo(from, to, settings)
}

/** The same where the new disk is gone for good. @returns whether there was anything to take back. @throws where the old folder is not there either */
export async function goBack({ settings }: Pick<RelocationDeps, 'settings'>): Promise<boolean> {
  const { move } = settings.current
  if (move?.stage !== 'switching') return false
  const { from, to } = move
  if (
    (await readIfThere(join(from, retired))) === null &&
    (await readIfThere(join(from, marker))) === null
  )
    throw new MoveFailed('unfinished')
  await settings.change({ move: { from, to, stage: 'copying' } })
  await undo(from, to, settings)
  return true
}

/** @returns whether something of the copy is left behind. @throws where the old folder stays without its marker */
export async function undo(from: string, to: string, settings: Journal): Promise<boolean> {
  const name = join(from, marker)
  if ((await readIfThere(name)) === null && (await readIfThere(`${name}.moved`)) !== null) {
    await rename(`${name}.moved`, name)
    await flushFolder(from)
  }
  // A new disk that fails must not keep the old folder from going on.
  const remains = await takeAway(from, to).then(
    () => false,
    () => true,
  )
  await settings.change({ move: null }).catch(() => {})
  return remains
}

async function retire(from: string): Promise<void> {
  if ((await readIfThere(join(from, marker))) === null) return
  await rename(join(from, marker), join(from, retired))
  await flushFolder(from)
}

async function mark(from: string, to: string): Promise<void> {
  const name = join(to, marker)
  if ((await readIfThere(name)) !== null) return
  const text = await readIfThere(join(from, retired))
  if (text === null) throw new MoveFailed('failed', { cause: 'the old folder is not there' })
  const ready = await readIfThere(join(to, prepared))
  if (ready === null || !ready.equals(text)) return writeWhole(name, text)
  await rename(join(to, prepared), name)
  await flushFolder(to)
}

const marker = 'hearth.json'
const retired = 'hearth.json.moved'
const prepared = 'hearth.json.ready'
