import { expect, test } from 'vitest'
import { scratchStorage } from './scratch.ts'

test('settings are kept as they were set', async () => {
  const scratch = await scratchStorage()
  const { settings } = scratch.storage
  expect(settings.get('a')).toBeUndefined()
  settings.set('a', { deep: [1, null, 'x'] })
  await scratch.storage.write(() => settings.set('b', false))
  await scratch.reopen()
  expect(scratch.storage.settings.get('a')).toEqual({ deep: [1, null, 'x'] })
  expect(scratch.storage.settings.get('b')).toBe(false)
  await scratch.remove()
})
