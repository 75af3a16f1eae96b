import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { authorityOf } from '../lan/testing.ts'
import { spawnHearth, startTestAppliance, temporaryFolder } from '../testing.ts'

const lanOn = { HEARTH_LAN: 'on', HEARTH_HTTPS_PORT: '0' }

test('hearth new-authority says what it means, and does it when told so twice', async () => {
  const dir = await temporaryFolder()
  const start = async () => {
    const house = await startTestAppliance(lanOn, { dir })
    await house.close()
    return house.lan
  }
  const run = async (...args: string[]) => {
    const { said, errors } = await spawnHearth(['new-authority', '--data-dir', dir, ...args], {})
    return { code: (await said).code, errors: errors() }
  }
  await start()
  const before = await authorityOf(dir)
  const asked = await run()
  expect(asked.code).toBe(1)
  expect(asked.errors).toMatch(/every phone.*--yes/s)
  expect(await authorityOf(dir)).toBe(before)

  expect((await run('--yes')).code).toBe(0)
  const kept = await readdir(join(dir, 'keys'))
  expect(kept.filter((name) => /^lan-authority\.pem\.\d+\.old$/.test(name))).toHaveLength(1)
  expect(await start()).not.toBeNull()
  expect(await authorityOf(dir)).not.toBe(before)
  await rm(dir, { recursive: true })
})
