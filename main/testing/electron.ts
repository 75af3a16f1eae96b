/**
 * Electron's double for tests: remembers what it was asked, and lets a test be the person at the
 * machine. `satisfies` holds every function to the truth of electron.d.ts.
 */
import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'

type MenuItem = Electron.MenuItemConstructorOptions

/** What a test sees and decides. */
export const desk = {
  paths: new Map<string, string>(),
  /** Texts of the boxes that were shown. */
  said: [] as string[],
  /** What Chromium was told at the start. */
  switches: new Map<string, string>(),
  /** undefined: Electron's own. */
  menu: undefined as MenuItem[] | null | undefined,
  /** A system without a tray. */
  trayless: false,
  /** What somebody answers: the index of a button. */
  answer: 1,
  folder: null as string | null,
  opened: [] as string[],
  copied: '',
  blocking: new Set<number>(),
  exits: [] as number[],
  tray: null as FakeTray | null,
  windows: [] as FakeWindow[],
  handlers: new Map<string, (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown>(),
  feed: null as unknown,
  /** The address of the page somebody was asked to print. */
  printed: '',
  /** How often the feed was asked. */
  asked: 0,
  keyStore: true,
  login: false,
  /** What the session of the window was told to ask. */
  session: {} as {
    request?: Parameters<Electron.Session['setPermissionRequestHandler']>[0]
    check?: Parameters<Electron.Session['setPermissionCheckHandler']>[0]
    device?: Parameters<Electron.Session['setDevicePermissionHandler']>[0]
    proxy?: string
    verify?: Parameters<Electron.Session['setCertificateVerifyProc']>[0]
  },
}

type Class<T> = new (...args: never[]) => T
const emitter = <T extends object>(of: T = {} as T) => Object.assign(new EventEmitter(), of)

class FakeWindow extends EventEmitter {
  url = ''
  options: Electron.BrowserWindowConstructorOptions
  openHandler: ((details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse) | null =
    null
  webContents = emitter({
    getURL: () => this.url,
    print: () => void (desk.printed = this.url),
    setWindowOpenHandler: (handler: typeof this.openHandler) => void (this.openHandler = handler),
  } satisfies Partial<Electron.WebContents>)

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super()
    this.options = options
    desk.windows.push(this)
    app.emit('browser-window-created', {}, this)
  }
  async loadURL(url: string) {
    this.url = url
  }
  show() {}
  focus() {}
  destroy() {
    desk.windows = desk.windows.filter((window) => window !== this)
    this.emit('closed')
  }
}
void (FakeWindow satisfies Class<
  Pick<Electron.BrowserWindow, 'loadURL' | 'show' | 'focus' | 'destroy'>
>)
export { FakeWindow as BrowserWindow }

class FakeTray extends EventEmitter {
  tip = ''
  items: MenuItem[] = []
  constructor() {
    super()
    if (desk.trayless) throw new Error('no tray')
    desk.tray = this
  }
  setImage() {}
  setToolTip(tip: string) {
    this.tip = tip
  }
  setContextMenu(menu: Electron.Menu | null) {
    this.items = (menu as unknown as { items: MenuItem[] }).items
  }
  destroy() {
    desk.tray = null
  }
}
void (FakeTray satisfies Class<
  Pick<Electron.Tray, 'setImage' | 'setToolTip' | 'setContextMenu' | 'destroy'>
>)
export { FakeTray as Tray }

export const Menu = {
  buildFromTemplate: (items) => ({ items }) as unknown as Electron.Menu,
  setApplicationMenu: (menu) => {
    desk.menu = menu && (menu as unknown as { items: MenuItem[] }).items
  },
} satisfies Partial<typeof Electron.Menu>

export const nativeImage = {
  createFromPath: () => ({ setTemplateImage: () => {} }) as unknown as Electron.NativeImage,
} satisfies Partial<typeof Electron.nativeImage>

export const app = emitter({
  isPackaged: false,
  commandLine: {
    hasSwitch: () => false,
    appendSwitch: (name: string, value?: string) => void desk.switches.set(name, value ?? ''),
  } satisfies Partial<Electron.CommandLine> as unknown as Electron.CommandLine,
  getPath: (name) => desk.paths.get(name) ?? '/nowhere',
  setPath: (name, path) => void desk.paths.set(name, path),
  getAppPath: () => process.cwd(),
  getVersion: () => '0.1.0',
  getPreferredSystemLanguages: () => ['en-GB'],
  whenReady: async () => {},
  requestSingleInstanceLock: () => true,
  setAsDefaultProtocolClient: () => true,
  setLoginItemSettings: ({ openAtLogin }) => void (desk.login = openAtLogin ?? false),
  getLoginItemSettings: () => ({ openAtLogin: desk.login }) as Electron.LoginItemSettings,
  quit: () => void app.emit('before-quit', { preventDefault: () => {} }),
  exit: (code) => void desk.exits.push(code ?? 0),
} satisfies Partial<Electron.App>)

export const session = {
  fromPartition: (name) => (name === 'notice' ? closed : house) as unknown as Electron.Session,
} satisfies Partial<typeof Electron.session>

const house = emitter({
  setProxy: async ({ mode }) => void (desk.session.proxy = mode ?? ''),
  setPermissionRequestHandler: (handler) => void (desk.session.request = handler),
  setPermissionCheckHandler: (handler) => void (desk.session.check = handler),
  setDevicePermissionHandler: (handler) => void (desk.session.device = handler),
  setCertificateVerifyProc: (handler) => void (desk.session.verify = handler),
} satisfies Partial<Electron.Session>)

/** Of the window that may do nothing. */
const closed = emitter({
  setPermissionRequestHandler: () => {},
  setPermissionCheckHandler: () => {},
  setDevicePermissionHandler: () => {},
} satisfies Partial<Electron.Session>)

export const ipcMain = {
  handle: (channel, handler) => void desk.handlers.set(channel, handler),
} satisfies Partial<Electron.IpcMain>

/** Not secret at all: it turns the bytes over, so that what is on disk is not what was given. */
const turn = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0xff))
export const safeStorage = {
  isAsyncEncryptionAvailable: async () => desk.keyStore,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptStringAsync: async (text) => turn(Buffer.from(text)),
  async decryptStringAsync(sealed) {
    if (!desk.keyStore) throw new Error('locked')
    return { result: turn(sealed).toString(), shouldReEncrypt: false }
  },
} satisfies Partial<Electron.SafeStorage>

