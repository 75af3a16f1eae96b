import { createServer } from 'node:http'
import { access, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:tls'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { MenuItemConstructorOptions } from 'electron'
import { app, desk, powerMonitor } from './testing/electron.ts'

/**
 * A day with the shell as it is wired, on Electron's double, with the server that ships as its child
 * (`npm run build` comes first). The tests follow each other, as a day does.
 */
vi.setConfig({ testTimeout: 90_000 })

let home: string
let data: string
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'hearth-day-'))
  data = join(home, 'photos')
  desk.paths.set('appData', join(home, 'app data'))
  for (const name of ['HEARTH_PORT', 'HEARTH_HTTPS_PORT', 'HEARTH_AUTH_PORT', 'HEARTH_MEDIA_PORT'])
    vi.stubEnv(name, '0')
  vi.stubEnv('HEARTH_DATA_DIR', data)
  vi.stubEnv('LOG_LEVEL', 'error')
  vi.stubEnv('HEARTH_UPDATE_FEED', 'https://example.org/hearth')
  // Vite's own variable of that name.
  vi.stubEnv('BASE_URL', '')
  vi.stubEnv('NODE_OPTIONS', '--nothing-node-knows')
  await import('./index.ts')
})
afterAll(async () => {
  if (desk.exits.length === 0) await quit()
  await rm(home, { recursive: true, force: true })
})

const flat = (items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])
const labels = () => flat(desk.tray?.items ?? []).map(({ label }) => label ?? '-')
const find = (part: string) =>
  flat(desk.tray?.items ?? []).find(({ label }) => label?.includes(part))
function choose(part: string): void {
  const item = find(part)
  if (!item?.click || item.enabled === false) throw new Error(`${part} cannot be chosen`)
  Reflect.apply(item.click, item, [])
}
const shows = (headline: string) =>
  expect.poll(() => labels()[0], { timeout: 45_000 }).toContain(headline)
const origin = () => /http:\/\/\S+/.exec(find('Address: ')?.label ?? '')?.[0] ?? ''
/** The window that says how things stand while nothing runs. */
const notice = () => desk.windows.find(({ url }) => url.startsWith('data:'))
const noticed = () => Buffer.from(notice()?.url.split('base64,')[1] ?? '', 'base64').toString()
const answers = () =>
  fetch(`${origin()}/health`).then(
    ({ ok }) => ok,
    () => false,
  )

/** The server's process id, by who has the folder open. */
async function pid(): Promise<number> {
  const { readFile } = await import('node:fs/promises')
  return JSON.parse(await readFile(join(data, 'hearth.running.json'), 'utf8')).pid
}

async function quit(): Promise<void> {
  desk.answer = 1
  app.quit()
  await vi.waitFor(() => expect(desk.exits).toEqual([0]), { timeout: 30_000 })
}

test('in the morning it starts: the tray says so, the window opens, the page answers', async () => {
  await shows('Hearth is running')
  expect(await answers()).toBe(true)
  expect(desk.windows[0]?.url).toBe(`${origin()}/`)
  expect(labels()).toEqual(
    expect.arrayContaining(['Open Hearth', 'Copy the address', 'Show the logs', 'Quit Hearth…']),
  )
  expect(notice()).toBeUndefined()
  expect(desk.menu).toBeNull()
})

test('the key of the vaults lies in the key store, not in the folder', async () => {
  const shellFiles = join(home, 'app data', 'Hearth Desktop')
  await expect
    .poll(() => readdir(shellFiles))
    .toContainEqual(expect.stringMatching(/^keys-.+\.sealed$/))
  expect(await readdir(join(data, 'keys'))).not.toContain('vault-kek.json')
})

test('the recovery sheet is printed, in a window that runs nothing, for who said yes', async () => {
  desk.answer = 0
  choose('Print the recovery sheet')
  await expect.poll(() => desk.said.at(-1)).toContain('Whoever has it')
  desk.answer = 1
  expect(desk.printed).toBe('')
  choose('Print the recovery sheet')
  await expect.poll(() => decodeURIComponent(desk.printed)).toContain('Recovery sheet for Hearth')
  expect(desk.windows.at(-1)?.options.webPreferences).toMatchObject({ javascript: false })
  desk.windows.pop()
})

