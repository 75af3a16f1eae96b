import { AuthClient, type ConnectionOptions } from '../../client/index.ts'

/** Where the browser goes for an app that asked for this sign-in; `query` as the server signed it. */
export function findWayToApp(connection: ConnectionOptions, query: string): Promise<string> {
  return new AuthClient('', connection).apps.goOn(query)
}
