import { z } from 'zod'
import type { Storage } from '../../../storage/index.ts'
import { count, iso, time } from '../answers.ts'

export const statsAnswer = z.object({
  totalUsers: count,
  newUsers7d: count,
  newUsers30d: count,
  activeSessions: count,
  uniqueUsers24h: count,
  loginSuccess7d: count,
  loginFailed7d: count,
  generatedAt: time,
})

export const signInsAnswer = z.object({
  days: z.array(z.object({ day: z.iso.date(), success: count, failure: count })),
})

const day = 86_400_000
const daysShown = 14

/** How the house fares, in figures about nobody. */
export function createStats({
  storage: { sqlite },
  now,
}: {
  storage: Pick<Storage, 'sqlite'>
  now: () => number
}) {
  const ofType = (type: string) =>
    `SELECT count(*) FROM security_event WHERE event_type = '${type}' AND created_at > @week`
  const figures = sqlite.prepare<[Record<'now' | 'day' | 'week' | 'month', number>], Figures>(
    `SELECT (SELECT count(*) FROM user) AS totalUsers,
      (SELECT count(*) FROM user WHERE created_at > @week) AS newUsers7d,
      (SELECT count(*) FROM user WHERE created_at > @month) AS newUsers30d,
      (SELECT count(*) FROM session WHERE expires_at > @now) AS activeSessions,
      (SELECT count(*) FROM (
        SELECT s.user_id FROM session_activity a JOIN session s ON s.id = a.session_id
          WHERE a.at > @day
        UNION SELECT user_id FROM security_event INDEXED BY security_event_by_type
          WHERE event_type = 'login_success' AND created_at > @day AND user_id IS NOT NULL
      )) AS uniqueUsers24h,
      (${ofType('login_success')}) AS loginSuccess7d,
      (${ofType('login_failure')}) + (${ofType('second_factor_failure')}) AS loginFailed7d`,
  )
  const perDay = sqlite.prepare<[number], { day: string; type: string; count: number }>(
    `SELECT date(created_at / 1000, 'unixepoch') AS day, event_type AS type, count(*) AS count
      FROM security_event WHERE event_type IN ('login_success', 'login_failure', 'second_factor_failure')
        AND created_at >= ? GROUP BY 1, 2`,
  )

  return {
    figures() {
      const at = now()
      const from = { now: at, day: at - day, week: at - 7 * day, month: at - 30 * day }
      return { ...(figures.get(from) ?? none), generatedAt: iso(at) }
    },
    /** UTC days, the oldest first, today last. */
    signIns() {
      const today = now() - (now() % day)
      const rows = perDay.all(today - (daysShown - 1) * day)
      const countOf = (date: string, type: string) =>
        rows.find((row) => row.day === date && row.type === type)?.count ?? 0
      return {
        days: Array.from({ length: daysShown }, (_, n) => {
          const date = iso(today - (daysShown - 1 - n) * day).slice(0, 10)
          return {
            day: date,
            success: countOf(date, 'login_success'),
            failure: countOf(date, 'login_failure') + countOf(date, 'second_factor_failure'),
          }
        }),
      }
    },
  }
}

type Figures = Omit<z.output<typeof statsAnswer>, 'generatedAt'>

const none: Figures = {
  totalUsers: 0,
  newUsers7d: 0,
  newUsers30d: 0,
  activeSessions: 0,
  uniqueUsers24h: 0,
  loginSuccess7d: 0,
  loginFailed7d: 0,
}
