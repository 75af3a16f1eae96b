import type { Component } from 'svelte'
import { isPhotos, isUnder, paths } from './paths.ts'

/** Who may stand on a page: anybody, whoever is signed in, or who looks after the house. */
export type Audience = 'anyone' | 'person' | 'admin'

export type Route = {
  under: string
  audience: Audience
  /** The page comes when it is opened: photos are what nearly every visit is for. */
  load: () => Promise<{ default: Component }>
}

/** Every page but the photos. What lies below an address is that page's own. */
export const routes: Route[] = [
  {
    under: paths.setup,
    audience: 'anyone',
    load: () => import('../account/door/setup-page.svelte'),
  },
  {
    // What is left to do after the set-up.
    under: paths.welcome,
    // Somebody else is told so by the page itself.
    audience: 'person',
    load: () => import('../welcome/welcome-page.svelte'),
  },
  {
    under: '/sign-in',
    audience: 'anyone',
    load: () => import('../account/door/sign-in-page.svelte'),
  },
  {
    under: paths.join,
    audience: 'anyone',
    load: () => import('../account/door/join-page.svelte'),
  },
  {
    under: paths.forgot,
    audience: 'anyone',
    load: () => import('../account/door/forgot-page.svelte'),
  },
  {
    under: paths.reset,
    audience: 'anyone',
    load: () => import('../account/door/reset-page.svelte'),
  },
  {
    under: paths.verified,
    audience: 'anyone',
    load: () => import('../account/door/verified-page.svelte'),
  },
  {
    under: paths.device,
    audience: 'person',
    load: () => import('../account/door/device-page.svelte'),
  },
  {
    under: paths.consent,
    audience: 'person',
    load: () => import('../account/door/consent-page.svelte'),
  },
  {
    under: paths.account,
    audience: 'person',
    load: () => import('../account/account-page.svelte'),
  },
  {
    under: paths.admin,
    // Somebody else is told so by the page itself.
    audience: 'person',
    load: () => import('../admin/admin-page.svelte'),
  },
]

/** Every other address: a link that was cut off, say. */
const nowhere: Route = {
  under: paths.photos,
  audience: 'anyone',
  load: () => import('./nowhere-page.svelte'),
}

/** The page of this address; null are the photos. */
export function routeOf(path: string): Route | null {
  if (isPhotos(path)) return null
  return routes.find(({ under }) => isUnder(under, path)) ?? nowhere
}
