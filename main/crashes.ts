import { isLoopback } from './core/address-policy.ts'
import { mayReload } from './core/backoff.ts'
import { writeCrashReport } from './core/crash-report.ts'
import { planListening } from './core/listen-plan.ts'
import { holderOf, reasonOf, type Reason } from './core/reason.ts'
import type { Dialogs } from './electron/dialogs.ts'
import type { Outside } from './electron/outside.ts'
import { keepReport } from './files/crash-reports.ts'
import type { SettingsFile } from './files/settings-file.ts'
import type { Messages } from './messages/index.ts'

export type CrashesDeps = {
  /** Where reports are kept; they leave it only by hand. */
  reports: string
  settings: SettingsFile
  dialogs: Pick<Dialogs, 'say'>
  outside: Pick<Outside, 'openHousehold'>
  messages: Messages
  version: string
  platform: string
  ambient: Record<string, string | undefined>
  probe(origin: string): Promise<boolean>
  now: () => number
}

/** What has ended without being asked to is written down; where another Hearth is why, that one opens. */
export function createCrashes(deps: CrashesDeps) {
  const { settings, dialogs, outside, messages, ambient, now } = deps
  let windowGoneAt: number | null = null
  return {
    async server(reason: Reason, lastWords: string): Promise<void> {
      await report(reason, lastWords)
      const other = await findOther(reason)
      if (other === null) return
      await dialogs.say(messages.otherAccount(other), messages.ok)
      outside.openHousehold(other)
    },
    /** The process of the window's page. @returns whether to load the page again; otherwise it was said why not */
    window(how: string, exitCode: number): boolean {
      const again = mayReload(windowGoneAt, now())
      windowGoneAt = now()
      void report(reasonOf('crashed', `the window: ${how}, exit code ${exitCode}`), '')
      if (!again) void dialogs.say(messages.windowGone, messages.ok)
      return again
    },
  }

  async function report(reason: Reason, lastWords: string): Promise<void> {
    const { version, platform: system, reports } = deps
    const about = { at: now(), reason, version, system, lastWords }
    await keepReport(reports, now(), writeCrashReport(about, ambient['HOME'] ?? ''))
  }

  /** Where another Hearth serves, perhaps another account's: on our folder, or at our address. */
  async function findOther(reason: Reason): Promise<string | null> {
    const { kind, variable } = reason
    const { household } = planListening(settings.current, ambient)
    const place =
      kind === 'locked'
        ? holderOf(reason)
        : kind === 'port-taken' && variable === 'HEARTH_PORT' && `http://localhost:${household}`
    return place && isLoopback(place) && (await deps.probe(place)) ? place : null
  }
}
