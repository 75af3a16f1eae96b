import { z } from 'zod'
import type { Storage } from '../../storage/index.ts'
import { count, iso, time } from './answers.ts'

export const project = z.object({
  projectId: z.string(),
  projectName: z.string(),
  icon: z.string(),
  available: z.boolean(),
  entities: z.array(z.object({ entity: z.string(), count, label: z.string() })),
  totalCount: count,
  lastActivityAt: time.optional(),
})

export type Project = z.output<typeof project>

/** Where somebody's media are: one project for each app, from the kept counts; the copy in the cloud last. */
export function createProjects({ sqlite, media }: Pick<Storage, 'sqlite' | 'media'>) {
  const newest = sqlite
    .prepare<[string, string], number | null>(
      `SELECT max(created_at) FROM reference
        WHERE owner_id = ? AND app = ? AND removed_at IS NULL`,
    )
    .pluck()

  return function projectsOf(userId: string): Project[] {
    const { byApp, sealed } = media.stats(userId)
    const apps = Object.entries(byApp).map(([app, { count }]) => ofApp(userId, app, count))
    return [...apps, ...(sealed ? [ofSealed(sealed.count)] : []), sync]
  }

  function ofApp(userId: string, app: string, count: number): Project {
    const at = newest.get(userId, app)
    return {
      projectId: app,
      projectName: projectName(app),
      icon: icons[app] ?? '📦',
      available: true,
      entities: [{ entity: 'media', count, label: 'Photos and files' }],
      totalCount: count,
      ...(typeof at === 'number' ? { lastActivityAt: iso(at) } : {}),
    }
  }
}

/** What they are is not for the house to know. */
function ofSealed(count: number): Project {
  return {
    projectId: 'sealed',
    projectName: 'Private',
    icon: '🔒',
    available: true,
    entities: [{ entity: 'sealed', count, label: 'Private photos and files, sealed' }],
    totalCount: count,
  }
}

const icons: Partial<Record<string, string>> = { photos: '🖼️', chat: '💬', default: '🏠' }

/** Nothing is copied yet. */
const sync: Project = {
  projectId: 'sync',
  projectName: 'Sync',
  icon: '☁️',
  available: false,
  entities: [],
  totalCount: 0,
}

export function projectName(app: string): string {
  return app === 'default' ? 'Hearth' : app.charAt(0).toUpperCase() + app.slice(1)
}
