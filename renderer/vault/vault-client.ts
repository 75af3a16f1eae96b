import { type ConnectionOptions, VaultClient } from '../../client/index.ts'

/** Comes when a vault is first asked for: cryptography is not in the first load. */
export function createVaultClient(
  connection: ConnectionOptions,
  personId: string | undefined,
): VaultClient {
  return new VaultClient('', { ...connection, personId })
}
