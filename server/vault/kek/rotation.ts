import type { VaultStore, Wrapped } from '../../../storage/vault/index.ts'
import type { Kek } from '../keyring.ts'
import { sealingOf, unwrapKey, wrapKey } from '../wrap.ts'
import type { HeldKeyring } from './held-keyring.ts'
import { makeKek, replacementOf, type KeyBundle } from './key-bundle.ts'
import type { KeyHolder } from './key-file.ts'

export type Rotated = {
  /** The key that counts now. */
  kekId: string
  /** An earlier rotation was cut off, and this only ended it. */
  resumed: boolean
  /** How many were locked anew. */
  vaults: number
  /** How many could not be, because what is stored does not open with its key; that key is kept. */
  damaged: number
}

export type RotationDeps = {
  store: Pick<VaultStore, 'keyring' | 'wraps' | 'write' | 'sealHead'>
  holder: Pick<KeyHolder, 'keep'>
  /** Every key at hand, those of the environment as well. */
  keyring: Pick<HeldKeyring, 'find' | 'learn'>
  now: () => number
  /** Rows in one commit: a flush each would take minutes, all at once would hold up everybody else. */
  batchSize?: number | undefined
  /** Called before each step of which a crash is tested. */
  step?: ((name: string) => void) | undefined
}

/**
 * Whether a rotation was begun and not ended: something is still under a key that this bundle replaces,
 * or that key is still in it.
 */
export function isUnfinished(bundle: KeyBundle, { keyring }: RotationDeps['store']): boolean {
  const old = replacedIn(bundle)
  const seen = [...keyring.inUse(), keyring.current(), keyring.sealedUnder()]
  return [...seen, ...bundle.keys.map(({ id }) => id)].some((id) => id !== null && old.has(id))
}

/**
 * A new key, and every wrap renewed. The new one is kept first, beside the old; then the database names
 * it and refuses the old for anything new; then rows are locked anew; when none needs the old one any
 * more it goes. Cut off anywhere, {@link finishRotation} ends it. The caller holds the key lock.
 * @param bundle what the holder has; null: nothing, the key in force is the environment's
 * @param old the key in force, and others that stand for it
 * @throws HearthError NO_SPACE and what else a disk says; nothing is lost then
 */
export async function rotateKek(
  bundle: KeyBundle | null,
  old: Kek[],
  deps: RotationDeps,
): Promise<Rotated> {
  if (bundle && isUnfinished(bundle, deps.store)) {
    const ended = await finishRotation(bundle, deps)
    // Otherwise one damaged row would stand in the way of every new key.
    if (ended.vaults > 0 || ended.damaged === 0) return ended
  }
  const fresh = makeKek(deps.now())
  const replaced = [...old, ...stillKept(bundle)].map((kek) => replacementOf(kek, fresh.id))
  const next = {
    current: fresh.id,
    keys: [fresh, ...(bundle?.keys ?? [])],
    replaced: once(replaced),
  }
  await deps.holder.keep(next)
  return { ...(await finishRotation(next, deps)), resumed: false }
}

/** Ends a rotation from wherever it was cut off. May be called again. */
export async function finishRotation(bundle: KeyBundle, deps: RotationDeps): Promise<Rotated> {
  const { store, holder, keyring, step = () => {} } = deps
  keyring.learn(bundle.keys)
  const current = keyring.find(bundle.current)
  if (!current) throw new Error('a key bundle has its current key')
  step('rotate:use')
  store.keyring.use(current.id)
  step('rotate:used')
  const tally = { vaults: 0, damaged: 0 }
  for (const id of store.keyring.inUse()) {
    const old = keyring.find(id)
    if (old && id !== current.id) await renewAll(old, current, deps, tally)
  }
  step('rotate:seal')
  store.sealHead(sealingOf(current, keyring.find))
  const needed = new Set(store.keyring.inUse())
  const dropped = replacedIn(bundle)
  const keys = bundle.keys.filter(({ id }) => needed.has(id) || !dropped.has(id))
  if (keys.length < bundle.keys.length) await holder.keep({ ...bundle, keys })
  return { kekId: current.id, resumed: true, ...tally }
}

type Tally = { vaults: number; damaged: number }

async function renewAll(old: Kek, current: Kek, deps: RotationDeps, tally: Tally): Promise<void> {
  const { store, batchSize = 100, step = () => {} } = deps
  const damaged = new Set<string>()
  for (;;) {
    const page = store.wraps.under(old.id, batchSize + damaged.size)
    const rows = page.filter(({ userId }) => !damaged.has(userId))
    if (rows.length === 0) break
    const renewed = await store.write(() => rows.map((row) => renew(row)))
    tally.vaults += renewed.filter(Boolean).length
  }
  tally.damaged += damaged.size

  /** false: it was not, for it is damaged, or was changed or deleted meanwhile. */
  function renew(row: Wrapped): boolean {
    step('rotate:row')
    const next = wrapAnew(row)
    if (!next) damaged.add(row.userId)
    return next !== null && store.wraps.renew(row, next)
  }

  function wrapAnew(row: Wrapped) {
    let mk: Buffer | undefined
    try {
      mk = unwrapKey(old, row)
      return wrapKey(current, row, mk)
    } catch {
      return null
    } finally {
      mk?.fill(0)
    }
  }
}

function replacedIn({ current, replaced }: KeyBundle): Set<string> {
  return new Set(replaced.filter(({ by }) => by === current).map(({ id }) => id))
}

/** Keys an earlier rotation could not let go: the new key replaces them as well. */
function stillKept(bundle: KeyBundle | null): Kek[] {
  const old = bundle ? replacedIn(bundle) : new Set()
  return bundle?.keys.filter(({ id }) => old.has(id)) ?? []
}

function once(replaced: ReturnType<typeof replacementOf>[]) {
  return [...new Map(replaced.map((each) => [each.id, each])).values()]
}
