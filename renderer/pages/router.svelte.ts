export type Router = ReturnType<typeof createRouter>

/** `full` is path and query as one, to come back to. */
type Place = { path: string; query: URLSearchParams; full: string }

/** Where in the app we are, kept in the address bar so that back, reload and links work. */
export function createRouter(view: Window) {
  let place = $state.raw<Place>(read())
  // How many of our own pages lie behind this one: going back must never leave the app by surprise.
  let depth = depthIn(view.history.state)

  view.addEventListener('popstate', (event) => {
    depth = depthIn(event.state)
    place = read()
  })

  function read(): Place {
    const { pathname, search } = view.location
    const path = pathname.replace(/(.)\/$/, '$1')
    return { path, query: new URLSearchParams(search), full: path + search }
  }

  function push(to: string): void {
    depth += 1
    view.history.pushState({ depth }, '', to)
    place = read()
  }

  function replace(to: string): void {
    view.history.replaceState({ depth }, '', to)
    place = read()
  }

  /** To another of our addresses that is not a page of this app: the server answers it. */
  function leave(to: string): void {
    view.location.assign(to)
  }

  /** To the page before, or to `otherwise` where this is the first one. */
  function back(otherwise: string): void {
    if (depth > 0) view.history.back()
    else replace(otherwise)
  }

  return {
    get path() {
      return place.path
    },
    get query() {
      return place.query
    },
    get full() {
      return place.full
    },
    push,
    replace,
    leave,
    back,
  }
}

function depthIn(state: unknown): number {
  const depth = (state as { depth?: unknown } | null)?.depth
  return typeof depth === 'number' ? depth : 0
}
