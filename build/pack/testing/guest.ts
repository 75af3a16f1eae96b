import { execFileSync } from 'node:child_process'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { chromiumPath, patience, switches } from '../../../renderer/testing/browser.ts'
import { houseAddress } from './home-network.ts'

/** Why no phone can be played here; null when one can. */
export function whyNoGuests(): string | null {
  if (chromiumPath === null) return 'there is no Chromium'
  try {
    execFileSync('certutil', ['-H'], { stdio: 'pipe' })
  } catch (error) {
    // It has told how it is used, and ends with 1.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      return 'there is no certutil (libnss3-tools)'
  }
  return null
}

type GuestDeps = {
  /** Its home: what it trusts and remembers. */
  home: string
  /** The words that make a command run on its machine. */
  on: string[]
  /** Of Playwright's options for a context. */
  looks: object
}

/** A machine with a browser, as somebody uses it. */
export function createGuest({ home, on, looks }: GuestDeps) {
  let context: BrowserContext | undefined

  /** Chromium looks at what it trusts once, when it begins. */
  async function open(): Promise<Page> {
    await context?.close()
    const through = join(home, 'chromium')
    await mkdir(home, { recursive: true })
    const start = `HOME="${home}" exec ${on.join(' ')} "${chromiumPath}" "$@"`
    await writeFile(through, `#!/bin/sh\n${start}\n`)
    await chmod(through, 0o700)
    context = await chromium.launchPersistentContext(join(home, 'profile'), {
      executablePath: through,
      // A namespace has no resolver that speaks mDNS; that the name is announced is tested elsewhere.
      args: [...switches, `--host-resolver-rules=MAP hearth.local ${houseAddress}`],
      locale: 'en-GB',
      reducedMotion: 'reduce',
      ...looks,
    })
    context.setDefaultTimeout(patience)
    return context.pages()[0] ?? (await context.newPage())
  }

  return {
    open,
    close: () => context?.close(),
    /** What the settings of a phone do with a certificate that was loaded. */
    async trust(certificate: string): Promise<void> {
      const store = join(home, '.pki/nssdb')
      await mkdir(store, { recursive: true })
      const certutil = (...args: string[]) =>
        execFileSync('certutil', ['-d', `sql:${store}`, ...args])
      certutil('-N', '--empty-password')
      certutil('-A', '-t', 'C,,', '-n', 'Hearth', '-i', certificate)
    },
  }
}

export type Guest = ReturnType<typeof createGuest>
