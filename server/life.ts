import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { HearthError } from '../storage/index.ts'
import { keyStoreVariable } from './protocol.ts'

/** Who started this process, and on what. */
export type RunningAs = {
  platform: 'linux' | 'mac' | 'windows' | 'other'
  /** `app`: the Hearth app; `service`: systemd; `tarball`, `checkout`: somebody in a terminal. */
  by: 'app' | 'service' | 'tarball' | 'checkout'
  /** It is started again when it ends with {@link againCode}. */
  comesBack: boolean
}

/** Set by build/linux/hearth.service, which starts Hearth again after any end that is not 0. */
export const serviceVariable = 'HEARTH_SERVICE'

/** Ended on purpose, to be started again; as in sysexits.h, "try again later". */
export const againCode = 75

const platforms: Partial<Record<string, RunningAs['platform']>> = {
  linux: 'linux',
  darwin: 'mac',
  win32: 'windows',
}

type Facts = {
  env: Record<string, string | undefined>
  pid: number
  platform: string
  /** The file that was started. */
  program: string
  exists?: (path: string) => boolean
}

export function runningAs({ env, pid, platform, program, exists = existsSync }: Facts): RunningAs {
  const by = () => {
    if (env[keyStoreVariable] !== undefined) return 'app'
    // Its children have the variable too, with the number of another process.
    if (env['SYSTEMD_EXEC_PID'] === String(pid)) return 'service'
    return exists(join(dirname(program), '..', 'hearth')) ? 'tarball' : 'checkout'
  }
  const who = by()
  const comesBack = who === 'service' && env[serviceVariable] === 'restarts'
  return { platform: platforms[platform] ?? 'other', by: who, comesBack }
}

export type Ending = 'restart' | 'stop'

/** How this process may end, for whoever asks from a page. */
export function createLife(as: RunningAs) {
  const { promise, resolve } = Promise.withResolvers<Ending>()
  return {
    as,
    /** Resolves once somebody wants it to end. */
    ending: promise,
    /** @throws CONFLICT where nothing would start it again */
    end(how: Ending): void {
      if (!as.comesBack)
        throw new HearthError(
          'CONFLICT',
          'Nothing would start Hearth again. Do it where Hearth was started.',
        )
      resolve(how)
    },
  }
}

export type Life = ReturnType<typeof createLife>
