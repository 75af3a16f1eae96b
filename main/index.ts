import { join } from 'node:path'
import { app } from 'electron'
import envPaths from 'env-paths'
import { spawnServer } from './child/process.ts'
import { probeHousehold } from './child/probe.ts'
import { usualDeadlines } from './child/run.ts'
import { createKeyStore } from './core/key-store.ts'
import { loginEntry } from './core/login-entry.ts'
import { serverProgram } from './core/program.ts'
import { feedAddress } from './core/update-feed.ts'
import { beforeReady } from './electron/before-ready.ts'
import { createDialogs } from './electron/dialogs.ts'
import { becomeOnlyInstance, takeLinks } from './electron/instance.ts'
import { createLoginItem } from './electron/login-item.ts'
import { createOutside } from './electron/outside.ts'
import { createSafeBox } from './electron/safe-box.ts'
import { findHouseKeys } from './files/house-keys.ts'
import { readFeedPacked } from './files/feed-packed.ts'
import { openSettings } from './files/settings-file.ts'
import { chooseMessages } from './messages/index.ts'
import { createShell } from './shell.ts'

/** Start of the desktop app. */
beforeReady()
const early: (string | null)[] = []
let called = (link: string | null): void => void early.push(link)
if (becomeOnlyInstance((link) => called(link))) await start()
else app.exit(0)

async function start(): Promise<void> {
  await app.whenReady()
  takeLinks()
  const home = app.getPath('userData')
  const messages = chooseMessages(app.getPreferredSystemLanguages())
  const dialogs = createDialogs()
  const settings = await openSettings(join(home, 'shell.json')).catch(() => null)
  if (settings === null) return refuse()
  const { env, platform, arch, execPath } = process
  const appImage = env['APPIMAGE'] ?? null
  const packed = await readFeedPacked(app.getAppPath())
  const login = loginEntry({ platform, execPath, appImage, configHome: app.getPath('appData') })
  const shell = createShell({
    settings,
    dialogs,
    messages,
    outside: createOutside(),
    login: createLoginItem(login),
    home,
    version: app.getVersion(),
    platform,
    feed: feedAddress({ given: env['HEARTH_UPDATE_FEED'], packed, platform, arch }),
    machine: { platform, arch, appImage: appImage !== null },
    hidden: process.argv.includes('--hidden') || app.getLoginItemSettings().wasOpenedAtLogin,
    quit: () => app.quit(),
    program: serverProgram({
      platform,
      packaged: app.isPackaged,
      resources: process.resourcesPath,
      checkout: app.getAppPath(),
    }),
    keyStore: (dataDir) => createKeyStore(createSafeBox(), () => findHouseKeys(home, dataDir())),
    ambient: env,
    usualDir: envPaths('Hearth', { suffix: '' }).data,
    deadlines: usualDeadlines,
    spawn: spawnServer,
    probe: probeHousehold,
    now: Date.now,
  })
  called = shell.called
  for (const link of early) called(link)
  await shell.start()

  async function refuse() {
    await dialogs.say(`${messages.reason.setting}\n${join(home, 'shell.json')}`, messages.ok)
    app.exit(1)
  }
}
