import { createCounting } from '../counting.ts'
import { apps, handover, health, outbox } from './admin-house.ts'
import { machine } from './machine.ts'

const { count, number } = createCounting('en')
const person = { one: 'person', other: 'people' }

const people = {
  lead: 'Everybody with an account here. You look after accounts: no page of Hearth shows you the photos, files or keys of anybody else.',
  search: 'Search by name or e-mail',
  found: (n: number) => count(n, person),
  none: 'Nobody by that name.',
  pages: 'Pages',
  page: (page: number, pages: number) => `Page ${number(page)} of ${number(pages)}`,
  before: 'Page before',
  next: 'Next page',
  active: (when: string) => `Last active ${when}`,
  neverActive: 'Never signed in',
  since: (when: string) => `Here since ${when}`,
  disabled: 'Disabled',
  locked: 'Locked out',
  you: 'You',
  role: { admin: 'Admin', user: 'Member' },
  tier: { guest: 'Guest', public: 'Standard', beta: 'Beta', alpha: 'Alpha', founder: 'Founder' },
}

const one = {
  back: 'All people',
  self: 'This is you. Your own password, devices and data are on the page of your account.',
  holds: (n: number, size: string) =>
    `${count(n, { one: 'photo or file', other: 'photos and files' })}, ${size}`,
  figuresOnly: 'This figure is all you see of them: what they hold is theirs.',
  standing: 'Role and tier',
  role: 'Role',
  roleHint: 'Admins look after people and invitations. They see nobody’s photos either.',
  tier: 'Tier',
  tierHint: 'Some apps offer more to some tiers. In Hearth itself it changes nothing.',
  changed: (name: string) => `Changed for ${name}.`,
  lastAdmin:
    'This is the only admin who can sign in, and a house needs somebody. Make somebody else an admin first.',
  wayIn: 'Getting in',
  unlock: 'Let them try again',
  lockedText: 'After too many wrong tries, signing in is paused for a while.',
  unlocked: (name: string) => `${name} can try again now.`,
  reset: 'Make a link for a new password',
  resetText:
    'For somebody who has forgotten the password or lost a device. They choose the new one themselves, and see later that the link came from you.',
  secondFactor: (email: string) =>
    `The link does not take away a second factor. If the phone and the backup codes are lost as well, run this at the machine of Hearth: hearth unlock ${email} --second-factor`,
  resetTitle: (name: string) => `A new password for ${name}`,
  resetHow:
    'It works once, and for one hour. Whoever opens it can set the password, so give it to nobody else.',
  disable: 'Disable the account',
  disableText:
    'They are signed out everywhere and cannot come in. Everything of theirs stays until you enable the account again.',
  disableTitle: (name: string) => `Disable the account of ${name}?`,
  disabled: (name: string) => `${name} was signed out everywhere.`,
  enable: 'Enable the account',
  enableText: 'The account is disabled: they cannot sign in. Everything of theirs is still there.',
  enabled: (name: string) => `${name} can come in again.`,
  erase: 'Delete this person',
  eraseText: 'The account, its keys and all records. This cannot be undone.',
  eraseTitle: (name: string) => `Delete ${name} and everything of theirs?`,
  eraseWhat: [
    'All records of their photos and files go at once, those in the trash as well; nobody can reach the photos any more.',
    'Their passkeys, keys and settings; they are signed out everywhere at once.',
    'The original files lie in the trash folder on the disk of the machine for up to 30 days before they are wiped.',
  ],
  eraseFirst:
    'If they want to keep their photos, they have to take them along first, under “My data”.',
  eraseType: (email: string) => `To confirm, type ${email}`,
  eraseSubmit: 'Delete for good',
  eraseMismatch: 'That is not this person’s e-mail address.',
  erased: (name: string) =>
    `The account of ${name} is gone, and nobody can reach the photos any more.`,
}

const invites = {
  lead: 'Whoever opens an invitation can make an account in your household, once.',
  make: 'Invite somebody',
  formTitle: 'New invitation',
  name: 'Name',
  nameHint: 'So that you know later whom it was for.',
  email: 'E-mail (can stay empty)',
  emailHint: 'If you give one, the invitation works for this address alone.',
  role: 'Role',
  lasts: 'Valid for',
  hours: { day: 'One day', threeDays: 'Three days', week: 'One week', month: '30 days' },
  submit: 'Make the invitation',
  madeTitle: (name: string) => `Invitation for ${name}`,
  madeTitlePlain: 'The invitation',
  how: 'Have them scan this with the camera of their phone, or send them the link. It is shown this once.',
  code: 'Code to read out',
  codeHint: (place: string) => `To be typed in at ${place}. Dashes and capitals do not matter.`,
  until: (when: string) => `Valid until ${when}`,
  done: 'Done',
  open: 'Open invitations',
  none: 'No invitation is open.',
  anybody: 'Without a name',
  withdraw: 'Withdraw',
  withdrawOf: (name: string) => `Withdraw the invitation for ${name}`,
  withdrawn: 'The invitation no longer opens anything.',
}

/** For whoever looks after the house. */
export const admin = {
  title: 'Your household',
  toParts: 'All of the household',
  parts: {
    overview: 'Overview',
    network: 'Home network',
    people: 'People',
    invitations: 'Invitations',
    outbox: 'Letters',
    health: 'Sign-ins',
    apps: 'Sign in with Hearth',
    jobs: 'Jobs',
    storage: 'Storage',
    copies: 'Copies',
    log: 'Log',
    computer: 'This computer',
    settings: 'Settings',
  },
  hints: {
    overview: 'How your Hearth is',
    network: 'Phones and computers at home',
    people: 'Who has an account here',
    invitations: 'Bring somebody in',
    outbox: 'Links that wait to be handed over',
    health: 'Who is locked out, how it goes',
    apps: 'Other programs that know your people',
    jobs: 'What it does, and what it gave up',
    storage: 'Who keeps how much; trash and cache',
    copies: 'On another disk, each day',
    log: 'What it writes down',
    computer: 'When Hearth runs, its folder, updates',
    settings: 'What it runs on',
  },
  notForYou: 'This page is not for you',
  notForYouText:
    'Here the household is looked after, and your account is not an admin’s. If you need something, ask whoever looks after your Hearth.',
  people,
  one,
  invites,
  handover,
  outbox,
  health,
  apps,
  machine,
}
