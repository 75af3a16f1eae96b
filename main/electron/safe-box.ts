import { safeStorage } from 'electron'
import type { SafeBox } from '../core/key-store.ts'

/** The system's key store: Keychain, DPAPI, or the secret service of a Linux desktop. */
export function createSafeBox(platform = process.platform): SafeBox {
  return {
    async usable() {
      if (!(await safeStorage.isAsyncEncryptionAvailable())) return false
      // On Linux without a secret service the "key" is a constant everybody knows.
      return platform !== 'linux' || !weak.has(safeStorage.getSelectedStorageBackend())
    },
    seal: (text) => safeStorage.encryptStringAsync(text),
    async open(sealed) {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(sealed)
      return { text: result, stale: shouldReEncrypt }
    },
  }
}

const weak = new Set(['basic_text', 'unknown'])
