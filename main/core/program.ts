import { posix, win32 } from 'node:path'

export type ProgramFacts = {
  platform: string
  packaged: boolean
  /** Where the app's resources are, and where a checkout is. */
  resources: string
  checkout: string
}

/** Which Node runs which server: our own, packed beside it, never the machine's. */
export function serverProgram({ platform, packaged, resources, checkout }: ProgramFacts) {
  const { join } = platform === 'win32' ? win32 : posix
  const node = platform === 'win32' ? 'node.exe' : 'node'
  const [program, server] = packaged
    ? [join(resources, node), join(resources, 'server', 'hearth.js')]
    : [join(checkout, 'node_modules/node/bin', node), join(checkout, 'dist/server/hearth.js')]
  return { program, args: ['--max-semi-space-size=2', server, 'start'] }
}
