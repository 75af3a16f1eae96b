import { join } from 'node:path'
import { app } from 'electron'
import { resolverRules } from '../core/window-address.ts'

/**
 * What Electron has to know before it is ready; later it hears nothing of it. On macOS the usual place of
 * its own files is that of the photos (both are Application Support/Hearth), so the shell's are put beside
 * it, before anything is opened. Who tries the app out gives it another place, and meets neither the
 * settings nor the lock of the real one.
 */
export function beforeReady(): void {
  if (!app.commandLine.hasSwitch('user-data-dir'))
    app.setPath('userData', join(app.getPath('appData'), 'Hearth Desktop'))
  app.commandLine.appendSwitch('host-resolver-rules', resolverRules)
}
