import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { X509Certificate, createHash } from 'node:crypto'
import { chmod, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { chromium, type BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath, patience, switches } from '../../renderer/testing/browser.ts'
import { household, temporaryFolder } from '../testing.ts'
import type { Ready } from '../appliance.ts'
import { authorityOf } from './testing.ts'

/** Two machines on one cable: the house in one network namespace, a phone in the other. */
const house = `hearth-h${process.pid}`
const phone = `hearth-p${process.pid}`
const address = '192.168.77.1'

const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { stdio: 'pipe' }).toString()

function whyNot(): string | null {
  if (chromiumPath === null) return 'there is no Chromium'
  if (process.platform !== 'linux') return 'only Linux has network namespaces'
  try {
    run('ip', 'netns', 'add', house)
  } catch {
    return 'making network namespaces is not allowed here'
  }
  try {
    run('ip', '-n', house, 'link', 'add', 'home0', 'type', 'veth', 'peer', 'name', 'home1')
    run('ip', 'netns', 'exec', house, 'true')
    return null
  } catch {
    return 'there is no virtual cable here'
  } finally {
    run('ip', 'netns', 'del', house)
  }
}

const program = (...args: string[]) => [process.execPath, commandLine, ...args]

const reason = whyNot()
if (reason) console.warn(`The two machines on one network are not tried: ${reason}.`)

let dir: string
let server: ChildProcess
let ready: Ready
let contexts: BrowserContext[] = []

