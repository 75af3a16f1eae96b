import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, noBrowser } from '../../renderer/testing/browser.ts'
import { bundle } from './testing/bundle.ts'
import { startVaultServer } from './testing/vault-server.ts'

describe.skipIf(noBrowser !== null)('in Chromium', () => {
  let browser: Browser
  let server: Awaited<ReturnType<typeof startVaultServer>>
  let page: Page

  beforeAll(async () => {
    browser = await launchBrowser()
    const [inWorker, inPage] = await Promise.all([bundle('in-worker.ts'), bundle('in-page.ts')])
    server = await startVaultServer(({ url }, response) => {
      const script = { '/worker.js': inWorker, '/page.js': inPage }[url]
      response.setHeader('content-type', script ? 'text/javascript' : 'text/html')
      response.end(script ?? '<!doctype html><script type="module" src="/page.js"></script>')
    })
    page = await browser.newPage()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  it('does in a Worker whatever it does elsewhere', async () => {
    await page.goto(server.origin)
    const bytes = 5 * 1024 * 1024 + 7
    const result = await page.evaluate(
      ({ origin, bytes }) =>
        new Promise((resolve) => {
          const worker = new Worker('/worker.js', { type: 'module' })
          worker.addEventListener('message', ({ data }) => resolve(data))
          worker.addEventListener('error', ({ message }) => resolve(message))
          worker.postMessage({ origin, bytes }, [])
        }),
      { origin: server.origin, bytes },
    )
    const { same, ...rest } = result as { same: string[] }
    expect(rest).toEqual({ where: 'undefined', value: 'hallo', sizeAsSaid: true, bytes, shares: 2 })
    expect(new Set(same).size).toBe(1)
  })

  it('opens nothing on a page that came over plain http, and says why', async () => {
    const asked: string[] = []
    // Chromium's own judgement of such an address, without a network that has one.
    await page.route('http://hearth.example/**', async (route) => {
      asked.push(new URL(route.request().url()).pathname)
      const there = await fetch(server.origin + asked.at(-1))
      const contentType = there.headers.get('content-type') ?? ''
      await route.fulfill({ body: await there.text(), contentType })
    })
    await page.goto('http://hearth.example/')
    await page.waitForFunction(() => 'attempt' in globalThis)
    const said = await page.evaluate(() => (globalThis as unknown as Attempts).attempt())
    expect(said).toMatch(/^INSECURE_ORIGIN: .*https/)
    expect(asked.filter((path) => path.startsWith('/api'))).toEqual([])
  })
})

type Attempts = { attempt(): Promise<string> }
