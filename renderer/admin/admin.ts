import { getContext, setContext } from 'svelte'
import { AdminClient } from '../../client/index.ts'
import type { House } from '../house.ts'

const KEY = Symbol('admin')

/** Inside a component only. Made here, so that who only looks at photos never fetches it. */
export function provideAdmin({ fetch }: House): void {
  setContext(KEY, new AdminClient('', { fetch }))
}

/** Inside a component below the admin page only. */
export function useAdmin(): AdminClient {
  return getContext<AdminClient>(KEY)
}
