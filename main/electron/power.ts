import { powerMonitor, powerSaveBlocker } from 'electron'

export type Power = {
  /** The machine goes on working, its screen may go dark. */
  stayAwake(wanted: boolean): void
}

export function createPower(hear: { slept(): void; woke(): void }): Power {
  let blocker: number | null = null
  powerMonitor.on('suspend', () => hear.slept())
  powerMonitor.on('resume', () => hear.woke())
  return {
    stayAwake(wanted) {
      if (wanted && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension')
      if (wanted || blocker === null) return
      powerSaveBlocker.stop(blocker)
      blocker = null
    },
  }
}
