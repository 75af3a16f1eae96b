import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'
import type { Database } from 'better-sqlite3'
import { createSeal, type Sealed, type Secrets } from '../../mail/seal.ts'
import { cookieOf, household, post } from '../../testing.ts'

/** Test support: an authenticator app that has scanned this. `ago` is in steps of 30 s. */
export function createApp(totpURI: string) {
  const encoded = new URL(totpURI).searchParams.get('secret') ?? ''
  const secret = new TextDecoder().decode(base32.decode(encoded))
  return {
    code: (ago = 0) =>
      createOTP(secret, { digits: 6, period: 30 }).hotp(Math.floor(Date.now() / 30_000) - ago),
  }
}

export type App = ReturnType<typeof createApp>
export type Answered = Record<string, unknown> & { accessToken: string; error: string }

/** Turns the second factor on for whoever has this session. @returns the app and their new session */
export async function enrol(origin: string, headers: Record<string, string>) {
  const at = `${origin}/api/v1/auth/second-factor`
  const begun = await post(`${at}/enable`, { password: household.password }, headers)
  if (!begun.ok) throw new Error(`enable answered ${begun.status}: ${await begun.text()}`)
  const { totpURI, backupCodes } = (await begun.json()) as {
    totpURI: string
    backupCodes: string[]
  }
  const app = createApp(totpURI)
  const code = await app.code()
  const verified = await post(`${at}/verify`, { code }, headers)
  if (!verified.ok) throw new Error(`verify answered ${verified.status}: ${await verified.text()}`)
  const body = (await verified.json()) as Answered
  return { app, code, backupCodes, cookie: cookieOf(verified), body }
}

/** The link in the newest letter to this address, as an admin would hand it over. */
export async function newestLink(dir: string, sqlite: Database, address: string): Promise<string> {
  const row = sqlite
    .prepare('SELECT id, content FROM mail WHERE address = ? ORDER BY created_at DESC, id DESC')
    .get(address) as { id: string; content: string }
  const secrets = await readFile(join(dir, 'keys', 'auth-secrets.json'), 'utf8')
  const { link } = JSON.parse(row.content) as { link: Sealed }
  return createSeal(JSON.parse(secrets) as Secrets).open(row.id, link)
}
