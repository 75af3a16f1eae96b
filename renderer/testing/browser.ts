import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'

/** The screen most people hold in their hand; every test begins with it. */
export const phone = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  deviceScaleFactor: 2,
}
export const desk = {
  viewport: { width: 1440, height: 900 },
  isMobile: false,
  hasTouch: false,
  deviceScaleFactor: 1,
}

/** How long anything on a page may take, in ms: long enough for a machine with much else to do. */
export const patience = 60_000

const found = findChromium()

/** For tests that start it in a way of their own; null: there is none. */
export const chromiumPath = found

/** Why browser tests cannot run here; null when they can. Said once, so that a skip is never silent. */
export const noBrowser =
  found === null ? 'No Chromium found: set CHROMIUM_PATH to run the browser tests.' : null
if (noBrowser !== null) console.warn(noBrowser)

/** Throws where there is no browser. To be closed. */
export async function launchBrowser(): Promise<Browser> {
  if (found === null) throw new Error(noBrowser ?? '')
  const browser = await chromium.launch({ executablePath: found, args: switches, headless: true })
  browser.on('context', (context) => context.setDefaultTimeout(patience))
  return browser
}

/** A device with a finger on its lock: makes and gives passkeys without asking anybody. */
export async function addLock(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
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
}

// Nothing that asks the network or the graphics card: tests run in containers without either.
export const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

function findChromium(): string | null {
  const asked = process.env['CHROMIUM_PATH']
  const places = asked === undefined ? usualPlaces() : [asked]
  return places.find((place) => existsSync(place)) ?? null
}

function usualPlaces(): string[] {
  const { PROGRAMFILES = '', LOCALAPPDATA = '' } = process.env
  const windows = join('Google', 'Chrome', 'Application', 'chrome.exe')
  return [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...(PROGRAMFILES ? [join(PROGRAMFILES, windows)] : []),
    ...(LOCALAPPDATA ? [join(LOCALAPPDATA, windows)] : []),
  ]
}
