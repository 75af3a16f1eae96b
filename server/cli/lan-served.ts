import { certificateOf, shownAt } from '../house/index.ts'

/** Whether what answers encrypted at that port of this machine is this very house. */
export async function isServed(port: number, keysDir: string): Promise<boolean> {
  const [authority, leaf] = await Promise.all([certificateOf(keysDir), shownAt(port, 'localhost')])
  return authority !== null && leaf !== null && leaf.verify(authority.publicKey)
}
