import { AuthClient } from '../../client/index.ts'
import { useHouse } from '../house.ts'

/** What the pages of the account ask the server with. Made where it is used: it comes with those pages, not before. */
export function useAuth(): AuthClient {
  return new AuthClient('', useHouse().connection)
}
