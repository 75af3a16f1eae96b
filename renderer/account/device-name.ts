import type { Messages } from '../messages/en/index.ts'

export type Device = { name: string; kind: 'phone' | 'device' }

/** In this order: many browsers also carry the names of those they descend from. */
const browsers: [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\/|Chromium\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const systems: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Tizen|Web0S|SmartTV|AppleTV|GoogleTV|BRAVIA/i, 'TV'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]

/** “Firefox on Windows” from what the browser said about itself; a name it was given goes first. */
export function deviceIn(userAgent: string | null, t: Messages, given?: string | null): Device {
  const agent = userAgent ?? ''
  const kind = /iPhone|Android.*Mobile/.test(agent) ? 'phone' : 'device'
  return { name: given || described(agent, t), kind }
}

function described(agent: string, t: Messages): string {
  const [browser, system] = [found(browsers, agent), found(systems, agent)]
  if (browser && system) return t.account.device(browser, system)
  // Programs say who they are in the first word: `curl/8.5`.
  return browser ?? system ?? (agent.split(/[/ ]/)[0] || t.account.unknownDevice)
}

function found(among: [RegExp, string][], agent: string): string | undefined {
  return among.find(([pattern]) => pattern.test(agent))?.[1]
}

/** An address as people read it: the machine's own by name, IPv6 without its zeros. */
export function placeOf(address: string, t: Messages): string {
  const groups = address.split(':').map((group) => group.replace(/^0+(?=[^.])/, ''))
  const isOwn =
    groups.length > 2 && groups.slice(0, -1).every((group) => group === '' || group === '0')
  if (address.startsWith('127.') || (isOwn && /^[01]?$/.test(groups.at(-1) ?? '')))
    return t.account.ownMachine
  return groups
    .join(':')
    .replace(/(:0)+$/, '::')
    .replace(/:::+/, '::')
}
