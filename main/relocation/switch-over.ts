import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { flushFolder, readIfThere, writeThere } from '../files/whole-file.ts'
import { isClaimed, takeAway, unclaim } from './claim.ts'
import { rememberEarlier } from './former.ts'
import { MoveFailed } from './move-failed.ts'
import type { Journal, RelocationDeps } from './relocation.ts'

/** Lays the new folder's marker ready beside its name, so that only names change once the word is said. */
export async function prepareMarker(from: string, to: string): Promise<void> {
  const text = await readIfThere(join(from, 'hearth.json'))
  if (text === null) throw new MoveFailed('failed', { cause: 'no marker' })
  await writeThere(join(to, prepared), text)
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
  const text = await retire(from)
  step('retired')
  await mark(from, to, text)
  try {
    step('marked')
    await unclaim(to)
    // The old disk may be gone by now.
    await rememberEarlier(from, settings.current.former).catch(() => {})
    await settings.change({ dataDir: to, former: from, move: null })
    step('switched')
  } catch {
    // Until then `placeOf` takes the word for it.
  }
}

/**
 * The old folder counts again, and nobody has been in the new one. The word stays `switching` until the
 * old one has its marker: before that, the copy may be all there is.
 * @returns as `undo`. @throws where that cannot be had
 */
export async function turnBack(from: string, to: string, settings: Journal): Promise<boolean> {
  if (settings.current.move?.stage === 'switching') {
    // Where a disk is gone nobody can say whether it has got its marker, or will get it back.
    if (!(await isClaimed(from, to)) || !(await isThere(from))) throw new MoveFailed('unfinished')
    await rm(join(to, marker), { recursive: true, force: true })
    await flushFolder(to)
    await standAgain(from, to, settings)
  }
  return undo(from, to, settings)
}

/** The same where the new disk is gone for good. @returns whether there was anything to take back. @throws where the old folder is not there either */
export async function goBack({ settings }: Pick<RelocationDeps, 'settings'>): Promise<boolean> {
  const { move } = settings.current
  if (move === null) return false
  const { from, to } = move
  if (move.stage === 'switching') await standAgain(from, to, settings)
  await undo(from, to, settings)
  return true
}

/**
 * Takes the copy away, but never while the old folder does not show its marker: it may be on a disk that
 * died, and the copy all there is.
 * @returns whether something of the copy may be left behind. @throws where the old folder stays without its marker
 */
export async function undo(from: string, to: string, settings: Journal): Promise<boolean> {
  const there = await isThere(from).catch(() => false)
  if (there) await giveBack(from)
  // A new disk that fails must not keep the old folder from going on.
  const remains = !there || !(await takeAway(from, to).catch(() => false))
  await settings.change({ move: null }).catch(() => {})
  return remains
}

/** The old folder has its marker again, and then the word says so. @throws with the word as it was, and the old folder retired */
async function standAgain(from: string, to: string, settings: Journal): Promise<void> {
  await giveBack(from)
  try {
    await settings.change({ move: { from, to, stage: 'copying' } })
  } catch (error) {
    if (settings.current.move?.stage === 'switching') await retire(from)
    throw error
  }
}

/** Whether the old folder has its marker, in use or retired. @throws where nobody can say */
async function isThere(from: string): Promise<boolean> {
  return (
    (await readIfThere(join(from, marker))) !== null ||
    (await readIfThere(join(from, retired))) !== null
  )
}

/** @throws where the old folder is not there */
async function giveBack(from: string): Promise<void> {
  if ((await readIfThere(join(from, marker))) !== null) return
  await rename(join(from, retired), join(from, marker))
  await flushFolder(from)
}

/** @returns what its marker says; null: it is not there */
async function retire(from: string): Promise<Buffer | null> {
  const text = await readIfThere(join(from, marker))
  if (text === null) return readIfThere(join(from, retired))
  await rename(join(from, marker), join(from, retired))
  await flushFolder(from)
  return text
}

async function mark(from: string, to: string, text: Buffer | null): Promise<void> {
  const name = join(to, marker)
  if ((await readIfThere(name)) !== null) return
  if (text === null) throw new MoveFailed('failed', { cause: 'the old folder is not there' })
  const ready = await readIfThere(join(to, prepared))
  if (ready === null || !ready.equals(text)) await writeThere(join(to, prepared), text)
  // Only now: on a disk that goes from here on, the name that is changed goes with it.
  if (!(await isClaimed(from, to)))
    throw new MoveFailed('failed', { cause: 'the new folder is not there' })
  await rename(join(to, prepared), name)
  await flushFolder(to)
}

const marker = 'hearth.json'
const retired = 'hearth.json.moved'
const prepared = 'hearth.json.ready'
