import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { chromium, type BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addLock, chromiumPath, patience, switches } from '../../renderer/testing/browser.ts'
import { household, temporaryFolder } from '../testing.ts'
import type { Ready } from '../appliance.ts'
import { authorityOf } from './testing.ts'

/** Two machines on one cable: the house in one network namespace, a phone in the other. */
const house = `hearth-h${process.pid}`
const phone = `hearth-p${process.pid}`
const address = '192.168.77.1'
/** Comes and goes. */
const second = '192.168.77.3'

const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { stdio: 'pipe' }).toString()

function whyNot(): string | null {
  if (chromiumPath === null) return 'there is no Chromium'
  if (process.platform !== 'linux') return 'only Linux has network namespaces'
  try {
    run('sh', '-c', 'command -v certutil')
  } catch {
    return 'there is no certutil (libnss3-tools) to have a browser trust the house'
  }
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
      // As its desktop shell, which tells it when the computer wakes up.
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
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
    // Here is no router to ask for names, and the system would wait ten seconds for it.
    'RES_OPTIONS=timeout:1 attempts:1',
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

  /**
   * A browser on the phone's side. It finds the name as a phone does that speaks mDNS. `trusts`: somebody
   * has installed our authority, as the trust page says; nothing else of what a browser checks is left out.
   */
  async function openPhone({ trusts }: { trusts: boolean }): Promise<BrowserContext> {
    const through = join(dir, 'phone-browser')
    await writeFile(through, `#!/bin/sh\nexec ip netns exec ${phone} "${chromiumPath}" "$@"\n`)
    await chmod(through, 0o700)
    const home = join(dir, `phone-${contexts.length}`)
    await mkdir(join(home, '.pki', 'nssdb'), { recursive: true })
    if (trusts) await installAuthority(`sql:${join(home, '.pki', 'nssdb')}`)
    const context = await chromium.launchPersistentContext(join(home, 'profile'), {
      executablePath: through,
      args: [...switches, `--host-resolver-rules=MAP villa.local ${address}`],
      env: { PATH: process.env['PATH'] ?? '', HOME: home },
      viewport: { width: 390, height: 844 },
      locale: 'de-DE',
    })
    context.setDefaultTimeout(patience)
    contexts.push(context)
    return context
  }

  async function installAuthority(store: string): Promise<void> {
    const file = join(dir, 'hearth.crt')
    await writeFile(file, await authorityOf(join(dir, 'house')))
    run('certutil', '-d', store, '-N', '--empty-password')
    run('certutil', '-d', store, '-A', '-t', 'C,,', '-n', 'Hearth', '-i', file)
  }

  /** A program of the phone; what it says, line by line. */
  function onPhone(script: string, ...args: string[]) {
    const child = spawn(
      'ip',
      ['netns', 'exec', phone, process.execPath, '-e', script, '--', ...args],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    )
    const lines: string[] = []
    createInterface(child.stdout).on('line', (line) => lines.push(line))
    return { child, lines, input: child.stdin }
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
      expect.arrayContaining([
        'name.ok',
        'certificate.ok',
        'reach.ok',
        'reach.short',
        'firewall.hint',
      ]),
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

  test('who typed the address without a port gets there', async () => {
    const context = await openPhone({ trusts: true })
    const page = await context.newPage()
    await page.goto('http://villa.local/')
    await page.getByText('Dieses Gerät ist bereit.').waitFor()
    await page.goto('https://villa.local/setup?x=1')
    await page.waitForURL('https://villa.local:4328/setup?x=1')
    await context.close()
  })

  test('after sleep, and where an address comes or goes, it is announced anew', async () => {
    const { child, lines } = onPhone(hearByMulticast)
    const heard = (data: string, ttl: (ttl: number) => boolean) =>
      lines.some((line) => {
        const said = JSON.parse(line) as { data?: string; ttl?: number }
        return said.data === data && ttl(said.ttl ?? -1)
      })
    const isBye = (ttl: number) => ttl === 0
    const isHere = (ttl: number) => ttl > 0
    const again = async (data: string) => {
      lines.length = 0
      await expect.poll(() => heard(data, isHere)).toBe(true)
    }
    try {
      await expect.poll(() => lines.length).toBeGreaterThan(0)
      lines.length = 0
      server.send({ type: 'woke', id: 'a' })
      // Who only repeats what it said at its start does not say goodbye first.
      await expect.poll(() => heard(address, isBye)).toBe(true)
      await again(address)
      run('ip', '-n', house, 'addr', 'replace', `${second}/24`, 'dev', 'home0')
      await again(second)
      run('ip', '-n', house, 'addr', 'del', `${second}/24`, 'dev', 'home0')
      await expect.poll(() => addressesNow()).toEqual([address])
    } finally {
      child.kill('SIGKILL')
    }
  })

  /** All that answer to the name within a second. */
  async function addressesNow(): Promise<string[]> {
    const { child, lines } = onPhone(askAllByMulticast)
    await new Promise((resolve) => child.once('close', resolve))
    return lines.toSorted()
  }

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

  test('without trust in the house no browser goes in, by whatever address', async () => {
    const context = await openPhone({ trusts: false })
    for (const at of ['villa.local:4328', 'villa.local', `${address}:4328`]) {
      const page = await context.newPage()
      await expect(page.goto(`https://${at}/`)).rejects.toThrow(/ERR_CERT_AUTHORITY_INVALID/)
    }
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
    await addLock(page)
    expect(await page.evaluate(registerPasskey)).toEqual({ id: 'villa.local', status: 200 })
    await context.close()
  })

  test('an upload goes on while the house gets another address', async () => {
    const { child, lines, input } = onPhone(uploadInHalves, JSON.stringify(uploadOf(1, address)))
    await expect.poll(() => lines).toContain('half')
    run('ip', '-n', house, 'addr', 'replace', `${second}/24`, 'dev', 'home0')
    server.send({ type: 'woke', id: 'b' })
    await expect.poll(() => addressesNow()).toContain(second)
    input.end('go')
    await new Promise((resolve) => child.once('close', resolve))
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ status: 201, same: true, times: 1 })
  })

  test('an upload to an address that is gone leaves nothing behind, and is made again', async () => {
    const { child, lines, input } = onPhone(uploadInHalves, JSON.stringify(uploadOf(2, second)))
    await expect.poll(() => lines).toContain('half')
    run('ip', '-n', house, 'addr', 'del', `${second}/24`, 'dev', 'home0')
    server.send({ type: 'woke', id: 'c' })
    await expect.poll(() => addressesNow()).toEqual([address])
    input.end('go')
    await new Promise((resolve) => child.once('close', resolve))
    expect(lines.slice(1, -1)).toEqual(['broken off', 'nothing of it is there'])
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ status: 201, same: true, times: 1 })
  })

  const uploadOf = (fill: number, at: string) => ({
    fill,
    at,
    // Where the address is gone nothing can come; where it is not, a busy machine may take its time.
    silence: at === address ? patience : 3000,
    home: address,
    ca: join(dir, 'hearth.crt'),
    email: household.email,
    password: household.password,
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

/** Says what is said of the name, and asks once so that it is known to listen. */
const hearByMulticast = `
const mdns = require(${JSON.stringify(fileURLToPath(import.meta.resolve('multicast-dns')))})()
mdns.on('response', ({ answers }) => {
  for (const { type, name, data, ttl } of answers)
    if (type === 'A' && name === 'villa.local') console.log(JSON.stringify({ data, ttl }))
})
mdns.on('ready', () => mdns.query('villa.local', 'A'))
`

/** Everybody who answers to the name within a second. */
const askAllByMulticast = `
const mdns = require(${JSON.stringify(fileURLToPath(import.meta.resolve('multicast-dns')))})()
const found = new Set()
mdns.on('response', ({ answers }) => {
  for (const { type, name, data, ttl } of answers)
    if (type === 'A' && name === 'villa.local' && ttl > 0) found.add(data)
})
for (const after of [0, 300, 600]) setTimeout(() => mdns.query('villa.local', 'A'), after)
setTimeout(() => {
  for (const each of found) console.log(each)
  process.exit(0)
}, 1000)
`

/**
 * Signs in at \`home\` and sends some MB to \`at\`: half of it, and the rest once it is told to. Where no answer
 * comes it gives up, looks whether anything of it is there, and sends it all to \`home\`.
 */
const uploadInHalves = `
const { request } = require('node:https')
const { createHash } = require('node:crypto')
const { fill, at, silence, home, email, password, ...rest } = JSON.parse(process.argv[1])
const ca = require('node:fs').readFileSync(rest.ca)
const film = Buffer.alloc(8_000_000, 'film ' + fill)
const hash = createHash('sha256').update(film).digest('hex')
const open = (host, method, path, headers) =>
  request({ host, port: 4328, ca, servername: 'villa.local', agent: false, method, path,
    headers: { host: 'villa.local:4328', ...headers } })
const answerOf = (question) => new Promise((resolve, reject) => {
  question.on('error', reject)
  question.on('response', (incoming) => {
    let text = ''
    incoming.on('data', (chunk) => (text += chunk))
    incoming.on('end', () => resolve({ status: incoming.statusCode, body: JSON.parse(text) }))
  })
})
const ask = (method, path, headers, body) => {
  const question = open(home, method, path, headers)
  const answer = answerOf(question)
  question.end(body)
  return answer
}
const boundary = 'film-and-nothing-else'
const head = Buffer.from('--' + boundary + '\\r\\nContent-Disposition: form-data; name="file"; filename="film.bin"\\r\\nContent-Type: application/octet-stream\\r\\n\\r\\n')
const form = Buffer.concat([head, film, Buffer.from('\\r\\n--' + boundary + '--\\r\\n')])
const path = '/api/v1/media/upload'
async function main() {
  const json = { 'content-type': 'application/json', origin: 'https://villa.local:4328' }
  const signedIn = await ask('POST', '/api/v1/auth/login', json, JSON.stringify({ email, password }))
  const authorization = 'Bearer ' + signedIn.body.accessToken
  const headers = { authorization, 'content-length': form.length,
    'content-type': 'multipart/form-data; boundary=' + boundary }
  const times = async () => {
    const { body } = await ask('GET', '/api/v1/media/list/all?limit=100', { authorization })
    return body.items.filter((each) => each.hash === hash).length
  }
  const question = open(at, 'PUT', path, headers)
  const answer = answerOf(question)
  answer.catch(() => {})
  const half = form.length >> 1
  question.write(form.subarray(0, half), () => console.log('half'))
  await new Promise((resolve) => process.stdin.once('data', resolve))
  question.end(form.subarray(half))
  question.setTimeout(silence, () => question.destroy(new Error('no answer')))
  let done = await answer.catch(() => null)
  if (done === null) {
    console.log('broken off')
    if ((await times()) === 0) console.log('nothing of it is there')
    done = await ask('PUT', path, headers, form)
  }
  const { status, body } = done
  console.log(JSON.stringify({ status, same: body.hash === hash, times: await times() }))
  process.exit(0)
}
main().catch((error) => { console.log(String(error)); process.exit(1) })
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
