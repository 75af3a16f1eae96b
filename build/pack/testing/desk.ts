import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * The desk of somebody who installed the app: the packed shell, on Electron's double, in a process of its
 * own, so that it can stand on a machine of its own. A test asks it over the channel.
 *
 *     node desk.ts <app> <resources> <home>
 */
const [app = '', resources = '', home = ''] = process.argv.slice(2)
const double = new URL('../../../main/testing/electron.ts', import.meta.url).href
registerHooks({
  resolve: (what, context, next) =>
    what === 'electron' ? { url: double, shortCircuit: true } : next(what, context),
})

const electron = (await import(double)) as typeof import('../../../main/testing/electron.ts')
const { desk } = electron
Object.assign(electron.app, { isPackaged: true, getAppPath: () => app })
Object.assign(process, { resourcesPath: resources })
desk.paths.set('appData', home)

export type Ask = 'look' | 'quit'
/** `tray`: its entries from the top. `window`: the address it opened. */
export type Seen = { tray: string[]; window: string | null }

process.on('message', (ask: Ask) => {
  if (ask === 'quit') electron.app.quit()
  process.send?.(seen())
})
process.on('disconnect', () => process.exit(1))
await import(pathToFileURL(join(app, 'main/index.js')).href)
setInterval(() => desk.exits.length > 0 && process.exit(desk.exits[0]), 50)

type Item = NonNullable<typeof desk.tray>['items'][number]
function flat(items: Item[]): Item[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])
}

function seen(): Seen {
  const items = flat(desk.tray?.items ?? [])
  return { tray: items.map(({ label }) => label ?? '-'), window: desk.windows[0]?.url ?? null }
}
