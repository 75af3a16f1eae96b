import { z } from 'zod'
import type { Choices } from '../choices/choices.ts'
import { mailVariables, places, ruleNames } from '../choices/rules.ts'
import type { NetworkStanding } from '../lan/standing.ts'
import { isSecret, settingNames, type SettingName, type Settings } from '../settings.ts'

const setting = z.object({
  name: z.string(),
  source: z.enum(['environment', 'choice', 'default']),
  value: z.string().nullable().describe('null: there is none, or it is a secret.'),
  secret: z.boolean(),
})

export const settingsAnswer = z.object({ settings: z.array(setting) })

export type EffectiveSetting = z.output<typeof setting>

type NetworkChoices = Pick<NetworkStanding, 'on' | 'onBy' | 'name' | 'nameBy' | 'port' | 'portBy'>

/** What this Hearth runs on, and where each value comes from. Of a secret only that it is set. */
export function effectiveSettings(
  settings: Settings,
  { on, onBy, name, nameBy, port, portBy }: NetworkChoices,
  choices: Pick<Choices, 'read' | 'mail' | 'smtp'>,
): EffectiveSetting[] {
  // What can be chosen while Hearth runs.
  const chosen: Partial<Record<SettingName, Pick<EffectiveSetting, 'source' | 'value'>>> = {
    HEARTH_LAN: { source: onBy, value: inWords(on) },
    HEARTH_NAME: { source: nameBy, value: name },
    HEARTH_HTTPS_PORT: { source: portBy, value: inWords(port) },
    ...Object.fromEntries(
      ruleNames.map((each) => {
        const { value, by } = choices.read(each)
        return [places[each].variable, { source: by, value: inWords(value) }]
      }),
    ),
    ...(choices.mail().by === 'choice' ? chosenMail({ ...settings, smtp: choices.smtp() }) : {}),
  }
  return settingNames.map((variable) => ({
    name: variable,
    source: settings.given.includes(variable) ? 'environment' : 'default',
    value: isSecret(variable) ? null : inWords(shown[variable]?.(settings)),
    secret: isSecret(variable),
    ...chosen[variable],
  }))
}

/** All of the mail server is chosen, or none of it. */
function chosenMail(settings: Settings) {
  return Object.fromEntries(
    mailVariables.map((variable) => {
      const value = isSecret(variable) ? null : inWords(shown[variable]?.(settings))
      const isThere = value !== null || (isSecret(variable) && settings.smtp?.pass !== undefined)
      return [variable, { source: isThere ? 'choice' : 'default', value }]
    }),
  )
}

/** Values that must never be shown, wherever they turn up. */
export function secretsOf(settings: Settings): string[] {
  const { kek, serviceKey, smtp, cloudUrl, cloudKey, blobUrl } = settings
  return [kek, serviceKey, smtp?.pass, cloudUrl, cloudKey, blobUrl].filter(
    (secret) => typeof secret === 'string',
  )
}

type Value = string | number | boolean | readonly string[] | undefined

const shown: Partial<Record<SettingName, (settings: Settings) => Value>> = {
  HEARTH_DATA_DIR: ({ dataDir }) => dataDir,
  HEARTH_PORT: ({ port }) => port,
  HEARTH_HTTPS_PORT: ({ httpsPort }) => httpsPort,
  HEARTH_AUTH_PORT: ({ authPort }) => authPort,
  HEARTH_MEDIA_PORT: ({ mediaPort }) => mediaPort,
  HEARTH_SIGNUP: ({ signup }) => signup,
  MAX_DAILY_SIGNUPS: ({ maxDailySignups }) => maxDailySignups,
  HEARTH_MAX_UPLOAD: ({ maxUpload }) => maxUpload,
  HEARTH_QUOTA: ({ quota }) => quota,
  BASE_URL: ({ baseUrl }) => baseUrl,
  PUBLIC_URL: ({ publicUrl }) => publicUrl,
  CORS_ORIGINS: ({ corsOrigins }) => corsOrigins,
  COOKIE_DOMAIN: ({ cookieDomain }) => cookieDomain,
  JWT_ISSUER: ({ jwtIssuer }) => jwtIssuer,
  JWT_AUDIENCE: ({ jwtAudience }) => jwtAudience,
  HEARTH_KEY_STORE: ({ keyStore }) => (keyStore ? 'desktop' : 'off'),
  MANA_AI_PUBLIC_KEY_PEM: ({ aiPublicKeyPem }) => aiPublicKeyPem && 'a public key',
  SMTP_HOST: ({ smtp }) => smtp?.host,
  SMTP_PORT: ({ smtp }) => smtp?.port,
  SMTP_USER: ({ smtp }) => smtp?.user,
  SMTP_FROM: ({ smtp }) => smtp?.from,
  LOG_LEVEL: ({ logLevel }) => logLevel,
}

function inWords(value: Value): string | null {
  if (value === undefined) return null
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  const text = typeof value === 'object' ? value.join(', ') : String(value)
  return text === '' ? null : text
}
