import { z } from 'zod'

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** An address a browser may be sent back to: https, or http to a program on the same device. */
const returnAddress = z
  .string()
  .max(1000)
  .superRefine((text, context) => {
    const problem = problemOf(text)
    if (problem) context.addIssue(problem)
  })

function problemOf(text: string): string | null {
  const url = URL.parse(text)
  if (!url) return 'is not a web address'
  if (url.username || url.password || text.includes('#'))
    return 'must not hold a password or anything after #'
  const near = loopback.has(url.hostname)
  if (url.protocol === 'https:' && !near) return null
  if (url.protocol === 'http:' && near) return null
  return 'has to begin with https://, or with http://localhost for a program on the same device'
}

const webPage = z.url({ protocol: /^https?$/ }).max(1000)
/** Shown without asking another server about it, so a picture comes along as data. */
const icon = z.union([
  z.url({ protocol: /^https$/ }).max(1000),
  z
    .string()
    .max(12_000)
    .regex(/^data:image\/(png|jpeg|webp|svg\+xml);base64,[\w+/=]+$/),
])

const fields = {
  name: z.string().trim().min(1).max(80),
  uri: webPage.nullable(),
  icon: icon.nullable(),
  redirectUris: z.array(returnAddress).min(1).max(20),
  postLogoutRedirectUris: z.array(returnAddress).max(20),
  tokenEndpointAuthMethod: z
    .enum(['client_secret_basic', 'client_secret_post', 'none'])
    .describe('how the app shows its secret; `none` for one that can keep none'),
  idTokenSignedResponseAlg: z
    .enum(['EdDSA', 'RS256'])
    .describe('RS256 for apps that cannot read EdDSA'),
  requirePkce: z.boolean().describe('always so for apps without a secret'),
}

export const newClient = z.object({
  ...fields,
  uri: fields.uri.default(null),
  icon: fields.icon.default(null),
  postLogoutRedirectUris: fields.postLogoutRedirectUris.default([]),
  tokenEndpointAuthMethod: fields.tokenEndpointAuthMethod.default('client_secret_basic'),
  idTokenSignedResponseAlg: fields.idTokenSignedResponseAlg.default('EdDSA'),
  requirePkce: fields.requirePkce.default(true),
})

/** How an app shows its secret is fixed with it; another way is another client. */
export const clientChange = z
  .object({ ...fields, disabled: z.boolean(), newSecret: z.literal(true) })
  .omit({ tokenEndpointAuthMethod: true })
  .partial()

export const client = z
  .object({
    clientId: z.string(),
    ...fields,
    disabled: z.boolean(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'OidcClient' })

/** As it is answered where a secret was just made: this once. */
export const clientWithSecret = client.extend({ clientSecret: z.string().nullable() })

export type NewClient = z.output<typeof newClient>
export type ClientChange = z.output<typeof clientChange>
export type Client = z.output<typeof client>
