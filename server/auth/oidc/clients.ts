import { createHash, randomBytes } from 'node:crypto'
import type { Storage } from '../../../storage/index.ts'
import type { Client, ClientChange, NewClient } from './client-shape.ts'
import { scopes } from './plugin.ts'

type Row = {
  client_id: string
  name: string
  uri: string | null
  icon: string | null
  redirect_uris: string
  post_logout_redirect_uris: string | null
  token_endpoint_auth_method: Client['tokenEndpointAuthMethod']
  algorithm: Client['idTokenSignedResponseAlg'] | null
  require_pkce: number | null
  disabled: number | null
  created_at: number
  updated_at: number
}

type Deps = { storage: Storage; now: () => number; newId: () => string }

/**
 * The apps people of this house may sign in to, in the rows the provider reads. Synchronous. They
 * belong to the house, not to the admin who entered them.
 */
export function createClients({ storage: { sqlite }, now, newId }: Deps) {
  const columns = `client_id, name, uri, icon, redirect_uris, post_logout_redirect_uris, token_endpoint_auth_method,
    metadata ->> 'id_token_signed_response_alg' AS algorithm, require_pkce, disabled, created_at, updated_at`
  const all = sqlite.prepare<[], Row>(`SELECT ${columns} FROM oauth_client ORDER BY created_at, id`)
  const byId = sqlite.prepare<[string], Row>(
    `SELECT ${columns} FROM oauth_client WHERE client_id = ?`,
  )
  const insert = sqlite.prepare(insertSql)
  const update = sqlite.prepare(updateSql)
  const setSecret = sqlite.prepare('UPDATE oauth_client SET client_secret = ? WHERE client_id = ?')
  const remove = sqlite.prepare('DELETE FROM oauth_client WHERE client_id = ?')

  const find = (clientId: string): Client | null => {
    const row = byId.get(clientId)
    return row ? viewOf(row) : null
  }
  const renewSecret = (clientId: string) => {
    const secret = `hcs_${randomBytes(32).toString('base64url')}`
    setSecret.run(hashOf(secret), clientId)
    return secret
  }
  return {
    list: (): Client[] => all.all().map(viewOf),
    find,
    /** @returns it, and its secret, which is nowhere else; null for one that can keep none */
    create(wish: NewClient) {
      const clientId = newId()
      insert.run({ ...rowOf({ ...wish, disabled: false }), id: newId(), clientId, at: now() })
      const clientSecret = isPublic(wish) ? null : renewSecret(clientId)
      return { ...(find(clientId) as Client), clientSecret }
    },
    /** @returns null where there is none; a secret only where a new one was wished for */
    update(clientId: string, { newSecret, ...change }: ClientChange) {
      const before = find(clientId)
      if (!before) return null
      const given = Object.fromEntries(Object.entries(change).filter(([, to]) => to !== undefined))
      update.run({ ...rowOf({ ...before, ...given }), clientId, at: now() })
      const clientSecret = newSecret && !isPublic(before) ? renewSecret(clientId) : null
      return { ...(find(clientId) as Client), clientSecret }
    },
    /** What people allowed it ends with it. @returns whether there was one */
    remove: (clientId: string) => remove.run(clientId).changes > 0,
  }
}

export type Clients = ReturnType<typeof createClients>

const insertSql = `INSERT INTO oauth_client
  (id, client_id, name, uri, icon, redirect_uris, post_logout_redirect_uris, token_endpoint_auth_method,
   require_pkce, disabled, application_type, enable_end_session, scopes, grant_types, response_types, metadata,
   created_at, updated_at)
  VALUES (@id, @clientId, @name, @uri, @icon, @redirectUris, @postLogoutRedirectUris, @method,
   @requirePkce, @disabled, @applicationType, 1, @scopes, @grantTypes, '["code"]', @metadata, @at, @at)`

const updateSql = `UPDATE oauth_client SET name = @name, uri = @uri, icon = @icon, redirect_uris = @redirectUris,
  post_logout_redirect_uris = @postLogoutRedirectUris, require_pkce = @requirePkce, disabled = @disabled,
  application_type = @applicationType, metadata = @metadata, updated_at = @at WHERE client_id = @clientId`

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'

function rowOf(client: NewClient & { disabled: boolean }) {
  return {
    name: client.name,
    uri: client.uri,
    icon: client.icon,
    redirectUris: JSON.stringify(client.redirectUris),
    postLogoutRedirectUris: JSON.stringify(client.postLogoutRedirectUris),
    method: client.tokenEndpointAuthMethod,
    requirePkce: Number(client.requirePkce || isPublic(client)),
    disabled: Number(client.disabled),
    applicationType: client.redirectUris.some((uri) => uri.startsWith('http:')) ? 'native' : 'web',
    scopes: JSON.stringify(scopes),
    grantTypes: JSON.stringify(['authorization_code', 'refresh_token', deviceGrant]),
    metadata: JSON.stringify({ id_token_signed_response_alg: client.idTokenSignedResponseAlg }),
  }
}

function viewOf(row: Row): Client {
  return {
    clientId: row.client_id,
    name: row.name,
    uri: row.uri,
    icon: row.icon,
    redirectUris: JSON.parse(row.redirect_uris) as string[],
    postLogoutRedirectUris: JSON.parse(row.post_logout_redirect_uris ?? '[]') as string[],
    tokenEndpointAuthMethod: row.token_endpoint_auth_method,
    idTokenSignedResponseAlg: row.algorithm ?? 'EdDSA',
    requirePkce: row.require_pkce !== 0,
    disabled: row.disabled === 1,
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
  }
}

function isPublic({ tokenEndpointAuthMethod }: Pick<Client, 'tokenEndpointAuthMethod'>): boolean {
  return tokenEndpointAuthMethod === 'none'
}

/** The provider's `hashed`: SHA-256 in base64url. */
function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}
