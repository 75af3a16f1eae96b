/* oxlint-disable typescript/no-require-imports */
/**
 * What the household's own page may ask of the shell: this handful and nothing else. The shell looks at
 * who asks, each time. Each answers how things stand then. CommonJS, because a sandboxed preload can be
 * nothing else.
 */
const { contextBridge, ipcRenderer } = require('electron')

const ask = (name, argument) => ipcRenderer.invoke(`hearth:${name}`, argument)

// The shell's own window has no script at all: its buttons are heard here, and only when somebody presses them.
if (location.protocol === 'data:')
  addEventListener('click', ({ isTrusted, target }) => {
    const key = isTrusted && target.closest('button')?.value
    if (key) void ask('choose', key)
  })
else
  contextBridge.exposeInMainWorld('hearthDesktop', {
    describe: () => ask('describe'),
    setStartAtLogin: (on) => ask('start-at-login', on === true),
    setKeepAwake: (mode) => ask('keep-awake', String(mode)),
    showLogs: () => ask('logs'),
    showReports: () => ask('crash-reports'),
    moveFolder: () => ask('move-folder'),
    removeFormer: () => ask('remove-former'),
    printRecoverySheet: () => ask('recovery-sheet'),
    checkUpdates: () => ask('check-updates'),
    getUpdate: () => ask('get-update'),
    quit: () => ask('quit'),
  })
