/**
 * The desktop shell as it ships, on Electron's double: Electron itself is not on every machine. Tells its
 * parent when the tray says that Hearth runs, and when the window has its page.
 */
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { MenuItemConstructorOptions } from 'electron'
import { app, BrowserWindow, desk, Tray } from '../../main/testing/electron.ts'

const [root = '', home = ''] = process.argv.slice(2)
const double = new URL('../../main/testing/electron.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: double, shortCircuit: true } : next(specifier, context),
})
desk.paths.set('appData', home)

const say = (at: string) => process.send?.({ at })
const { setContextMenu } = Tray.prototype
Tray.prototype.setContextMenu = function (menu) {
  setContextMenu.call(this, menu)
  const { items } = menu as unknown as { items: MenuItemConstructorOptions[] }
  say(items[0]?.label === 'Hearth is running' ? 'tray' : 'icon')
}
BrowserWindow.prototype.loadURL = async function (url) {
  this.url = url
  const { origin } = new URL(url)
  const page = await (await fetch(url)).text()
  const scripts = [...page.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].map(
    ([, path]) => path,
  )
  const questions = ['/api/v1/setup', '/api/auth/get-session']
  await Promise.all(
    [...scripts, ...questions].map(async (path) => (await fetch(origin + path)).text()),
  )
  say('window')
}
process.once('message', () => app.quit())
app.exit = () => process.exit(0)
await import(pathToFileURL(join(root, 'dist/main/index.js')).href)
