import { homedir } from 'node:os'
import { resolve } from 'node:path'
import envPaths from 'env-paths'
import { z } from 'zod'
import { HearthError } from '../storage/index.ts'
import { keyStoreVariable } from './protocol.ts'

const units: Record<string, number> = { '': 1, B: 1, ...powers(1000, 'B'), ...powers(1024, 'iB') }

function powers(base: number, suffix: string): Record<string, number> {
  return Object.fromEntries(
    ['K', 'M', 'G', 'T'].map((u, i) => [(u + suffix).toUpperCase(), base ** (i + 1)]),
  )
}

/** Bytes, written as a number or with a unit: `1500`, `100 GB` (10^9), `2 GiB` (2^30). */
const bytes = z.string().transform((text, context) => {
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text)
  const factor = units[match?.[2]?.toUpperCase() ?? '?']
  const value = Math.round(Number(match?.[1]) * (factor ?? Number.NaN))
  if (Number.isSafeInteger(value)) return value
  context.addIssue('not an amount of bytes')
  return z.NEVER
})

const port = z.string().regex(/^\d+$/).transform(Number).pipe(z.number().max(65_535))
const count = z.string().regex(/^\d+$/).transform(Number).pipe(z.number().int().safe())
const webAddress = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''))
const key32 = z.base64().refine((text) => {
  const key = Buffer.from(text, 'base64')
  return key.length === 32 && key.some((byte) => byte !== 0)
})
/** An origin: scheme, host and port, nothing behind them. */
const origin = z.string().transform((text, context) => {
  const url = URL.parse(text)
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin
  context.addIssue('not an origin')
  return z.NEVER
})

const origins = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .pipe(z.array(origin))

/** The first part of `<name>.local`. */
export const houseName = z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/)

type Variable = { parse: z.ZodType<unknown, string>; allowed: string; secret?: true }

const portRule = { parse: port, allowed: 'a port from 0 (any free one) to 65535' }
const text = { parse: z.string(), allowed: 'text' }
const secretText: Variable = { ...text, secret: true }

/** Every variable of the contract, how it is read and what may stand there. */
const variables = {
  HEARTH_DATA_DIR: {
    parse: z.string().transform((dir) => resolve(dir.replace(/^~(?=\/|$)/, homedir()))),
    allowed: 'a folder',
  },
  HEARTH_PORT: portRule,
  HEARTH_HTTPS_PORT: portRule,
  HEARTH_AUTH_PORT: portRule,
  HEARTH_MEDIA_PORT: portRule,
  HEARTH_LAN: {
    parse: z.enum(['on', 'off']).transform((word) => word === 'on'),
    allowed: 'on or off',
  },
  HEARTH_NAME: {
    parse: houseName,
    allowed: 'small letters, digits and dashes, at most 63',
  },
  HEARTH_SIGNUP: { parse: z.enum(['open', 'invite', 'closed']), allowed: 'open, invite or closed' },
  MAX_DAILY_SIGNUPS: { parse: count, allowed: 'a whole number, 0 for no limit' },
  HEARTH_MAX_UPLOAD: { parse: bytes, allowed: 'bytes, or an amount like 100 GB' },
  HEARTH_QUOTA: {
    parse: bytes,
    allowed: 'bytes a person, or an amount like 500 GB, 0 for no limit',
  },
  BASE_URL: { parse: webAddress, allowed: 'a web address like https://auth.example.org' },
  PUBLIC_URL: { parse: webAddress, allowed: 'a web address like https://media.example.org' },
  CORS_ORIGINS: {
    parse: origins,
    allowed: 'origins like https://app.example.org, separated by commas, never *',
  },
  COOKIE_DOMAIN: {
    parse: z.string().regex(/^\.?[a-z0-9-]+(\.[a-z0-9-]+)+$/i),
    allowed: 'a domain like example.org',
  },
  JWT_ISSUER: text,
  JWT_AUDIENCE: text,
  MANA_AUTH_KEK: {
    parse: key32,
    allowed:
      '32 random bytes in base64, as "openssl rand -base64 32" makes them, not all of them zero',
    secret: true,
  },
  /** Set by the desktop shell alone: it answers questions about the system's key store. */
  [keyStoreVariable]: {
    parse: z.enum(['desktop', 'off']).transform((word) => word === 'desktop'),
    allowed: 'desktop, which only the Hearth app sets, or off',
  },
  MANA_SERVICE_KEY: { parse: z.string().min(16), allowed: 'at least 16 characters', secret: true },
  MANA_AI_PUBLIC_KEY_PEM: {
    parse: z.string().includes('PUBLIC KEY'),
    allowed: 'an RSA public key in PEM',
    // Somebody may have put the private one here, which no log is to have.
    secret: true,
  },
  SMTP_HOST: text,
  SMTP_PORT: portRule,
  SMTP_USER: text,
  SMTP_PASS: secretText,
  SMTP_FROM: text,
  HEARTH_CLOUD_URL: {
    parse: z.url({ protocol: /^postgres(ql)?$/ }),
    allowed: 'an address like postgres://user:password@host/database',
    secret: true,
  },
  HEARTH_CLOUD_KEY: secretText,
  HEARTH_BLOB_URL: {
    parse: z.url({ protocol: /^s3$/ }),
    allowed: 'an address like s3://key:secret@host:port/bucket',
    secret: true,
  },
  LOG_LEVEL: {
    parse: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
    allowed: 'trace, debug, info, warn, error, fatal or silent',
  },
} as const satisfies Record<string, Variable>

