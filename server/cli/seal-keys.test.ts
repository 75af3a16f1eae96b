import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openForReading, verify } from '../../storage/index.ts'
import { setUp, startTestAppliance, type TestAppliance } from '../testing.ts'
import { sealKeysIn } from './seal-keys.ts'

let house: TestAppliance
beforeEach(async () => {
  house = await startTestAppliance()
})
afterEach(() => house.close())

async function damage() {
  const reader = await openForReading(house.dir)
  const report = await verify(reader, { sealKey: sealKeysIn(reader.folder, undefined) })
  reader.close()
  return report.damage
}

test('the trail of keys is followed to its sealed end, beside a running Hearth', async () => {
  const { cookie } = await setUp(house.origin)
  const headers = { cookie, origin: house.origin }
  await fetch(`${house.origin}/api/v1/me/encryption-vault/init`, { method: 'POST', headers })
  expect(await damage()).toEqual([])
  const file = new Sqlite(join(house.dir, 'vault.db'))
  file.exec('UPDATE vault_keyring SET audit_seal = zeroblob(32)')
  file.close()
  expect(await damage()).toMatchObject([
    {
      kind: 'audit',
      subject: 'vault.db',
      detail: expect.stringContaining('not sealed by this Hearth'),
    },
  ])
})
