import { type Bytes, sameBytes, utf8 } from './bytes.ts'
import { deriveBytes, deriveSealKey, deriveTagKey, importRoot } from './hkdf.ts'

/** What an unlocked vault holds: keys that no program can read out again. */
export type VaultKeys = Awaited<ReturnType<typeof createKeys>>

/** Everything that is derived from a master key. `master` can be overwritten once this has resolved. */
export async function createKeys(crypto: Crypto, master: Bytes) {
  const root = await importRoot(crypto, master)
  const [values, sameness, guardian] = await Promise.all([
    deriveSealKey(crypto, root, { info: 'hearth-values-v1' }),
    deriveTagKey(crypto, root, 'hearth-sameness-v1'),
    deriveSealKey(crypto, root, { info: 'hearth-guardian-v1' }),
  ])

  /** One sealed file's own key. @param salt its 32 random bytes */
  function file(salt: Bytes): Promise<CryptoKey> {
    return deriveSealKey(crypto, root, { salt, info: 'hearth-file-v1' })
  }

  /** Says whether a key is this vault's, and opens nothing. 32 bytes. */
  function check(personId: string): Promise<Bytes> {
    const info = utf8('hearth-vault-check-v1')
    return deriveBytes(crypto, root, { salt: utf8(personId), info, length: 32 })
  }

  return { values, sameness, guardian, file, check }
}

/** Whether two sets come from one master key. */
export async function sameKeys(a: VaultKeys, b: VaultKeys): Promise<boolean> {
  return sameBytes(await a.check(''), await b.check(''))
}
