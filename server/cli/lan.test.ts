import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { spawnHearth, startTestAppliance, temporaryFolder } from '../testing.ts'

let dir: string
beforeAll(async () => {
  dir = await temporaryFolder()
  await (await startTestAppliance({}, { dir })).close()
})
afterAll(() => rm(dir, { recursive: true, force: true }))

async function lan(args: string[], env: Record<string, string> = {}, folder = dir) {
  const hearth = await spawnHearth(['lan', ...args, '--data-dir', folder], env)
  let said = ''
  hearth.child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const { code } = await hearth.said
  return { code, said, errors: hearth.errors() }
}

test('hearth lan is off at first, and keeps what it was told', async () => {
  expect((await lan([])).said).toMatch(/home network is off/)
  const on = await lan(['on'])
  expect(on).toMatchObject({ code: 0, said: expect.stringMatching(/on from the next start/) })
  const { said } = await lan(['--json', 'status'])
  expect(JSON.parse(said)).toMatchObject({ on: true, running: false, name: 'hearth' })
  const house = await startTestAppliance({ HEARTH_HTTPS_PORT: '0' }, { dir })
  expect(house.lan).toMatch(/^https:\/\/hearth\.local:/)
  await house.close()
  expect((await lan(['off', '--json'])).code).toBe(0)
  expect(JSON.parse((await lan(['--json'])).said)).toMatchObject({ on: false })
})

test('beside a Hearth that runs its variables count, and not those of the terminal', async () => {
  const house = await startTestAppliance({ HEARTH_LAN: 'on', HEARTH_HTTPS_PORT: '0' }, { dir })
  const status = await lan(['--json'], { HEARTH_LAN: 'off' })
  expect(status.code).toBe(0)
  expect(JSON.parse(status.said)).toMatchObject({ on: true, served: true, origin: house.lan })
  expect(await lan(['off'])).toMatchObject({
    code: 1,
    errors: expect.stringContaining('HEARTH_LAN'),
  })
  await house.close()
  const free = await startTestAppliance({ HEARTH_HTTPS_PORT: '0' }, { dir })
  const on = await lan(['on', '--json'], { HEARTH_LAN: 'off' })
  expect(JSON.parse(on.said)).toMatchObject({ on: true, served: true })
  expect((await lan(['off'], { HEARTH_LAN: 'on' })).said).toMatch(/home network is off/)
  await free.close()
})

test('what HEARTH_LAN says is not changed, and a folder of somebody else neither', async () => {
  const fixed = await lan(['on'], { HEARTH_LAN: 'off' })
  expect(fixed).toMatchObject({ code: 1, errors: expect.stringContaining('HEARTH_LAN') })
  expect((await lan(['on'], {}, '/')).code).toBe(1)
  expect((await lan(['perhaps'])).code).toBe(1)
  expect((await lan(['on', 'off'])).code).toBe(1)
})

test('a folder may be named as a word of the command is', async () => {
  const elsewhere = await temporaryFolder()
  expect((await lan(['status'], {}, 'on')).errors).toMatch(/on cannot be read/)
  expect((await lan(['status'], {}, elsewhere)).code).toBe(1)
  await rm(elsewhere, { recursive: true, force: true })
})
