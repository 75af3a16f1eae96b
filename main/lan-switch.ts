import type { Dialogs } from './electron/dialogs.ts'
import type { House, LanRefusal } from './house.ts'
import type { Messages } from './messages/index.ts'

export type LanSwitchDeps = {
  house: Pick<House, 'state' | 'switchLan'>
  dialogs: Pick<Dialogs, 'ask' | 'say'>
  messages: Messages
}

/** Switches the home network. Where another program has its port, a free one is offered. */
export function createLanSwitch({ house, dialogs, messages }: LanSwitchDeps) {
  return async (on: boolean): Promise<void> => {
    if (house.state.phase.is !== 'running') return
    const refused = await house.switchLan(on)
    if (refused === null) return
    if (refused.freePort === null) return say(refused)
    if (!(await agreed(refused.freePort))) return
    const again = await house.switchLan(on, refused.freePort)
    if (again !== null) await say(again)
  }

  function agreed(port: number): Promise<boolean> {
    const { lanPort, tray, cancel } = messages
    const question = { title: lanPort.title, text: lanPort.text(port) }
    return dialogs.ask({ ...question, yes: tray.usePort(port), no: cancel })
  }

  function say({ message }: LanRefusal): Promise<void> {
    return dialogs.say(message || messages.lanStuck, messages.ok)
  }
}
