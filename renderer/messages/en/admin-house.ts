import { createCounting } from '../counting.ts'

const { count } = createCounting('en')

export const handover = {
  qr: 'QR code with the link',
  link: 'Link',
  copyOf: (what: string) => `Copy: ${what}`,
  newDevice:
    'A device that is new here begins with the QR code. The link opens where the certificate of the house is installed already.',
  readyFirst: (begin: string) =>
    `Is their device new here? Then it begins at ${begin}, and opens the link when it is ready.`,
  hereOnly:
    'This link opens on this computer only. Phones and other devices can join once the home network is switched on: here, under “Home network”.',
}

export const outbox = {
  lead: 'Letters Hearth has written: to confirm an address, to set a new password, to invite.',
  noServer: 'No mail server is set up, and that is fine',
  noServerText:
    'Letters then wait here, and you hand over their link yourself: as a QR code, or by any way you trust. A mail server is set up here under “Settings”.',
  waiting: 'Waiting',
  over: 'Done',
  none: 'No letter is waiting.',
  noneOver: 'Nothing yet.',
  kind: {
    verification: 'Confirm the e-mail address',
    reset: 'Set a new password',
    'magic-link': 'Sign in with a link',
    invitation: 'Invitation',
    'email-change': 'Change the e-mail address',
    'vault-changed': 'Change to the vault',
    'recovery-asked': 'Request to the guardians',
    'guardian-asked': 'Request to one guardian',
  },
  state: {
    waiting: 'Waiting',
    sent: 'Sent',
    failed: 'Not sent',
    'handed-over': 'Handed over',
    'not-needed': 'No longer needed',
  },
  to: (address: string) => `To ${address}`,
  written: (when: string) => `Written ${when}`,
  until: (when: string) => `Valid until ${when}`,
  expired: (when: string) => `Expired ${when}`,
  tries: (n: number) => `${count(n, { one: 'try', other: 'tries' })} so far`,
  show: 'Hand over',
  showOf: (kind: string, address: string) => `Hand over: ${kind}, ${address}`,
  showHow: (address: string) =>
    `Only for ${address}. Whoever opens this link acts in their name. They see later that you handed it over.`,
  retry: 'Send again',
  retryOf: (kind: string, address: string) => `Send again: ${kind}, ${address}`,
  retried: 'The letter is on its way again.',
  remove: 'Remove',
  removeOf: (kind: string, address: string) => `Remove: ${kind}, ${address}`,
  removed: 'The letter is gone.',
}

export const health = {
  lockedTitle: 'Locked out',
  lockedLead: 'After too many wrong tries, signing in is paused for a while. It ends by itself.',
  lockedNone: 'Nobody is locked out.',
  unknown: 'Somebody unknown',
  kind: {
    password: 'Too many wrong passwords',
    'second-factor': 'Too many wrong codes',
    code: 'Too many wrong codes',
    passkey: 'A passkey that did not fit',
    'invite-code': 'Too many wrong invitation codes',
  },
  otherKind: 'Too many tries',
  from: (address: string) => `From ${address}`,
  until: (when: string) => `Until ${when}`,
  unlock: 'Unlock',
  unlockOf: (name: string) => `Unlock ${name}`,
  daysTitle: 'Sign-ins by day',
  daysLead: 'A few failed ones are forgotten passwords. Many at once may be somebody guessing.',
  day: 'Day',
  success: 'Signed in',
  failure: 'Failed',
  figuresTitle: 'In figures',
  totalUsers: 'People',
  newUsers: 'New in 30 days',
  activeSessions: 'Devices signed in',
  uniqueUsers24h: 'People here in the last 24 hours',
  loginSuccess7d: 'Sign-ins in 7 days',
  loginFailed7d: 'Failed in 7 days',
}

export const apps = {
  lead: 'Other programs in your home, such as a recipe book or a home server, can let your people in with their Hearth account. They learn name and e-mail address, never the password or photos.',
  none: 'No program is entered yet.',
  listTitle: 'Programs',
  add: 'Add a program',
  formTitle: 'New program',
  name: 'Name',
  nameHint: 'People see it when they are asked whether to let it in.',
  uris: 'Return addresses',
  urisHint: 'One a line, exactly as the program tells you (“redirect URI”, “callback URL”).',
  urisWrong:
    'Each line needs a web address that begins with https://, or with http://localhost for a program on this very device.',
  urisPlain:
    'Plain http:// across the home network is not possible: whoever listens there could sign in as somebody else. The program needs an address that begins with https://; http:// works with localhost only, on the device itself.',
  more: 'Only if the program asks for it',
  secretless: 'It can keep no secret',
  secretlessHint: 'A program that runs in the browser or on a phone.',
  rs256: 'It needs RS256',
  rs256Hint: 'For older programs that do not know EdDSA.',
  post: 'It sends its secret as “client_secret_post”',
  submit: 'Add',
  madeTitle: (name: string) => `${name} is entered`,
  secretTitle: (name: string) => `New secret for ${name}`,
  once: 'Type this into the other program now. The secret is shown this once and never again.',
  noSecret: 'Type this into the other program.',
  clientId: 'Client ID',
  secret: 'Client secret',
  done: 'I have copied it',
  disabled: 'Paused',
  edit: 'Change',
  editOf: (name: string) => `Change ${name}`,
  editTitle: (name: string) => `Change ${name}`,
  edited: 'The change is kept.',
  pause: 'Pause',
  pauseOf: (name: string) => `Pause ${name}`,
  paused: 'Nobody can sign in there for now.',
  resume: 'Resume',
  resumeOf: (name: string) => `Resume ${name}`,
  resumed: 'It lets people in again.',
  renew: 'New secret',
  renewOf: (name: string) => `New secret for ${name}`,
  renewText:
    'The old secret stops working at once; the program lets nobody in until it has the new one.',
  remove: 'Remove',
  removeOf: (name: string) => `Remove ${name}`,
  removeTitle: (name: string) => `Remove ${name}?`,
  removeText:
    'Nobody can sign in there with Hearth any more. What people have in that program stays there.',
  removed: 'The program is removed.',
  typeTitle: 'What the other program wants to know',
  typeLead:
    'Most ask for the first address only and find the rest by themselves (“OpenID Connect”).',
  discovery: 'Discovery address',
  issuer: 'Issuer',
  scopes: 'Scopes',
  nearOnly:
    'These addresses work for programs on this computer only. Others can join once the home network is switched on: here, under “Home network”.',
}
