import { join } from 'node:path'

export type LoginEntry =
  /** The system's own list, through Electron. */
  | { by: 'system'; args: string[] }
  /** A file of the XDG autostart specification. */
  | { by: 'file'; path: string; text: string }

export type LoginFacts = {
  platform: string
  execPath: string
  /** Where an AppImage lies; its `execPath` is gone after it ends. */
  appImage: string | null
  configHome: string
}

/** How this system starts a program at login; `--hidden` opens no window then. null: not at all. */
export function loginEntry({
  platform,
  execPath,
  appImage,
  configHome,
}: LoginFacts): LoginEntry | null {
  if (platform === 'darwin') return { by: 'system', args: [] }
  if (platform === 'win32') return { by: 'system', args: ['--hidden'] }
  if (platform !== 'linux' || !configHome.startsWith('/')) return null
  const program = appImage ?? execPath
  if (/[\n\r\0]/.test(program)) return null
  const text = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Hearth',
    `Exec=${quote(program)} --hidden`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n')
  return { by: 'file', path: join(configHome, 'autostart', 'hearth.desktop'), text }
}

/** Quoted twice, as the Desktop Entry specification has it: once for Exec, once for the file. */
function quote(program: string): string {
  const argument = program.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')
  return `"${argument.replaceAll('\\', '\\\\')}"`
}