export const powerMonitor = emitter()
export const powerSaveBlocker = {
  start: () => {
    const id = desk.blocking.size + 1
    desk.blocking.add(id)
    return id
  },
  stop: (id) => desk.blocking.delete(id),
} satisfies Partial<Electron.PowerSaveBlocker>

export const dialog = {
  // Both kinds have one with a window before it, which the shell never uses.
  showMessageBox: (async (options: Electron.MessageBoxOptions) => {
    desk.said.push([options.message, options.detail].filter(Boolean).join('\n'))
    return { response: options.type === 'question' ? desk.answer : 0, checkboxChecked: false }
  }) as Electron.Dialog['showMessageBox'],
  showOpenDialog: (async () => ({
    canceled: desk.folder === null,
    filePaths: desk.folder === null ? [] : [desk.folder],
  })) as Electron.Dialog['showOpenDialog'],
} satisfies Partial<Electron.Dialog>

export const shell = {
  openExternal: async (url) => void desk.opened.push(url),
  openPath: async (path) => {
    desk.opened.push(path)
    return ''
  },
} satisfies Partial<Electron.Shell>

export const clipboard = {
  writeText: async (text: string) => void (desk.copied = text),
} satisfies Partial<Electron.Clipboard>

export const net = {
  fetch: async () => {
    desk.asked++
    return Response.json(desk.feed, { status: desk.feed === null ? 503 : 200 })
  },
} satisfies Partial<Electron.Net>
