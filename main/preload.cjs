/* oxlint-disable typescript/no-require-imports */
/**
 * What the household's own page may ask of the shell: this handful and nothing else. The shell looks at
 * who asks, each time. Each answers how things stand then. CommonJS, because a sandboxed preload can be
 * nothing else.
 */
const { contextBridge, ipcRenderer } = require('electron')

const ask = (name, argument) => ipcRenderer.invoke(`hearth:${name}`, argument)

contextBridge.exposeInMainWorld('hearthDesktop', {
  describe: () => ask('describe'),
  setStartAtLogin: (on) => ask('start-at-login', on === true),
  setKeepAwake: (mode) => ask('keep-awake', String(mode)),
  showLogs: () => ask('logs'),
  moveFolder: () => ask('move-folder'),
  removeFormer: () => ask('remove-former'),
  printRecoverySheet: () => ask('recovery-sheet'),
  checkUpdates: () => ask('check-updates'),
  getUpdate: () => ask('get-update'),
})
