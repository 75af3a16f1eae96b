import { HearthError } from '../../../storage/index.ts'
import type { VaultStore } from '../../../storage/vault/index.ts'
import type { Log } from '../../log.ts'
import type { Kek, Keyring } from '../keyring.ts'
import { sealingOf } from '../wrap.ts'
import { chooseKey, needOf, notAtHand, type Custody, type Found } from './custody.ts'
import { createHeldKeyring } from './held-keyring.ts'
import { isUsable, kekOf, makeKek, replaces, type KeyBundle } from './key-bundle.ts'
import { createKeyFile, type KeyFile, type KeyHolder } from './key-file.ts'
import { withKeyLock } from './key-lock.ts'
import { finishRotation, isUnfinished, rotateKek, type Rotated } from './rotation.ts'
import { createShellHolder, type ShellKeys } from './shell-keys.ts'

/** The keyring of a house that is open, and what may be done with its key. */
export type HouseKeyring = Keyring & {
  custody: Custody
  /** A new key. @throws LOCKED where somebody else is at it; NO_SPACE and the like: nothing is lost then */
  rotate(): Promise<Rotated>
  /** Ends a rotation that was cut off, if there is one. @throws as `rotate` */
  resume(): Promise<Rotated | null>
}

export type KeyringDeps = {
  /** `keys/` of the data folder. */
  keysDir: string
  /** MANA_AUTH_KEK: 32 bytes in base64. */
  environment?: string | undefined
  /** The desktop's key store, where the shell said that it answers. */
  shell?: ShellKeys | undefined
  store: Pick<VaultStore, 'keyring' | 'wraps' | 'write' | 'sealHead'>
  log: Pick<Log, 'info' | 'warn'>
  now: () => number
  /** false: for a command beside the appliance, which settles nothing that the appliance has to. */
  settle?: boolean
  /** How long to wait for another process that changes the key, in ms. */
  patienceMs?: number
  /** Rows that are locked anew in one commit. */
  batchSize?: number | undefined
  /** Called before each step of which a crash is tested. */
  step?: ((name: string) => void) | undefined
}

/**
 * Finds the key that opens the vaults of this folder, or makes it where none was ever needed, and ends a
 * rotation that was cut off. It is made here and not with the first vault: it is safe before any row can
 * name it, so a key that is missing where rows exist was lost, and is never made anew.
 * @throws HearthError where the key is missing, damaged or another one: in a sentence that says what to do
 */
