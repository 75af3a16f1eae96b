import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { anyPorts, setUp, temporaryFolder } from '../testing.ts'

const program = fileURLToPath(new URL('../../dist/server/hearth.js', import.meta.url))

test.skipIf(process.platform === 'win32')(
  'under its service an admin starts it again: it ends with 75, and with nothing lost',
  async () => {
    const dir = await temporaryFolder()
    // As systemd does it: the number of the very process.
    const line = `SYSTEMD_EXEC_PID=$$ exec "${process.execPath}" "${program}" start`
    const env = { PATH: process.env['PATH'], HEARTH_DATA_DIR: dir, HEARTH_SERVICE: 'restarts' }
    const child = spawn('sh', ['-c', line], { env: { ...env, ...anyPorts, LOG_LEVEL: 'error' } })
    const ended = once(child, 'exit')
    const [said] = (await once(createInterface(child.stdout), 'line')) as [string]
    const { origin } = JSON.parse(said) as { origin: string }
    const { token } = await setUp(origin)
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const at = `${origin}/api/v1/admin/appliance/machine`
    const shown = await fetch(at, { headers })
    expect(await shown.json()).toMatchObject({ by: 'service', comesBack: true })
    const body = JSON.stringify({ how: 'restart' })
    expect((await fetch(`${at}/end`, { method: 'POST', headers, body })).status).toBe(202)
    expect((await ended)[0]).toBe(75)
    await rm(dir, { recursive: true, force: true })
  },
)
