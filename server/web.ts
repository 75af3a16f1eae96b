import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

/** The web app as Vite built it: hashed files for ever, the page itself asked for anew each time. */
export function createWeb(folder: string): Hono {
  const web = new Hono()
  web.use(
    secureHeaders({
      contentSecurityPolicy: policy,
      referrerPolicy: 'same-origin',
      strictTransportSecurity: false,
    }),
  )
  web.get(
    '/assets/*',
    serveStatic({
      root: folder,
      onFound: (_, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
    }),
  )
  web.get(
    '*',
    serveStatic({ root: folder, onFound: (_, c) => c.header('Cache-Control', 'no-cache') }),
  )
  // Every other address is the app's own: it reads the path and shows the page.
  web.get(
    '*',
    serveStatic({
      root: folder,
      path: 'index.html',
      onFound: (_, c) => c.header('Cache-Control', 'no-cache'),
    }),
  )
  return web
}

/** The pages an authorization server has to have at its own address, and what they are made of. */
export function createSignInPages(folder: string): Hono {
  const web = createWeb(folder)
  const pages = new Hono()
  for (const path of ownPages) pages.get(path, (c) => web.fetch(c.req.raw, c.env))
  return pages
}

const ownPages = [
  '/sign-in',
  '/consent',
  '/device',
  '/assets/*',
  '/theme.js',
  '/favicon.svg',
  '/manifest.webmanifest',
  '/:icon{icon-[a-z0-9]+\\.png}',
]

const policy = {
  defaultSrc: ["'self'"],
  imgSrc: ["'self'", 'blob:', 'data:'],
  mediaSrc: ["'self'", 'blob:'],
  styleSrc: ["'self'", "'unsafe-inline'"],
  scriptSrc: ["'self'"],
  connectSrc: ["'self'"],
  workerSrc: ["'self'", 'blob:'],
  objectSrc: ["'none'"],
  baseUri: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
}
