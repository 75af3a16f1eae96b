import { createCounting } from '../counting.ts'

const { percent } = createCounting('en')

/** The computer Hearth lives on: with switches in the window of the Hearth app, by hand in a browser. */
export const desktop = {
  habits: 'When it runs',
  startAtLogin: 'Start Hearth when I sign in to this computer',
  startAtLoginHint: 'Without a window: Hearth waits in the menu bar or beside the clock.',
  keepAwake: 'Keep this computer awake',
  awake: { always: 'Always', connected: 'While somebody is connected', never: 'Never' },
  awakeHint: 'The screen goes dark all the same.',
  folder: 'Where everything is kept',
  folderLead:
    'A disk that is always plugged in: no folder that is copied to a cloud, and none of another computer.',
  move: 'Move to another folder…',
  moveText:
    'You choose where to. Hearth stops, copies everything, compares every file and starts again from there.',
  moving: (done: number) => `Moving: ${percent(done)}. Hearth is back in a moment.`,
  former: (folder: string) => `The folder from before is still there: ${folder}`,
  removeFormer: 'Delete the old folder…',
  updates: 'Updates',
  updatesLead:
    'Hearth looks once a day, and never while photos arrive. It changes nothing by itself.',
  version: (version: string) => `This is Hearth ${version}.`,
  update: {
    unknown: 'It has not looked for a newer one yet.',
    newest: 'There is no newer one.',
    failed: 'Whether there is a newer one could not be found out.',
    off: 'It does not look for newer ones by itself.',
  },
  newer: (version: string) => `Version ${version} is out.`,
  lookForUpdates: 'Look for updates',
  getUpdate: 'Open the download page',
  sheet: 'Recovery sheet',
  sheetText:
    'The key of the vaults lies in the key store of this computer. Print its recovery sheet and keep it with the passports: it brings the vaults back should this computer be lost.',
  sheetHand:
    'The key of the vaults opens what people lock here. Print its recovery sheet and keep it with the passports: it brings the vaults back should the key be lost.',
  printSheet: 'Print the recovery sheet…',
  sheetCommand: 'This command makes the page to print:',
  logs: 'Logs',
  logsText: 'What Hearth writes down about itself, for whoever helps you. It is sent nowhere.',
  showLogs: 'Show the folder',
  showReports: 'Show the crash reports',
  quit: 'Quit',
  quitText:
    'Phones and other computers cannot reach Hearth until it is started again. It asks once more.',
  quitApp: 'Quit Hearth…',
  failed: 'The Hearth app did not do that. Try again, or use its menu.',
  byHand: {
    lead: {
      app: 'The Hearth app runs it on that computer. Its switches are on this very page, in the window of the app.',
      other: 'Hearth runs here without the Hearth app, so this is done by hand, at the machine.',
    },
    runs: {
      app: 'The Hearth app starts Hearth, keeps it running and ends it.',
      service:
        'A service of the system starts Hearth with the computer and brings it back. The lines show how it is, start it again and stop it.',
      tarball:
        'Somebody started Hearth with this line, in the folder it was unpacked into; Ctrl+C ends it. INSTALL.md in that folder says how it starts with the computer by itself.',
      checkout:
        'Somebody started Hearth with this line, in the folder of its source; Ctrl+C ends it.',
    },
    menu: {
      mac: 'The menu of the app is at the top of the screen, in the menu bar.',
      windows: 'The menu of the app is beside the clock, perhaps behind the small arrow.',
      linux:
        'The menu of the app is beside the clock, where the desktop shows such things. Its window always opens from the list of programs.',
      other: 'The window of the app opens from the list of programs.',
    },
    awake: {
      mac: 'So that it does not go to sleep: System Settings, Energy (or Battery, Options), and prevent automatic sleeping.',
      windows:
        'So that it does not go to sleep: Settings, System, Power, and let sleep be “Never”.',
      linux: 'In the energy settings of the computer, switch off that it goes to sleep by itself.',
      other: 'In the energy settings of the computer, switch off that it goes to sleep by itself.',
    },
    folderApp:
      'To move everything to another folder there is a button here, in the window of the app.',
    updatesApp:
      'Install the newer Hearth app over this one. Before the records are changed they are copied into the folder “backups”.',
    sheetApp: 'The window of the app prints it, on this very page.',
    again: {
      title: 'Start again',
      lead: 'Whoever is uploading goes on by itself afterwards. It takes a few seconds.',
      restart: 'Start Hearth again…',
      stop: 'Stop Hearth…',
      restartTitle: 'Start Hearth again?',
      restartText: 'For a few seconds nobody reaches it. Uploads under way go on by themselves.',
      restartDo: 'Start again',
      stopTitle: 'Stop Hearth?',
      stopText:
        'Nobody reaches it then, and nobody can start it from here: only at the machine, with “sudo systemctl start hearth”, or when the computer starts.',
      stopDo: 'Stop',
      restarting: 'Hearth starts again. This page goes on by itself.',
      stopping: 'Hearth stops now.',
    },
    folder: 'To move everything to another folder:',
    folderSteps: [
      'Stop Hearth.',
      'Move the whole folder to its new place.',
      'Set HEARTH_DATA_DIR to the new place, where Hearth is started: before the command, or in the service.',
      'Start Hearth again.',
    ],
    updates:
      'Stop Hearth, install the newer package, start it again. Before the records are changed they are copied into the folder “backups”.',
    logs: 'They lie in this folder. The page “Log” shows them, too.',
  },
}
