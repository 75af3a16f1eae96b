import { expect, test, vi } from 'vitest'
import { describeAppMenu } from '../core/app-menu.ts'
import { chooseMessages } from '../messages/index.ts'
import { app, desk } from '../testing/electron.ts'
import { showAppMenu } from './app-menu.ts'

const de = chooseMessages(['de'])

test.each(['linux', 'win32'])('on %s the window has none', (platform) => {
  showAppMenu(describeAppMenu(platform, de), de.tray.quit)
  expect(desk.menu).toBeNull()
})

test('on macOS: enough to copy, paste, close and quit, in the household’s language', () => {
  showAppMenu(describeAppMenu('darwin', de), de.tray.quit)
  const labels = desk.menu?.map(({ label }) => label)
  expect(labels).toEqual(['Hearth', 'Bearbeiten', 'Fenster'])
  const items = desk.menu?.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : [])) ?? []
  const roles = items.flatMap(({ role }) => role ?? [])
  expect(roles).toEqual(
    expect.arrayContaining(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'close']),
  )
  expect(roles.join()).not.toMatch(/reload|devtools|zoom/i)
  const quit = vi.spyOn(app, 'quit').mockReturnValueOnce(undefined)
  const last = items.find(({ label }) => label === de.tray.quit)
  Reflect.apply(last?.click as () => void, last, [])
  expect(quit).toHaveBeenCalledOnce()
})
