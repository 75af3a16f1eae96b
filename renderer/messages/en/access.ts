import { createCounting } from '../counting.ts'

const { count } = createCounting('en')

/** Programs and apps that may act for somebody. */
export const access = {
  appsTitle: 'Apps that know you',
  appsLead: 'Other programs in which you sign in with Hearth.',
  appsNone: 'You let no app in so far.',
  since: (when: string) => `Since ${when}`,
  takeBack: (name: string) => `Take back from ${name}`,
  takeBackShort: 'Take back',
  takenBack: 'Taken back. The app has to ask you again.',
  keysTitle: 'API keys',
  keysLead:
    'For programs that work without you, such as a backup script. Whoever has a key can do what it allows.',
  keysNone: 'There are no keys.',
  create: 'New key',
  createTitle: 'New API key',
  keyName: 'What is it for?',
  keyNameHint: 'Such as “backup of my laptop”.',
  scopes: 'It may',
  scope: {
    'media:read': 'see your photos and files',
    'media:write': 'add and delete photos and files',
  },
  pickScope: 'Choose at least one.',
  expiry: 'Until',
  expiries: { month: '30 days from now', year: 'One year from now', never: 'No end' },
  make: 'Make the key',
  once: 'Copy it now: it is shown this once and never again.',
  key: 'Key',
  done: 'I have copied it',
  used: (when: string) => `Last used ${when}`,
  unused: 'Never used',
  until: (when: string) => `Until ${when}`,
  ended: (when: string) => `Ended ${when}`,
  endless: 'No end',
  revoke: (name: string) => `Revoke ${name}`,
  revokeShort: 'Revoke',
  revoked: 'The key no longer opens anything.',
}

export const data = {
  readersTitle: 'Who can read my data',
  readers: {
    you: 'You',
    youText: 'Everything, wherever you are signed in. Keep your devices locked.',
    family: 'The others in the household',
    familyText: 'Not your photos, not your files. They see your name, no more.',
    admin: 'Whoever looks after Hearth',
    adminText:
      'They manage accounts: your name, your e-mail address, how much space you use. No page of Hearth shows them your photos. They can hand you a new password, and you would see that under “What happened”.',
    machine: 'Whoever holds the machine',
    machineText:
      'Photos lie on its disk as they are. Whoever can open that disk can open them: that is why the machine stands in your home, and why its disk should be encrypted.',
    sealed: 'What you seal',
    sealedText: {
      nobody: 'Nothing yet: you have no vault. What you seal lies on the disk unreadable.',
      house:
        'You, and this Hearth, which keeps the key for you. Whoever holds the machine with its keys could open it.',
      self: 'Only you, with your recovery code. The machine cannot, and no admin.',
      guarded:
        'Only you, with your recovery code; and enough of your guardians together, if you ask them.',
    },
    apps: 'Apps and programs',
    appsText: (apps: number, keys: number) =>
      `Only what you allowed: ${count(apps, { one: 'app', other: 'apps' })} and ${count(keys, { one: 'key', other: 'keys' })} at the moment.`,
    world: 'The makers of Hearth, and the rest of the world',
    worldText: 'Nothing. Hearth reports to nobody.',
  },
  holdsTitle: 'What Hearth holds of you',
  media: (n: number) => count(n, { one: 'photo or file', other: 'photos and files' }),
  space: (used: string) => `${used} used`,
  spaceOf: (used: string, all: string) => `${used} of ${all} used`,
  signedInPlaces: (n: number) => count(n, { one: 'device signed in', other: 'devices signed in' }),
  exportTitle: 'Take everything along',
  exportLead: 'Yours to keep, or to move elsewhere.',
  exportJson: 'Details only (JSON)',
  exportZip: 'Everything with photos (ZIP)',
  exportHint: 'The originals, just as you added them. With many photos this takes a while.',
  deleteTitle: 'Delete my account',
  deleteLead:
    'Your account, your keys and all records go at once, and nobody can reach your photos any more. The original files lie in the trash folder on the disk of the machine for up to 30 days before they are wiped.',
  deleteOpen: 'Delete my account',
  deleteWhat: [
    'Your account, your keys and every record of your photos and files go at once, those in the trash too.',
    'Every device and every app is signed out at once.',
    'Nobody can reach your photos through Hearth any more, nor can whoever looks after it.',
    'The original files lie in the trash folder on the disk of the machine for up to 30 days before they are wiped.',
  ],
  deleteFirst: 'Take your photos along first, if you want to keep them.',
  deleteWord: 'delete',
  deleteType: (word: string) => `Type “${word}” to confirm`,
  deletePassword: 'Your password',
  deleteSubmit: 'Delete everything for good',
  deleted: 'Your account is gone, and nobody can reach your photos any more. Farewell.',
  lastAdmin:
    'You are the only one who looks after this Hearth, and a house needs somebody. Make somebody else an admin first; then you can go.',
}
