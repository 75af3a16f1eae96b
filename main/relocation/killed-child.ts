/** A move that is killed at a step: `node killed-child.ts FROM TO SETTINGS STEP`. */
import { openSettings } from '../files/settings-file.ts'
import { moveFolder } from './relocation.ts'

const [from = '', to = '', path = '', fatal = ''] = process.argv.slice(2)
const settings = await openSettings(path)
if (settings === null) throw new Error('no settings')
const step = (name: string) => void (name === fatal && process.kill(process.pid, 'SIGKILL'))
await moveFolder(from, to, { settings, step })
