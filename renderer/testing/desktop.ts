import type { Page } from 'playwright-core'

/** How the double of the Hearth app stands at first, and what moving and looking for updates finds. */
export type DoubleOptions = { dataDir: string; movesTo?: string; newer?: string }

/**
 * Puts a double of the Hearth app around a page, as the preload would: it remembers across reloads what it
 * was asked, in `sessionStorage`. @returns what it was asked so far
 */
export async function surroundByApp(
  page: Page,
  options: DoubleOptions,
): Promise<() => Promise<string[]>> {
  await page.addInitScript(({ dataDir, movesTo, newer }: DoubleOptions) => {
    const read = (name: string, otherwise: unknown) =>
      JSON.parse(sessionStorage.getItem(name) ?? JSON.stringify(otherwise))
    const write = (name: string, value: unknown) =>
      sessionStorage.setItem(name, JSON.stringify(value))
    const first = {
      version: '0.1.0',
      platform: 'linux',
      startAtLogin: false,
      keepAwake: 'connected',
      dataDir,
      former: null,
      moving: null,
      updates: { state: 'unknown', version: null },
    }
    const change = async (name: string, next: object) => {
      write('asked', [...read('asked', []), name])
      write('facts', { ...read('facts', first), ...next })
      return read('facts', first)
    }
    const found = newer ? { state: 'newer', version: newer } : { state: 'newest', version: null }
    Object.assign(window, {
      hearthDesktop: {
        describe: async () => read('facts', first),
        setStartAtLogin: (on: boolean) => change(`start at login: ${on}`, { startAtLogin: on }),
        setKeepAwake: (mode: string) => change(`keep awake: ${mode}`, { keepAwake: mode }),
        showLogs: () => change('logs', {}),
        moveFolder: () => change('move', movesTo ? { dataDir: movesTo, former: dataDir } : {}),
        removeFormer: () => change('remove former', { former: null }),
        printRecoverySheet: () => change('sheet', {}),
        checkUpdates: () => change('look', { updates: found }),
        getUpdate: () => change('get update', {}),
        showReports: () => change('reports', {}),
        quit: () => change('quit', {}),
      },
    })
  }, options)
  return () => page.evaluate(() => JSON.parse(sessionStorage.getItem('asked') ?? '[]'))
}
