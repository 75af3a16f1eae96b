import { VaultClient } from '../index.ts'

/** What a page that came over the network says; nothing is asked of the server meanwhile. */
async function attempt(): Promise<string> {
  return new VaultClient('').init().then(
    () => 'opened',
    (error: { code: string; message: string }) => `${error.code}: ${error.message}`,
  )
}

Object.assign(globalThis, { attempt })
