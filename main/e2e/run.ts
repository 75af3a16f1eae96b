import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'

/**
 * The shell in the real Electron, for machines that have its program: `npm run e2e:electron`. It has folders
 * of its own (`--user-data-dir`, HEARTH_DATA_DIR) and free ports, so a Hearth that runs there is left alone.
 */
const root = fileURLToPath(new URL('../..', import.meta.url))

if (await hasElectron()) await tryOut()
else
  console.log(
    'skipped: the program of Electron is not on this machine. "npm run desktop" fetches it the first time.',
  )

async function hasElectron(): Promise<boolean> {
  const folder = join(root, 'node_modules/electron')
  const program = await readFile(join(folder, 'path.txt'), 'utf8').catch(() => null)
  return program !== null && existsSync(join(folder, 'dist', program))
}

/** On Windows the first window has no page: it only hears that the session ends. */
async function householdPage(shell: ElectronApplication): Promise<Page> {
  for (let left = 300; left > 0; left--) {
    const page = shell.windows().find((each) => each.url().startsWith('http'))
    if (page !== undefined) return page
    await setTimeout(200)
  }
  throw new Error('The household’s window did not open within a minute.')
}

async function tryOut(): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'hearth-e2e-'))
  const ports = { HEARTH_PORT: '0', HEARTH_AUTH_PORT: '0', HEARTH_MEDIA_PORT: '0' }
  const env = { ...process.env, ...ports, HEARTH_DATA_DIR: join(home, 'data') }
  const shell = await _electron.launch({
    args: [root, `--user-data-dir=${home}`],
    env: env as Record<string, string>,
  })
  try {
    const page = await householdPage(shell)
    await page.waitForURL(/^http:\/\/localhost:\d+\/setup/)
    assert.equal(await page.evaluate('typeof process'), 'undefined')
    assert.equal(await page.evaluate('typeof require'), 'undefined')
    const described = await page.evaluate('globalThis.hearthDesktop.describe()')
    assert.equal((described as { dataDir: string }).dataDir, join(home, 'data'))
    const app = await page.evaluate('Object.keys(globalThis.hearthDesktop).length')
    assert.equal(app, 11)
    const before = page.url()
    await page.evaluate("void (location.href = 'file:///etc/passwd')").catch(() => {})
    assert.equal(page.url(), before)
    assert.equal(await page.evaluate("window.open('https://example.org/') === null"), true)
    assert.equal(await page.evaluate('Notification.requestPermission()'), 'denied')
    console.log('ok: the window shows the household, and goes nowhere else')
  } finally {
    await shell.evaluate(({ app }) => app.exit(0)).catch(() => {})
    await rm(home, { recursive: true, force: true })
  }
}
