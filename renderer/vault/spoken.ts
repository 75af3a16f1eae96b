import { spokenNumbers } from '../../client/index.ts'

/** The numbers both sides read out, made on this device from the public half alone. */
export function numbersOf(publicKey: string, ownerId: string): Promise<string> {
  return spokenNumbers(publicKey, ownerId)
}
