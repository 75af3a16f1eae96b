import type { Messages } from '../messages/index.ts'

export type MenuRole =
  'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll' | 'minimize' | 'close' | 'hide'

export type AppMenu = {
  label: string
  entries: ({ label: string; role: MenuRole } | 'quit' | 'line')[]
}[]

/**
 * The menu of the app. On macOS copying and closing by keyboard work only through one; elsewhere the
 * window has none, nor what Electron puts there by itself (its own words, the developer's tools).
 */
export function describeAppMenu(platform: string, { menu }: Messages): AppMenu | null {
  if (platform !== 'darwin') return null
  const roles = (...names: MenuRole[]) => names.map((role) => ({ label: menu[role], role }))
  return [
    { label: 'Hearth', entries: [...roles('hide'), 'line', 'quit'] },
    {
      label: menu.edit,
      entries: [...roles('undo', 'redo'), 'line', ...roles('cut', 'copy', 'paste', 'selectAll')],
    },
    { label: menu.window, entries: roles('minimize', 'close') },
  ]
}
