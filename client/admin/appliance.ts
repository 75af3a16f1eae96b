import type { Connection } from '../request.ts'
import { type EventOptions, subscribeTo } from '../subscription.ts'
import type {
  HouseHoldings,
  HouseMachine,
  HousePart,
  HouseReport,
  HouseSetting,
  HouseSpare,
  HouseStatus,
  JobsPage,
  JobState,
  LogLevel,
  LogPage,
} from './appliance-record.ts'

const root = '/api/v1/admin/appliance'

/** The machine's side of a house, for admins. */
export function createApplianceCalls(connection: Connection) {
  const { json, send } = connection
  return {
    status: () => json<HouseStatus>(`${root}/status`),
    jobs: createJobCalls(connection),
    holdings: () => json<HouseHoldings>(`${root}/storage`),
    spare: () => json<HouseSpare>(`${root}/spare`),
    /** Pictures that are made again when they are asked for. */
    async emptyCache(): Promise<void> {
      await send(`${root}/spare/cache`, { method: 'DELETE' })
    },
    /** On what it runs, and who started it. */
    machine: () => json<HouseMachine>(`${root}/machine`),
    /** A moment later it ends. CONFLICT where nothing would start it again. */
    async end(how: 'restart' | 'stop'): Promise<void> {
      await send(`${root}/machine/end`, { method: 'POST', json: { how } })
    },
    log: (query: { level?: LogLevel; limit?: number; before?: string } = {}) =>
      json<LogPage>(`${root}/log`, { query }),
    settings: async () => (await json<{ settings: HouseSetting[] }>(`${root}/settings`)).settings,
    /** Takes as long as the databases are large: seconds, seldom a minute. */
    check: () =>
      json<HouseReport>(`${root}/check`, { method: 'POST', json: {}, timeoutMs: 150_000 }),
    /** What may be old now, until the returned function is called. */
    watch: (listener: (changed: HousePart[]) => void, options: EventOptions = {}) =>
      subscribeTo(
        connection,
        { path: `${root}/events`, listeners: { changed: listener } },
        options,
      ),
  }
}

function createJobCalls({ json, send }: Connection) {
  const path = `${root}/jobs`
  const at = (id: string) => `${path}/${encodeURIComponent(id)}`
  return {
    list: (query: { state?: JobState; limit?: number; before?: string } = {}) =>
      json<JobsPage>(path, { query }),
    /** NOT_FOUND for one that is not given up (any more). */
    async retry(id: string): Promise<void> {
      await send(`${at(id)}/retry`, { method: 'POST', json: {} })
    },
    retryAll: async () =>
      (await json<{ retried: number }>(`${path}/retry`, { method: 'POST', json: {} })).retried,
    /** CONFLICT for one that has to be done. */
    async dismiss(id: string): Promise<void> {
      await send(at(id), { method: 'DELETE' })
    },
    dismissAll: async () =>
      (await json<{ dismissed: number }>(path, { method: 'DELETE' })).dismissed,
  }
}