export type SettingName = keyof typeof variables
/** Every variable there is. */
export const settingNames = Object.keys(variables) as SettingName[]

/** Its value is never shown. */
export function isSecret(name: SettingName): boolean {
  const variable: Variable = variables[name]
  return variable.secret === true
}

type Values = { [Name in keyof typeof variables]?: z.output<(typeof variables)[Name]['parse']> }

/**
 * Reads the environment once, at the door. An empty variable counts as not set.
 * @throws VALIDATION for the first value that cannot be used: the variable, its value and what is allowed
 */
export function parseSettings(env: Record<string, string | undefined>) {
  const values: Values = {}
  for (const name of settingNames) {
    const raw = env[name]?.trim()
    if (raw) Object.assign(values, { [name]: parseOne(name, raw) })
  }
  return withDefaults(values)
}

function parseOne(name: SettingName, raw: string): unknown {
  const variable: Variable = variables[name]
  const parsed = variable.parse.safeParse(raw)
  if (parsed.success) return parsed.data
  const shown = variable.secret ? `a secret of ${raw.length} characters` : JSON.stringify(raw)
  throw new HearthError(
    'VALIDATION',
    `${name} is ${shown}, which cannot be used. Allowed: ${variable.allowed}.`,
    { field: name },
  )
}

/** What the whole appliance runs on; sizes in bytes, ports as numbers (0: any free one). */
export type Settings = ReturnType<typeof parseSettings>

function withDefaults(values: Values) {
  return {
    /** Those the environment says; the others have their default. */
    given: Object.keys(values) as SettingName[],
    dataDir: values.HEARTH_DATA_DIR ?? envPaths('Hearth', { suffix: '' }).data,
    port: values.HEARTH_PORT ?? 4327,
    httpsPort: values.HEARTH_HTTPS_PORT ?? 4328,
    authPort: values.HEARTH_AUTH_PORT ?? 3001,
    mediaPort: values.HEARTH_MEDIA_PORT ?? 3015,
    lan: values.HEARTH_LAN ?? false,
    name: values.HEARTH_NAME ?? 'hearth',
    signup: values.HEARTH_SIGNUP ?? 'invite',
    maxDailySignups: values.MAX_DAILY_SIGNUPS ?? 0,
    maxUpload: values.HEARTH_MAX_UPLOAD ?? 100e9,
    quota: values.HEARTH_QUOTA ?? 0,
    baseUrl: values.BASE_URL,
    publicUrl: values.PUBLIC_URL,
    corsOrigins: values.CORS_ORIGINS ?? [],
    cookieDomain: values.COOKIE_DOMAIN,
    jwtIssuer: values.JWT_ISSUER ?? values.BASE_URL,
    jwtAudience: values.JWT_AUDIENCE ?? 'mana',
    kek: values.MANA_AUTH_KEK,
    keyStore: values.HEARTH_KEY_STORE ?? false,
    serviceKey: values.MANA_SERVICE_KEY,
    aiPublicKeyPem: values.MANA_AI_PUBLIC_KEY_PEM,
    smtp: values.SMTP_HOST
      ? {
          host: values.SMTP_HOST,
          port: values.SMTP_PORT ?? 587,
          user: values.SMTP_USER,
          pass: values.SMTP_PASS,
          from: values.SMTP_FROM ?? values.SMTP_USER,
        }
      : undefined,
    cloudUrl: values.HEARTH_CLOUD_URL,
    cloudKey: values.HEARTH_CLOUD_KEY,
    blobUrl: values.HEARTH_BLOB_URL,
    logLevel: values.LOG_LEVEL ?? 'info',
  }
}