export async function loadKeyring(deps: KeyringDeps): Promise<HouseKeyring> {
  const { keysDir, store, log, now, settle = true, patienceMs = 20_000, batchSize, step } = deps
  const file = createKeyFile({ dir: keysDir, step, warn: (words) => log.warn(words) })
  const environment = readVariable(deps.environment)
  const keyring = createHeldKeyring({ store, file, log })
  const shell = deps.shell && createShellHolder(deps.shell)
  const rotation = { store, keyring, now, batchSize, step }
  const custody = await withKeyLock(keysDir, patienceMs, load)
  const exclusively = <T>(work: () => Promise<T>) => withKeyLock(keysDir, 2000, work)
  return {
    ...keyring,
    custody,
    rotate: () => exclusively(rotate),
    resume: () => exclusively(() => resume(custody)),
  }

  async function load(): Promise<Custody> {
    const found = await look()
    const need = needOf(store)
    const choice = chooseKey(found, need)
    if (!settle && need.current === null) throw new HearthError('CONFLICT', notStarted)
    if (!settle && choice.current?.id !== need.current) throw notAtHand(found)
    for (const words of choice.remarks) log.warn(words)
    const kek = choice.current ?? makeKek(now())
    keyring.learn([...choice.keys, kek])
    if (!settle) return choice.custody
    const custody = await secure(kek, choice.custody, found)
    adopt(kek)
    if (custody === 'desktop' || found.file !== null) await resumeIfPossible(custody)
    return custody
  }

  async function look(): Promise<Found> {
    const answer = environment ? null : ((await shell?.ask()) ?? null)
    const elsewhere = environment !== null || answer?.state === 'ok'
    const found = elsewhere ? await readOrWarn(file, log) : await file.read()
    return { environment, shell: answer, file: found }
  }

  /** Nothing is locked with a key before whoever is to keep it has it. Answers who keeps it in the end. */
  async function secure(kek: Kek, custody: Custody, found: Found): Promise<Custody> {
    if (kek.id === environment?.id) return custody
    const held = custody === 'desktop' ? await shell?.read() : found.file
    const inFile = has(found.file, kek)
    if (custody === 'desktop' && inFile) log.warn(alsoInFile)
    if (has(held, kek)) return custody
    try {
      await holderOf(custody).keep(withKey(kek, held ?? found.file, now()))
      return custody
    } catch (error) {
      if (!inFile) throw error
      log.warn({ err: error }, 'the key store does not take the key; it stays in the key file')
      return 'file'
    }
  }

  /** Only where no row needs another: chooseKey has seen to that. */
  function adopt(kek: Kek): void {
    if (store.keyring.current() !== kek.id) store.keyring.use(kek.id)
    const sealed = store.keyring.sealedUnder()
    const others = store.keyring.inUse().some((id) => id !== kek.id)
    if (others || sealed === kek.id) return
    if (sealed === null || keyring.find(sealed)) store.sealHead(sealingOf(kek, keyring.find))
    else log.warn(sealOfAnother)
  }

  /** That it cannot be ended now, on a full disk say, is no reason not to serve: every key is at hand. */
  async function resumeIfPossible(custody: Custody): Promise<void> {
    try {
      const ended = await resume(custody)
      if (ended) log.info({ vaults: ended.vaults }, 'ended a change of the key that was cut off')
    } catch (error) {
      log.warn({ err: error }, 'a change of the key was cut off and cannot be ended now')
    }
  }

  async function resume(custody: Custody): Promise<Rotated | null> {
    const holder = holderOf(custody)
    const bundle = await followed(holder, custody)
    if (!bundle || !isUnfinished(bundle, store)) return null
    return finishRotation(bundle, { ...rotation, holder })
  }

  async function rotate(): Promise<Rotated> {
    const holder = holderOf(custody)
    const bundle = await followed(holder, custody)
    keyring.learn(bundle?.keys ?? [])
    const stale = environment && bundle && replaces(bundle, environment) ? [environment] : []
    return rotateKek(bundle, [keyring.current(), ...stale], { ...rotation, holder })
  }

  /** A file that says it replaces the variable, and could not prove it, is not believed in that. */
  async function followed(holder: KeyHolder, custody: Custody): Promise<KeyBundle | null> {
    const bundle = await holder.read()
    const believed = custody !== 'environment' || bundle?.current === store.keyring.current()
    return bundle && (believed ? bundle : { ...bundle, replaced: [] })
  }

  /** A new key that replaces the environment's goes to the file: nobody can change a variable for good. */
  function holderOf(custody: Custody): KeyHolder {
    return custody === 'desktop' && shell ? shell : file
  }
}

/** @throws VALIDATION, without a byte of it */
function readVariable(text: string | undefined): Kek | null {
  if (text === undefined) return null
  const key = Buffer.from(text, 'base64')
  if (isUsable(key)) return kekOf(key)
  throw new HearthError(
    'VALIDATION',
    'MANA_AUTH_KEK cannot be used: it has to be 32 random bytes in base64. Make one with "openssl rand -base64 32", or take the variable away. Nothing was changed.',
    { field: 'MANA_AUTH_KEK' },
  )
}

/** A broken file is no reason to stop for who keeps the key elsewhere. */
async function readOrWarn(file: KeyFile, log: KeyringDeps['log']): Promise<KeyBundle | null> {
  return file.read().catch((error: unknown) => {
    log.warn({ err: error }, 'the key file cannot be read; the key is kept elsewhere')
    return null
  })
}

function has(bundle: KeyBundle | null | undefined, kek: Kek): boolean {
  return bundle?.keys.some(({ id }) => id === kek.id) ?? false
}

function withKey(kek: Kek, bundle: KeyBundle | null, now: number): KeyBundle {
  const others = bundle?.keys.filter(({ id }) => id !== kek.id) ?? []
  const kept = bundle?.keys.find(({ id }) => id === kek.id) ?? { ...kek, createdAt: now }
  return { current: kek.id, keys: [kept, ...others], replaced: bundle?.replaced ?? [] }
}

const sealOfAnother =
  'The end of the vault audit is sealed with a key that is not here any more. After a rotation that was cut off this can be; otherwise somebody changed vault.db. "hearth verify" goes on telling it.'
const notStarted = 'There are no vaults in this data folder yet. Start Hearth once, then again.'
const alsoInFile =
  "The key of the vaults is in the system's key store and in keys/vault-kek.json as well, where whoever copies the data folder gets it. Print the recovery sheet, then delete that file."
