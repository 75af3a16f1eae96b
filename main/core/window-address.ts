/** Where the house serves: on this machine, and on the home network by its own name, if it does. */
export type Place = { origin: string; lan: string | null }

/**
 * The names of the home network lead to this machine in the window, whatever mDNS says. Only our own
 * authority vouches for ours there. [Note: exactly our authority]
 */
export const resolverRules = 'MAP *.local 127.0.0.1'

/**
 * What the window shows: the household's own name where it is served, because passkeys are bound to it.
 * A window that is open stays with the kind of address it has, as long as there is one: whoever signed in
 * there did so for that name alone.
 * @param showing the origin of an open window; null: there is none
 */
export function addressFor(showing: string | null, { origin, lan }: Place): string {
  const plain = showing?.startsWith('http:') === true
  return plain ? origin : (lan ?? origin)
}

/** Whether a page failed because of its name or its certificate, and not because nobody serves it. */
export function isNameTrouble(code: number): boolean {
  return nameCodes.has(code) || (code <= -200 && code > -300)
}

/** Chromium's ERR_NAME_NOT_RESOLVED, ERR_SSL_PROTOCOL_ERROR, ERR_ADDRESS_UNREACHABLE, ERR_NAME_RESOLUTION_FAILED. */
const nameCodes = new Set([-105, -107, -109, -137])

/** Where a window is, and whether what it shows is lost: a page that failed cannot come back by itself. */
export function createWhereabouts() {
  let origin: string | null = null
  let plain = ''
  let lost = false
  return {
    get origin() {
      return origin
    },
    /** The house serves there now. @returns whether a page that is open has to be loaded anew */
    settle(place: Place, isOpen: boolean): boolean {
      const before = origin
      plain = place.origin
      origin = addressFor(isOpen ? origin : null, place)
      return lost || before !== origin
    },
    loading: () => void (lost = false),
    /**
     * A page failed. Where it is for the household's name, this machine's own address is shown instead.
     * @returns whether to load it there; otherwise it waits for the house
     */
    failed(code: number): boolean {
      lost = origin === plain || !isNameTrouble(code)
      if (!lost) origin = plain
      return !lost
    },
  }
}
