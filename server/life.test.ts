import { expect, test } from 'vitest'
import { createLife, runningAs } from './life.ts'

const facts = { env: {}, pid: 7, platform: 'linux', program: '/opt/hearth/server/hearth.js' }
const unpacked = (path: string) => path === '/opt/hearth/hearth'

test.each([
  ['in its tarball', { exists: unpacked }, 'tarball'],
  ['from a checkout', { exists: () => false }, 'checkout'],
  ['by the app', { env: { HEARTH_KEY_STORE: 'off' }, exists: unpacked }, 'app'],
  ['by systemd', { env: { SYSTEMD_EXEC_PID: '7' }, exists: unpacked }, 'service'],
  ['in a terminal of a service', { env: { SYSTEMD_EXEC_PID: '6' }, exists: unpacked }, 'tarball'],
])('%s it knows who started it', (_, more, by) => {
  expect(runningAs({ ...facts, ...more })).toEqual({ platform: 'linux', by, comesBack: false })
})

test('it comes back under our own service only', () => {
  const env = { SYSTEMD_EXEC_PID: '7', HEARTH_SERVICE: 'restarts' }
  expect(runningAs({ ...facts, env }).comesBack).toBe(true)
  expect(runningAs({ ...facts, env: { ...env, SYSTEMD_EXEC_PID: '6' } }).comesBack).toBe(false)
  expect(runningAs({ ...facts, platform: 'darwin' }).platform).toBe('mac')
  expect(runningAs({ ...facts, platform: 'win32' }).platform).toBe('windows')
})

test('nobody ends from afar what nothing starts again', async () => {
  const as = { platform: 'linux', by: 'service', comesBack: true } as const
  expect(() => createLife({ ...as, comesBack: false }).end('restart')).toThrow(/start Hearth again/)
  const life = createLife(as)
  life.end('restart')
  expect(await life.ending).toBe('restart')
})
