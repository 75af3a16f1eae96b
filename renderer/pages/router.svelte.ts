export type Router = ReturnType<typeof createRouter>

type Place = { path: string; query: URLSearchParams }

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
    return { path: pathname.replace(/(.)\/$/, '$1'), query: new URLSearchParams(search) }
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
    push,
    replace,
    back,
  }
}

function depthIn(state: unknown): number {
  const depth = (state as { depth?: unknown } | null)?.depth
  return typeof depth === 'number' ? depth : 0
}
