/** Someone who can let the others in again: an admin who is not locked out. */
const enabledAdmin = (row: string) => `${row}.role IS 'admin' AND ${row}.banned IS NOT 1`
const nobodyElse = `NOT EXISTS (SELECT 1 FROM user u WHERE u.id <> old.id AND ${enabledAdmin('u')})`

const unfit = `(new.role IS NOT NULL AND new.role NOT IN ('admin', 'user'))
  OR new.access_tier NOT IN ('guest', 'public', 'beta', 'alpha', 'founder')
  OR new.email <> lower(trim(new.email)) OR new.email = ''`

const refuse = (what: string) => `BEGIN SELECT RAISE(ABORT, '${what}'); END`

/**
 * Rules about people that hold whoever writes the row, Better Auth's own routes included: there is
 * always an admin, roles and tiers are those we know, an address has one spelling, and what an app may
 * read of somebody ends with the session it was allowed in.
 */
export const accountGuards: Record<string, string> = {
  user_last_admin_stays: `CREATE TRIGGER user_last_admin_stays BEFORE DELETE ON user WHEN ${enabledAdmin('old')} AND ${nobodyElse} ${refuse('LAST_ADMIN')}`,
  user_last_admin_enabled: `CREATE TRIGGER user_last_admin_enabled BEFORE UPDATE OF role, banned ON user WHEN ${enabledAdmin('old')} AND NOT (${enabledAdmin('new')}) AND ${nobodyElse} ${refuse('LAST_ADMIN')}`,
  user_fit_to_come: `CREATE TRIGGER user_fit_to_come BEFORE INSERT ON user WHEN ${unfit} ${refuse('UNFIT_USER')}`,
  user_fit_to_change: `CREATE TRIGGER user_fit_to_change BEFORE UPDATE OF role, access_tier, email ON user WHEN ${unfit} ${refuse('UNFIT_USER')}`,
  session_ends_apps: `CREATE TRIGGER session_ends_apps BEFORE DELETE ON session BEGIN DELETE FROM oauth_access_token WHERE session_id = old.id; END`,
}