test('the window goes nowhere else', () => {
  const window = desk.windows[0]!
  const go = (url: string) => {
    let stayed = false
    window.webContents.emit('will-frame-navigate', { url, preventDefault: () => (stayed = true) })
    return !stayed
  }
  expect(go(`${origin()}/account`)).toBe(true)
  desk.opened = []
  for (const url of [
    'https://example.org/',
    'file:///etc/passwd',
    'javascript:1',
    `${origin()}@evil.example/`,
  ])
    expect(go(url), url).toBe(false)
  expect(desk.opened).toEqual(['https://example.org/'])
  expect(window.openHandler?.({ url: 'smb://x/y' } as never)).toEqual({ action: 'deny' })
  expect(desk.opened).toHaveLength(1)
})

test('a page may ask the shell only from its own main frame', () => {
  const call = desk.handlers.get('hearth:describe')!
  const from = (url: string, parent: object | null = null) =>
    call({ senderFrame: { url, parent } } as never)
  expect(from(`${origin()}/admin`)).toMatchObject({ dataDir: data, version: '0.1.0' })
  for (const url of ['https://example.org/', `${origin()}.evil.example/`, 'about:blank'])
    expect(() => from(url), url).toThrow('Not for this page')
  expect(() => from(`${origin()}/`, {})).toThrow('Not for this page')
  expect(() => call({ senderFrame: null } as never)).toThrow('Not for this page')
})

test('killed, the server is back without a hand', async () => {
  const before = await pid()
  process.kill(before, 'SIGKILL')
  await expect.poll(() => pid().catch(() => before)).not.toBe(before)
  await shows('Hearth is running')
  await expect.poll(answers).toBe(true)
  const reports = join(home, 'app data', 'Hearth Desktop', 'crashes')
  await expect.poll(() => readdir(reports).catch(() => [])).toHaveLength(1)
  choose('Show the crash reports')
  await expect.poll(() => desk.opened).toContain(reports)
})

test('the home network is switched on in the tray, and comes back with a server that was killed', async () => {
  const atHome = () => find('Reachable at home')?.checked
  expect(atHome()).toBe(false)
  choose('Reachable at home')
  await expect.poll(atHome).toBe(true)
  expect(find('Address: ')?.label).toContain('https://hearth.local')
  const before = await pid()
  process.kill(before, 'SIGKILL')
  await expect.poll(() => pid().catch(() => before)).not.toBe(before)
  await expect.poll(atHome).toBe(true)
  await seeHome()
  choose('Reachable at home')
  await expect.poll(atHome).toBe(false)
  await expect.poll(() => desk.windows[0]?.url).toBe(`${origin()}/`)
  await shows('Hearth is running')
})

/** The next window shows the household's own name, found without mDNS, with a certificate only it believes. */
async function seeHome(): Promise<void> {
  const lan = /https:\/\/\S+/.exec(find('Address: ')?.label ?? '')?.[0] ?? ''
  expect(desk.windows[0]?.url).toMatch(/^http:\/\/localhost/)
  desk.windows[0]?.destroy()
  choose('Open Hearth')
  await expect.poll(() => desk.windows[0]?.url).toBe(`${lan}/`)
  expect(desk.switches.get('host-resolver-rules')).toBe('MAP *.local 127.0.0.1')
  const { hostname, port } = new URL(lan)
  const shown = await certificateAt(Number(port), hostname)
  const verdict = (host: string, data: string) =>
    new Promise((resolve) =>
      desk.session.verify?.({ hostname: host, certificate: { data } } as never, resolve),
    )
  expect(await verdict(hostname, shown)).toBe(0)
  expect(await verdict('example.org', shown)).toBe(-3)
}

/** As PEM, as a device that believes nothing sees it. */
function certificateAt(port: number, servername: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, servername, rejectUnauthorized: false })
    socket.once('error', reject)
    socket.once('secureConnect', () => {
      const { raw } = socket.getPeerX509Certificate()!
      socket.destroy()
      resolve(`-----BEGIN CERTIFICATE-----\n${raw.toString('base64')}\n-----END CERTIFICATE-----\n`)
    })
  })
}

test('it sleeps and wakes, and stays awake as long as somebody wants it to', async () => {
  choose('Always')
  await expect.poll(() => find('Always')?.checked).toBe(true)
  powerMonitor.emit('suspend')
  powerMonitor.emit('resume')
  expect(desk.blocking.size).toBe(1)
  choose('Never')
  await expect.poll(() => find('Never')?.checked).toBe(true)
  powerMonitor.emit('resume')
  expect(desk.blocking.size).toBe(0)
  expect(await answers()).toBe(true)
})

