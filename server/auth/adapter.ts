import { getAuthTables } from '@better-auth/core/db'
import type { DBAdapter, Where } from '@better-auth/core/db/adapter'
import type { BetterAuthOptions } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { authSchema, type Storage } from '../../storage/index.ts'
import { createKeptTable, type KeptTable } from './kept-table.ts'

type FindOne = Parameters<DBAdapter['findOne']>[0]
type Create = Parameters<DBAdapter['create']>[0]

/** As many accounts of a person as Better Auth reads by itself. */
const accountsAtMost = 100

/**
 * [Note: kept statements] Better Auth's adapter for Drizzle builds, prints and compiles each statement
 * anew, which is a fifth of what a sign-in costs beside the hash. The questions every sign-in asks and
 * the one row it adds go by statements that stay prepared, with the same answers; everything else
 * goes the usual way.
 */
export function createAdapter({ drizzle, sqlite }: Pick<Storage, 'drizzle' | 'sqlite'>) {
  const usual = drizzleAdapter(drizzle, { provider: 'sqlite', schema: authSchema })
  return (options: BetterAuthOptions): DBAdapter => {
    const adapter = usual(options)
    const { findOne, create } = adapter
    const fields = getAuthTables(options)
    const keep = (model: 'user' | 'account' | 'session') =>
      createKeptTable(sqlite, model, fields[model]?.fields ?? {})
    const [users, accounts, sessions] = [keep('user'), keep('account'), keep('session')]
    const byId = users.finder('id')
    const byEmail = users.finder('email')
    const accountsOf = accounts.finder('userId', accountsAtMost)

    // In place: Better Auth's check of the schema knows this object.
    return Object.assign(adapter, {
      findOne: async (question: FindOne) => {
        const asked = askedPlainly(question)
        return asked ? answer(asked) : findOne(question)
      },
      create: async (wish: Create) =>
        addsPlainly(wish, sessions) ? sessions.add(wish.data) : create(wish),
    } as Pick<DBAdapter, 'findOne' | 'create'>)

    function answer({ field, value, withAccounts }: Asked): Record<string, unknown> | null {
      const user = (field === 'id' ? byId : byEmail)(value)[0]
      if (user === undefined) return null
      return withAccounts ? { ...user, account: accountsOf(user['id']) } : user
    }
  }
}

type Asked = { field: 'id' | 'email'; value: string; withAccounts: boolean }

/** A person by id or address, alone or with their accounts; null for every other question. */
function askedPlainly({ model, where, select, join = {} }: FindOne): Asked | null {
  const [{ field, value, operator = 'eq', mode = 'sensitive' } = nothing, ...more] = where
  const isPlain = operator === 'eq' && mode === 'sensitive' && more.length === 0
  if (model !== 'user' || select?.length || !isPlain || typeof value !== 'string') return null
  if (field !== 'id' && field !== 'email') return null
  const joins = Object.entries(join)
  if (joins.some(([name, how]) => name !== 'account' || how !== true)) return null
  return { field, value, withAccounts: joins.length > 0 }
}

const nothing: Where = { field: '', value: null }

/** A session whose id is still to be made. */
function addsPlainly({ model, data, select }: Create, sessions: KeptTable): boolean {
  return model === 'session' && !('id' in data) && !select?.length && sessions.takes(data)
}
