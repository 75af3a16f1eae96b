import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addVaults, family, openTestVaults } from './testing.ts'

/**
 * Rotates the key of a family's vaults and is killed at the n-th step of that. Arguments: dir, journal,
 * n, migrations. Where the folder is called "environment", the old key is the environment's.
 */
const [, , dir = '', , point = '0', migrations = ''] = process.argv
let left = Infinity

function step(name: string): void {
  // On disk nothing has changed since the point before.
  if (name === 'write:begin') return
  if (--left === 0) process.kill(process.pid, 'SIGKILL')
}

const vaults = openTestVaults(dir, { step, migrations: join(migrations, '../vault/migrations') })
const environment = dir.endsWith('environment') ? randomBytes(32).toString('base64') : undefined
if (environment) writeFileSync(`${dir}.kek`, environment)
const keyring = await vaults.load({ environment, batchSize: 1 })
addVaults(vaults, keyring.current(), family)

left = Number(point)
await keyring.rotate()
process.send?.(Number(point) - left)
await vaults.close()