test('a newer version waits until the photos that are arriving are here', async () => {
  const page = 'https://example.org/hearth/'
  desk.feed = { version: '9.9.9', files: [] }
  const { send, arrived } = await beginUpload()
  desk.answer = 0
  // What quitting would mean tells that the shell knows of the upload.
  await expect
    .poll(() => (app.quit(), desk.said.at(-1)), { timeout: 30_000 })
    .toContain('One upload is under way')
  desk.answer = 1
  choose('Look for updates')
  await expect.poll(labels).toContain('Version 9.9.9 is out')
  desk.opened = []
  choose('Version 9.9.9 is out')
  await expect.poll(() => desk.said.at(-1)).toContain('Photos are arriving just now')
  expect(desk.opened).toEqual([])
  send.close()
  expect((await arrived).status).toBe(201)
  await expect
    .poll(() => (choose('Version 9.9.9 is out'), desk.opened), { timeout: 30_000 })
    .toContain(page)
})

/** A photo on its way that has not ended yet. */
async function beginUpload() {
  const json = (body: object) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: origin() },
    body: JSON.stringify(body),
  })
  const person = { name: 'Ada', email: 'ada@example.org', password: 'correct horse battery' }
  const made = await fetch(
    `${origin()}/api/v1/setup`,
    json({ householdName: 'The Lindens', ...person }),
  )
  const { accessToken } = (await made.json()) as { accessToken: string }
  const sending = Promise.withResolvers<ReadableStreamDefaultController<Uint8Array>>()
  const body = new ReadableStream<Uint8Array>({ start: (each) => sending.resolve(each) })
  const arrived = fetch(`${origin()}/api/v1/media/upload?filename=note.txt`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${accessToken}` },
    body,
    duplex: 'half',
  } as RequestInit)
  const send = await sending.promise
  send.enqueue(Buffer.from('half of it'))
  return { send, arrived }
}

test('the disk is pulled: it waits and begins nothing in its place; it is back: so is Hearth', async () => {
  const away = `${data}-away`
  await rename(data, away)
  await shows('Waiting for the disk')
  expect(noticed()).toContain('Choose the folder')
  await expect(access(join(data, 'hearth.json'))).rejects.toThrow()
  await rm(data, { recursive: true, force: true })
  await rename(away, data)
  await shows('Hearth is running')
  await expect.poll(answers).toBe(true)
  await expect.poll(notice).toBeUndefined()
})

test('another program has the port: it says which and offers another', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  vi.stubEnv('HEARTH_MEDIA_PORT', String(port))
  process.kill(await pid(), 'SIGKILL')
  await shows('Hearth is not running')
  expect(labels()[1]).toContain('Another program uses the port')
  await expect.poll(() => labels()).toContainEqual(expect.stringMatching(/^Use port \d+ instead/))
  await expect.poll(noticed).toMatch(/Use port \d+ instead/)
  choose('Use port')
  await shows('Hearth is running')
  await expect.poll(answers).toBe(true)
  // The household's own port was any free one, and is another one now.
  await expect.poll(() => desk.windows[0]?.url).toMatch(new RegExp(`^${origin()}/`))
  other.close()
})

test('the photos move to another disk, and the old folder can no longer be started', async () => {
  await writeFile(join(data, 'blobs', 'note'), 'kept')
  desk.folder = join(home, 'bigger disk')
  const before = desk.said.length
  choose('Move the photos')
  await expect
    .poll(() => desk.said.slice(before).join(), { timeout: 30_000 })
    .toContain('Everything is in')
  await shows('Hearth is running')
  await expect.poll(answers).toBe(true)
  expect(await readdir(join(home, 'bigger disk', 'blobs'))).toContain('note')
  expect(await readdir(data)).not.toContain('hearth.json')
  data = join(home, 'bigger disk')
  expect(find('Delete the old folder')).toBeTruthy()
})

test('a link opens a page of ours, and nothing else', async () => {
  app.emit('open-url', { preventDefault: () => {} }, 'hearth://admin')
  await expect.poll(() => desk.windows[0]?.url).toBe(`${origin()}/admin`)
  app.emit('open-url', { preventDefault: () => {} }, 'hearth://evil.example/x')
  expect(desk.windows[0]?.url).toBe(`${origin()}/admin`)
})

test('quit says what it means; a no keeps it running, a yes ends it in order', async () => {
  const server = await pid()
  desk.answer = 0
  app.quit()
  await expect
    .poll(() => desk.said.at(-1))
    .toContain('Phones and other computers cannot reach Hearth')
  expect(await answers()).toBe(true)
  await quit()
  expect(() => process.kill(server, 0)).toThrow()
  expect(desk.tray).toBeNull()
})