describe.skipIf(reason !== null)('a house and a phone on one network', () => {
  beforeAll(async () => {
    dir = await temporaryFolder()
    for (const name of [house, phone]) run('ip', 'netns', 'add', name)
    run(
      'ip',
      'link',
      'add',
      'home0',
      'netns',
      house,
      'type',
      'veth',
      'peer',
      'name',
      'home0',
      'netns',
      phone,
    )
    for (const [name, at] of [
      [house, address],
      [phone, '192.168.77.2'],
    ] as const) {
      run('ip', '-n', name, 'addr', 'add', `${at}/24`, 'dev', 'home0')
      for (const device of ['lo', 'home0']) run('ip', '-n', name, 'link', 'set', device, 'up')
      run('ip', '-n', name, 'route', 'add', 'default', 'dev', 'home0')
    }
    server = spawn('ip', ['netns', 'exec', house, process.execPath, commandLine, 'start'], {
      env: {
        PATH: process.env['PATH'],
        HEARTH_DATA_DIR: join(dir, 'house'),
        HEARTH_LAN: 'on',
        HEARTH_NAME: 'villa',
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = await new Promise<[string]>((resolve, reject) => {
      if (server.stdout) createInterface(server.stdout).once('line', (text) => resolve([text]))
      server.once('exit', () => reject(new Error('the house did not start')))
    })
    ready = JSON.parse(line) as Ready
  })

  // Nothing of ours comes along: the test runner sets variables that are settings of Hearth as well.
  const houseEnv = () => [
    '-i',
    `PATH=${process.env['PATH']}`,
    `HEARTH_DATA_DIR=${join(dir, 'house')}`,
    'HEARTH_LAN=on',
    'HEARTH_NAME=villa',
    'LOG_LEVEL=warn',
  ]

  type Found = { findings: { code: string }[] }
  const codesOf = ({ findings }: Found) => findings.map(({ code }) => code)

  /** Its exit code is that of the worst it finds. */
  async function doctor(): Promise<Found> {
    const asked = ['netns', 'exec', house, 'env', ...houseEnv(), ...program('doctor', '--json')]
    const child = spawn('ip', asked, { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    await new Promise((resolve) => child.once('close', resolve))
    return JSON.parse(said) as Found
  }

  afterAll(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()))
    if (server?.exitCode === null) {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      await ended
    }
    for (const name of [house, phone]) run('ip', 'netns', 'del', name)
    await rm(dir, { recursive: true, force: true })
  })

  /** A browser on the phone's side. It finds the name as a phone does that speaks mDNS. */
  async function openPhone({ trusts }: { trusts: boolean }): Promise<BrowserContext> {
    const through = join(dir, 'phone-browser')
    await writeFile(through, `#!/bin/sh\nexec ip netns exec ${phone} "${chromiumPath}" "$@"\n`)
    await chmod(through, 0o700)
    const context = await chromium.launchPersistentContext(
      join(dir, `profile-${contexts.length}`),
      {
        executablePath: through,
        args: [
          ...switches,
          `--host-resolver-rules=MAP villa.local ${address}`,
          ...(trusts ? [`--ignore-certificate-errors-spki-list=${await keyOf()}`] : []),
        ],
        viewport: { width: 390, height: 844 },
        locale: 'de-DE',
      },
    )
    context.setDefaultTimeout(patience)
    contexts.push(context)
    return context
  }

  /** Stands for an authority that was installed: the system's store is not ours to change in a test. */
  async function keyOf(): Promise<string> {
    const text = await readFile(join(dir, 'house', 'keys', 'lan-leaf.pem'), 'utf8')
    const { publicKey } = new X509Certificate(text.slice(text.indexOf('-----BEGIN CERTIFICATE')))
    const spki = publicKey.export({ type: 'spki', format: 'der' })
    return createHash('sha256').update(spki).digest('base64')
  }

  test('the name is announced, with the address of this network', async () => {
    const asking = spawn('ip', ['netns', 'exec', phone, process.execPath, '-e', askByMulticast])
    const answer = await new Promise<string>((resolve, reject) => {
      if (asking.stdout) createInterface(asking.stdout).once('line', resolve)
      // Not at its exit: what it said may arrive after that.
      asking.once('close', (code) => reject(new Error(`nobody answered: ${code}`)))
    })
    expect(answer).toBe(address)
  })

  test('hearth doctor sees what a phone would see', async () => {
    const found = codesOf(await doctor())
    expect(found).toEqual(
      expect.arrayContaining(['name.ok', 'certificate.ok', 'reach.ok', 'firewall.hint']),
    )
    expect(found).not.toContain('reach.page')
  })

  test('hearth lan says where phones begin', () => {
    const said = run(
      'ip',
      'netns',
      'exec',
      house,
      'env',
      ...houseEnv(),
      ...program('lan', '--json'),
    )
    expect(JSON.parse(said)).toMatchObject({
      on: true,
      served: true,
      origin: 'https://villa.local:4328',
      trustPage: `http://${address}:4327`,
    })
  })

  test('a flood of questions, and of nonsense, does not wear the house out', async () => {
    const flood = spawn('ip', ['netns', 'exec', phone, process.execPath, '-e', floodByMulticast])
    const line = await new Promise<string>((resolve, reject) => {
      if (flood.stdout) createInterface(flood.stdout).once('line', resolve)
      flood.once('close', (code) => reject(new Error(`the flood ended: ${code}`)))
    })
    const { asked, answered, seconds } = JSON.parse(line) as Record<string, number>
    expect(asked).toBe(4000)
    expect(answered).toBeLessThanOrEqual(100 * ((seconds ?? 0) + 2))
    const again = spawn('ip', ['netns', 'exec', phone, process.execPath, '-e', askByMulticast])
    const answer = await new Promise<string>((resolve, reject) => {
      if (again.stdout) createInterface(again.stdout).once('line', resolve)
      again.once('close', (code) => reject(new Error(`nobody answered: ${code}`)))
    })
    expect(answer).toBe(address)
  })

  test('another device with the same name is told of', async () => {
    const other = spawn('ip', ['netns', 'exec', phone, process.execPath, '-e', answerByMulticast])
    try {
      await expect
        .poll(async () => codesOf(await doctor()), { interval: 100 })
        .toContain('name.taken')
    } finally {
      other.kill('SIGKILL')
    }
  })

  test('the other half of the house cannot be reached over plain HTTP', async () => {
    const context = await openPhone({ trusts: false })
    // Each in a page of its own: where one was refused, Chromium goes on to a page of its making.
    for (const port of [3001, 3015]) {
      const refused = await context.newPage()
      await expect(refused.goto(`http://${address}:${port}/health`)).rejects.toThrow(/REFUSED/)
    }
    const page = await context.newPage()
    await page.goto(`http://${address}:4327/`)
    expect(await page.evaluate(`fetch('/api/v1/setup').then(({ status }) => status)`)).toBe(404)
    await context.close()
  })

  test('a phone that does not know the house is told so, in its language', async () => {
    const context = await openPhone({ trusts: false })
    const page = await context.newPage()
    const trouble: string[] = []
    page.on('console', (line) => {
      if (/content security policy/i.test(line.text())) trouble.push(line.text())
    })
    await page.goto(`http://${address}:4327/`)
    await page.getByText('Noch nicht bereit.').waitFor()
    expect(await page.getByRole('link', { name: 'Hearth öffnen' }).count()).toBe(0)
    expect(trouble).toEqual([])
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Zertifikat laden' }).first().click()
    expect((await download).suggestedFilename()).toBe('hearth.crt')
    await context.close()
  })

  test('an invitation goes along, and nothing else does', async () => {
    const context = await openPhone({ trusts: true })
    const links = async (hash: string) => {
      const page = await context.newPage()
      await page.goto(`http://${address}:4327/${hash}`)
      await page.getByText('Dieses Gerät ist bereit.').waitFor()
      const english = page.getByRole('link', { name: 'English' })
      const open = page.getByRole('link', { name: 'Hearth öffnen' })
      return [await open.getAttribute('href'), await english.getAttribute('href')]
    }
    const home = 'https://villa.local:4328/'
    const [open, english] = await links('#/join?code=ABCD-EFGH')
    expect(open).toBe(`${home}join?code=ABCD-EFGH`)
    expect(english).toMatch(/\/\?lang=en#\/join\?code=ABCD-EFGH$/)
    for (const hash of ['#//evil.example/', '#/join?code=a&next=b', '#@evil.example', '#/account'])
      expect(await links(hash), hash).toEqual([home, '/?lang=en'])
    await context.close()
  })

  test('one that knows it goes on, sets the house up, and has a passkey for its name', async () => {
    const context = await openPhone({ trusts: true })
    const page = await context.newPage()
    await page.goto(`http://${address}:4327/`)
    await page.getByText('Dieses Gerät ist bereit.').waitFor()
    await page.getByRole('link', { name: 'Hearth öffnen' }).click()
    await page.waitForURL(/^https:\/\/villa\.local:4328\//)
    expect(await page.evaluate('isSecureContext')).toBe(true)
    const code = ready.setupCode
    const status = await page.evaluate(
      async ([body]) =>
        (
          await fetch('/api/v1/setup', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: body ?? '',
          })
        ).status,
      [JSON.stringify({ ...household, code })],
    )
    expect(status).toBe(201)
    const session = await context.newCDPSession(page)
    await session.send('WebAuthn.enable')
    await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    expect(await page.evaluate(registerPasskey)).toEqual({ id: 'villa.local', status: 200 })
    await context.close()
  })

  test('the certificate is the one the house gives out', async () => {
    expect(new X509Certificate(await authorityOf(join(dir, 'house'))).ca).toBe(true)
  })
})

/** Runs in the page. */
const registerPasskey = `(async () => {
  const post = (path, body) =>
    fetch('/api/v1/auth/passkeys/register/' + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const options = await (await post('options', {})).json()
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
  const made = await navigator.credentials.create({ publicKey })
  const { status } = await post('verify', { response: made.toJSON(), name: 'Phone' })
  return { id: options.rp.id, status }
})()`

/** As fast as it goes: questions for the name, and packets that are none. */
const floodByMulticast = `
const mdns = require(${JSON.stringify(fileURLToPath(import.meta.resolve('multicast-dns')))})()
const socket = require('node:dgram').createSocket('udp4')
const begin = performance.now()
let asked = 0, answered = 0
mdns.on('response', ({ answers }) => {
  answered += answers.filter(({ type, name }) => type === 'A' && name === 'villa.local').length
})
mdns.on('error', () => {})
function wave() {
  for (let n = 0; n < 50; n++) {
    mdns.query('villa.local', 'A')
    socket.send(Buffer.alloc(n, n), 5353, '224.0.0.251', () => {})
    asked++
  }
  if (asked < 4000) return setTimeout(wave, 5)
  setTimeout(() => {
    console.log(JSON.stringify({ asked, answered, seconds: (performance.now() - begin) / 1000 }))
    process.exit(0)
  }, 500)
}
wave()
`

/** A device that calls itself as we do. */
const answerByMulticast = `
const mdns = require(${JSON.stringify(fileURLToPath(import.meta.resolve('multicast-dns')))})()
mdns.on('query', ({ questions }) => {
  if (questions.some(({ name }) => name === 'villa.local'))
    mdns.respond([{ name: 'villa.local', type: 'A', ttl: 120, data: '192.168.77.2' }])
})
`

const commandLine = fileURLToPath(new URL('../../dist/server/hearth.js', import.meta.url))

/** One question on the multicast address, as a phone asks it; says the first address that comes back. */
const askByMulticast = `
const mdns = require(${JSON.stringify(fileURLToPath(import.meta.resolve('multicast-dns')))})()
mdns.on('response', ({ answers }) => {
  const found = answers.find(({ type, name }) => type === 'A' && name === 'villa.local')
  if (found) { console.log(found.data); process.exit(0) }
})
setInterval(() => mdns.query('villa.local', 'A'), 300)
`
