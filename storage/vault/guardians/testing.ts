import { createECDH, randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { scratchFolder } from '../../scratch.ts'
import { openVaultStore } from '../store.ts'

/** Test support: a real vault.db, and people in it as the store's own transitions make them. */
export async function startCircles(step: (name: string) => void = () => {}) {
  const { dir, remove } = await scratchFolder()
  const folder = { vault: join(dir, 'vault.db'), backups: join(dir, 'backups') }
  mkdirSync(folder.backups)
  const clock = { now: 1_000_000 }
  const store = openVaultStore({ folder, now: () => clock.now, step })
  store.keyring.use(kek)
  return {
    dir,
    store,
    clock,
    close: async () => {
      await store.close()
      await remove()
    },
    /** Zero-knowledge mode with a new recovery wrap. @returns its IV */
    seal(userId: string): Buffer {
      const vault = store.of(userId)
      const recoveryIv = randomBytes(12)
      store.writeNow(() => {
        if (vault.find() === null) vault.create(newVault())
        vault.setRecovery({ recoveryWrappedMk: randomBytes(48), recoveryIv })
        vault.enableZeroKnowledge()
      })
      return recoveryIv
    },
    open: (userId: string) => store.writeNow(() => store.of(userId).disableZeroKnowledge(wrap())),
    setKey: (userId: string, key = newKey()) =>
      store.writeNow(() => store.guardians.of(userId).key.set(key)),
  }
}

export type Circles = Awaited<ReturnType<typeof startCircles>>

const kek = 'a'.repeat(16)
const wrap = () => ({ kekId: kek, wrappedMk: randomBytes(48), wrapIv: randomBytes(12) })

export function newVault() {
  return { ...wrap(), generation: 1, formatVersion: 1, keyCheck: randomBytes(32) }
}

export function newPoint(): Buffer {
  return createECDH('prime256v1').generateKeys()
}

export function newKey() {
  return { publicKey: newPoint(), sealedPrivateKey: randomBytes(166) }
}
