/** How things stand with the Hearth app around this page; `main/core/page-calls.ts` says the same. */
export type DesktopFacts = {
  version: string
  platform: string
  /** null: this system does not let programs start at login. */
  startAtLogin: boolean | null
  keepAwake: 'always' | 'connected' | 'never'
  dataDir: string
  /** The folder before the last move, as long as it is kept. */
  former: string | null
  /** A move that is under way, from 0 to 100. */
  moving: number | null
  updates: { state: 'unknown' | 'newest' | 'newer' | 'failed' | 'off'; version: string | null }
}

/** What the preload gives to this page; each call answers how things stand once it is done. */
export type HearthDesktop = {
  describe(): Promise<DesktopFacts>
  setStartAtLogin(on: boolean): Promise<DesktopFacts>
  setKeepAwake(mode: DesktopFacts['keepAwake']): Promise<DesktopFacts>
  showLogs(): Promise<DesktopFacts>
  showReports(): Promise<DesktopFacts>
  moveFolder(): Promise<DesktopFacts>
  removeFormer(): Promise<DesktopFacts>
  printRecoverySheet(): Promise<DesktopFacts>
  checkUpdates(): Promise<DesktopFacts>
  getUpdate(): Promise<DesktopFacts>
  /** Asks somebody at the screen first. */
  quit(): Promise<DesktopFacts>
}

const calls: readonly (keyof HearthDesktop)[] = [
  'describe',
  'setStartAtLogin',
  'setKeepAwake',
  'showLogs',
  'showReports',
  'moveFolder',
  'removeFormer',
  'printRecoverySheet',
  'checkUpdates',
  'getUpdate',
  'quit',
]

/** null: an ordinary browser, or an app that is older than this page. */
export function findDesktop(view: object): HearthDesktop | null {
  const found: unknown = Reflect.get(view, 'hearthDesktop')
  if (typeof found !== 'object' || found === null) return null
  const whole = calls.every((name) => typeof Reflect.get(found, name) === 'function')
  return whole ? (found as HearthDesktop) : null
}
