import type { FromShell, ToShell } from '../../server/protocol.ts'

/** The system's own box for secrets. */
export type SafeBox = {
  /** Whether it is there and is more than a disguise. */
  usable(): Promise<boolean>
  seal(text: string): Promise<Buffer>
  /** `stale`: the system has a newer key, so that it should be sealed anew. @throws where it does not open */
  open(sealed: Buffer): Promise<{ text: string; stale: boolean }>
}

/** Where the sealed keys of one house lie. Both whole or not at all, and on disk when they resolve. */
export type SealedFile = {
  read(): Promise<Buffer | null>
  /** The one before stays beside it until `settle`. */
  write(sealed: Buffer): Promise<void>
  readFormer(): Promise<Buffer | null>
  settle(): Promise<void>
}

export type KeyStore = {
  /** Whether the server may be told that it can ask. False only where nothing was ever kept. */
  offered(): Promise<boolean>
  /** null: not a question for the key store. */
  answer(message: ToShell): Promise<FromShell | null>
}

/**
 * The vaults' key in the system's key store. What is kept is counted as kept only once it was read back
 * from the disk and opened again.
 */
export function createKeyStore(box: SafeBox, file: () => Promise<SealedFile | null>): KeyStore {
  return {
    async offered() {
      if (await box.usable()) return true
      const sealed = await file()
      return sealed !== null && (await read(sealed)) !== null
    },
    async answer(message) {
      if (message.type === 'key-store:read') return { ...(await look()), id: message.id }
      if (message.type !== 'key-store:keep') return null
      const kept = await keep(message.keys).catch(() => false)
      return { type: 'key-store:kept', id: message.id, kept }
    },
  }

  async function look(): Promise<DistributiveOmit<KeysAnswer, 'id'>> {
    const sealed = await file()
    const found = sealed === null ? null : await read(sealed)
    if (sealed === null || found === null) return { type: 'key-store:keys', state: 'absent' }
    const opened = await openFirst(found)
    if (opened === null) return { type: 'key-store:keys', state: 'undecryptable' }
    if (opened.stale) await keep(opened.text).catch(() => false)
    return { type: 'key-store:keys', state: 'ok', keys: opened.text }
  }

  /** The newest that opens: a write that was cut off leaves the one before. */
  async function openFirst(found: Buffer[]) {
    for (const sealed of found) {
      const opened = await box.open(sealed).catch(() => null)
      if (opened) return opened
    }
    return null
  }

  async function keep(keys: string): Promise<boolean> {
    const sealed = await file()
    if (sealed === null || !(await box.usable())) return false
    await sealed.write(await box.seal(keys))
    const back = await sealed.read()
    const same = back !== null && (await box.open(back)).text === keys
    if (same) await sealed.settle()
    return same
  }
}

type KeysAnswer = Extract<FromShell, { type: 'key-store:keys' }>
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

/** null: nothing was ever kept. A file that cannot be read is not nothing: that would lose the key. */
async function read(file: SealedFile): Promise<Buffer[] | null> {
  const found = [await file.read(), await file.readFormer()].filter((each) => each !== null)
  return found.length > 0 ? found : null
}
