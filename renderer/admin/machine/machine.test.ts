import { appendFile, readFile } from 'node:fs/promises'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en } from '../../messages/en/index.ts'
import { noBrowser } from '../../testing/browser.ts'
import { surroundByApp } from '../../testing/desktop.ts'
import { expectAccessible, type Home, openHome } from '../../testing/home.ts'

const words = en.admin.machine
const day = 86_400_000

describe.skipIf(noBrowser)('the machine’s side of the household', { timeout: 240_000 }, () => {
  let home: Home
  let page: Page
  beforeAll(async () => {
    home = await openHome({ env: { MANA_SERVICE_KEY: 'tiny-service-key' } })
    bury(home.dir, [
      ['ingest', 'The picture is damaged.'],
      ['ingest', 'The picture has too many pixels.'],
      ['erase', 'The disk is full.'],
    ])
    page = await home.visitSignedIn('/')
  })
  afterAll(() => home?.close())

  const open = (part: string) => page.goto(`${home.origin}/admin/${part}`)
  const panel = (name: string) => page.getByRole('region', { name, exact: true })
  const said = (text: string) => page.getByRole('status').filter({ hasText: text }).waitFor()

  it('says in one sentence what is not well, and lets itself be looked over', async () => {
    await open('overview')
    await page.getByText(words.findings.jobs.dead(3)).waitFor()
    await panel(words.overview.addresses).getByText(home.origin).waitFor()
    await panel(words.overview.machine).getByText(words.overview.custody.file).waitFor()
    await page.getByText(words.overview.lanOff).waitFor()
    await expectAccessible(page)
    const saving = page.waitForEvent('download')
    await page.getByRole('link', { name: words.overview.licenses }).click()
    expect(await readFile(await (await saving).path(), 'utf8')).toContain('libvips')
    await page.getByRole('button', { name: words.overview.checkStart }).click()
    const report = page.getByRole('group', { name: words.overview.report })
    await report.getByText(words.findings.database.ok).waitFor()
    await report.getByText(words.findings.name.off).waitFor()
    const text = report.getByLabel(words.overview.reportText)
    await expect.poll(() => text.inputValue()).toContain('The databases are whole.')
    await expectAccessible(page)
  })

  it('tries again what was given up, forgets what may be forgotten', async () => {
    await open('jobs')
    const dead = panel(words.jobs.dead)
    const entry = (text: string) => dead.getByRole('listitem').filter({ hasText: text })
    await entry('The picture is damaged.').waitFor()
    await expectAccessible(page)
    const person = entry('The disk is full.')
    expect(await person.getByRole('button').count()).toBe(1)
    await entry('too many pixels').getByRole('button', { name: words.jobs.dismiss }).click()
    await said(words.jobs.dismissed)
    await entry('too many pixels').waitFor({ state: 'detached' })

    await person.getByRole('button', { name: words.jobs.retry }).click()
    await said(words.jobs.retried)
    await person.waitFor({ state: 'detached' })
    await dead.getByRole('button', { name: words.jobs.dismissAll }).click()
    const asking = page.getByRole('dialog', { name: words.jobs.dismissAllTitle })
    await expectAccessible(page)
    await asking.getByRole('button', { name: words.jobs.dismissAll }).click()
    await dead.getByText(words.jobs.deadNone).waitFor()
  })

  it('shows who keeps how much, and hears of it while it is open', async () => {
    await open('storage')
    await panel(words.storage.people).getByText(words.storage.holds(0, '0 bytes')).waitFor()
    await panel(words.storage.kinds).getByText(words.storage.kindsNone).waitFor()
    await panel(words.storage.trash).getByText(words.storage.trashNone).waitFor()
    await upload(home, 'my-secret-diary.txt', 'x'.repeat(2000))
    await panel(words.storage.kinds).getByText(words.storage.kind.documents).waitFor()
    await panel(words.storage.people).getByText(words.storage.holds(1, '2 kB')).waitFor()
    expect(await page.getByText('diary').count()).toBe(0)
    await expectAccessible(page)
  })

  it('reads the log backwards, shows no secret, and tells of newer lines', async () => {
    const at = Date.now() - day
    const write = (from: number, to: number, level = 30) =>
      log(
        home.dir,
        Array.from({ length: to - from }, (_, n) => ({
          level,
          time: at + from + n,
          msg: `line ${from + n} of tiny-service-key`,
          password: 'hunter2',
        })),
      )
    await write(0, 150)
    await open('log')
    const lines = page.getByRole('list').getByText(/^line \d+/)
    await expect.poll(() => lines.count()).toBe(100)
    expect(await page.content()).not.toMatch(/tiny-service-key|hunter2/)
    await expectAccessible(page)
    await page.getByRole('button', { name: words.log.older }).click()
    await expect.poll(() => lines.count()).toBe(150)
    await write(150, 151, 50)
    await page.getByText(words.log.fresh).waitFor()
    await page.getByRole('button', { name: words.log.newest }).click()
    await page.getByText('line 150', { exact: false }).waitFor()
    await page.getByLabel(words.log.level, { exact: true }).selectOption('error')
    await expect.poll(() => lines.count()).toBe(1)
  })

  it('says how it is done at the machine, where there is no app', async () => {
    await open('computer')
    await panel(en.desktop.folder).getByText(home.dir, { exact: true }).waitFor()
    // These tests run from the source.
    await page.getByText(en.desktop.byHand.runs.checkout).waitFor()
    await page.getByText('npm run hearth -- recovery-sheet --data-dir').waitFor()
    expect(await page.getByRole('button', { name: en.desktop.byHand.again.restart }).count()).toBe(
      0,
    )
    expect(await page.getByRole('button', { name: en.desktop.move }).count()).toBe(0)
    await expectAccessible(page)
  })

  it('speaks of the machine it runs on, and starts Hearth again where something brings it back', async () => {
    const path = '**/api/v1/admin/appliance/machine'
    const asked: unknown[] = []
    await page.route(`${path}/end`, (route) => {
      asked.push(route.request().postDataJSON())
      return route.fulfill({ status: 202, json: { success: true } })
    })
    const on = async (platform: string, by: string, comesBack = false) => {
      await page.unroute(path)
      await page.route(path, (route) => route.fulfill({ json: { platform, by, comesBack } }))
      await open('computer')
    }
    const { byHand } = en.desktop
    await on('mac', 'app')
    await page.getByText(byHand.menu.mac).waitFor()
    await page.getByText(byHand.awake.mac).waitFor()
    await expect.poll(() => page.getByText('systemctl').count()).toBe(0)
    await on('linux', 'service', true)
    await page.getByText('sudo systemctl restart hearth').waitFor()
    await expectAccessible(page)
    for (const how of ['restart', 'stop'] as const) {
      await page.getByRole('button', { name: byHand.again[how] }).click()
      const asking = page.getByRole('dialog', { name: byHand.again[`${how}Title`] })
      await asking.getByRole('button', { name: byHand.again[`${how}Do`] }).click()
      await asking.waitFor({ state: 'hidden' })
    }
    expect(asked).toEqual([{ how: 'restart' }, { how: 'stop' }])
    await page.unrouteAll()
  })

  it('does what the tray does, in the window of the app', async () => {
    const app = await home.visitSignedIn()
    const asked = await surroundByApp(app, { dataDir: home.dir, movesTo: '/big', newer: '9.9.9' })
    await app.goto(`${home.origin}/admin/computer`)
    const button = (name: string) => app.getByRole('button', { name, exact: true })
    await app.getByLabel(en.desktop.startAtLogin).check()
    await expect.poll(() => app.getByLabel(en.desktop.startAtLogin).isEnabled()).toBe(true)
    await app.getByLabel(en.desktop.keepAwake).selectOption('never')
    await expect.poll(() => app.getByLabel(en.desktop.keepAwake).inputValue()).toBe('never')
    await button(en.desktop.move).click()
    await app.getByText('/big', { exact: true }).waitFor()
    await button(en.desktop.removeFormer).click()
    await button(en.desktop.removeFormer).waitFor({ state: 'detached' })
    await button(en.desktop.lookForUpdates).click()
    await app.getByText(en.desktop.newer('9.9.9')).waitFor()
    await expectAccessible(app)
    for (const name of ['getUpdate', 'printSheet', 'showLogs', 'showReports', 'quitApp'] as const) {
      const before = (await asked()).length
      await button(en.desktop[name]).click()
      await expect.poll(async () => (await asked()).length).toBe(before + 1)
    }
    expect(await asked()).toEqual([
      'start at login: true',
      'keep awake: never',
      'move',
      'remove former',
      'look',
      'get update',
      'sheet',
      'logs',
      'reports',
      'quit',
    ])
  })

  it('shows the settings and where they come from', async () => {
    await open('settings')
    await page.getByText(words.choices.all).click()
    const entry = page.locator('div').filter({ has: page.getByText('MANA_SERVICE_KEY') })
    await entry.getByText(words.settings.secretSet).waitFor()
    expect(await page.content()).not.toContain('tiny-service-key')
    await expectAccessible(page)
  })
})

/** As a program that died would have left them, before anybody asked for their number. */
function bury(dir: string, jobs: [kind: string, failure: string][]): void {
  const db = new Database(join(dir, 'hearth.db'))
  const add = db.prepare(
    `INSERT INTO job (id, kind, payload, lane, state, run_at, attempts, failure, created_at, died_at)
      VALUES (?, ?, '{}', 1, 'dead', 1, 5, ?, ?, ?)`,
  )
  const at = Date.now() - day
  jobs.forEach(([kind, failure], n) => add.run(`dead-${n}`, kind, failure, at + n, at + n))
  db.close()
}

async function log(dir: string, lines: object[]): Promise<void> {
  await mkdir(join(dir, 'logs'), { recursive: true })
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
  await appendFile(join(dir, 'logs', 'hearth.log'), text)
}

async function upload(home: Home, name: string, body: string): Promise<void> {
  const answer = await fetch(`${home.media}/api/v1/media/upload?filename=${name}`, {
    method: 'PUT',
    body,
    headers: { authorization: `Bearer ${home.admin.token}` },
  })
  if (!answer.ok) throw new Error(`the upload answered ${answer.status}`)
}
