import { execFileSync } from 'node:child_process'

const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { stdio: 'pipe' }).toString()

/** The address of the house; its guests have the numbers after it. */
export const houseAddress = '192.168.78.1'

/** Why there can be no machines of a test's own here; null when there can. */
export function whyNoNetwork(): string | null {
  if (process.platform !== 'linux') return 'only Linux has network namespaces'
  try {
    const network = layCables(['a'])
    network.close()
    return null
  } catch (error) {
    return `there are no network namespaces here (${(error as Error).message.split('\n')[0]})`
  }
}

/**
 * A house and its guests, each a network namespace, on one switch, with no way to anywhere else.
 * @returns for each the words to put before a command, so that it runs there
 */
export function layCables(guests: string[]) {
  const tag = `${process.pid % 10_000}${Math.floor(Math.random() * 100)}`
  const nameOf = (who: string) => `hearth-${who}-${tag}`
  const made: string[] = []
  const close = () => {
    for (const name of made.splice(0)) run('ip', 'netns', 'del', name)
  }
  const machine = (who: string) => {
    run('ip', 'netns', 'add', nameOf(who))
    made.push(nameOf(who))
    run('ip', '-n', nameOf(who), 'link', 'set', 'lo', 'up')
  }
  const join = (who: string, device: string, address: string) => {
    run('ip', '-n', nameOf(who), 'addr', 'add', `${address}/24`, 'dev', device)
    run('ip', '-n', nameOf(who), 'link', 'set', device, 'up')
    run('ip', '-n', nameOf(who), 'route', 'add', 'default', 'dev', device)
  }
  try {
    machine('house')
    run('ip', '-n', nameOf('house'), 'link', 'add', 'home0', 'type', 'bridge')
    for (const [n, guest] of guests.entries()) {
      machine(guest)
      const ends = ['link', 'add', `cable${n}`, 'type', 'veth', 'peer', 'name', 'home0']
      run('ip', '-n', nameOf('house'), ...ends, 'netns', nameOf(guest))
      run('ip', '-n', nameOf('house'), 'link', 'set', `cable${n}`, 'master', 'home0', 'up')
      join(guest, 'home0', houseAddress.replace(/1$/, String(n + 2)))
    }
    join('house', 'home0', houseAddress)
  } catch (error) {
    close()
    throw error
  }
  return { close, on: (who: string) => ['ip', 'netns', 'exec', nameOf(who)] }
}
