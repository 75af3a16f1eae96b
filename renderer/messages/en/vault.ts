import { createCounting } from '../counting.ts'

const { count } = createCounting('en')
const groups = { one: 'group', other: 'groups' }
const characters = { one: 'character', other: 'characters' }

/** How the vault stands, and opening it. */
export const vault = {
  checking: 'Looking at your vault',
  /** Headline and what it means, for each way a vault can be kept. */
  standing: {
    none: {
      title: 'You have no vault yet',
      text: 'A vault keeps what you put into it unreadable to whoever gets hold of the disk. Making one takes a moment and changes nothing else.',
    },
    house: {
      title: 'This house keeps your key',
      text: 'Hearth opens your vault when you sign in. Nobody else in the household gets at it, but whoever holds the machine and all its keys could.',
    },
    mine: {
      title: 'Only you hold the key',
      text: 'Hearth cannot open your vault: your recovery code does, and nothing else. No admin can help if it is lost.',
    },
  },
  open: 'Open on this device',
  shut: 'Locked on this device',
  openText:
    'The key is only in the memory of this page. Loading it anew, closing it or signing out locks the vault.',
  facts: {
    code: (date: string) => `Recovery code made on ${date}`,
    noCode: 'No recovery code yet',
    replaced: (date: string) =>
      `Your recovery code was replaced from your account without the old one. The old one, which you have just used, still opens the vault until ${date}. If that was not you: change your password, then make a new recovery code here. It ends the other one.`,
  },
  next: 'Next step',
  make: 'Make my vault',
  unlock: 'Unlock',
  unlocked: 'The vault is open on this device.',
  lockNow: 'Lock now',
  lockAfter: 'Lock by itself on this device',
  after: {
    '5': 'After 5 minutes without use',
    '15': 'After 15 minutes without use',
    '60': 'After an hour without use',
    never: 'Only when this page is left',
  },
  code: 'Your recovery code',
  codeHint: '16 groups of 4 characters. Spaces, dashes and small letters do not matter.',
  wholeCode: 'All 16 groups are there.',
  problem: {
    empty: 'Please fill this in.',
    letter: (group: number, letter: string) =>
      `Group ${group} has “${letter}” in it. There are only the digits 0 to 9 and the letters A to F.`,
    length: (group: number, length: number) =>
      `Group ${group} has ${count(length, characters)} instead of 4.`,
    missing: (n: number) => `${count(n, groups)} still missing: there are 16.`,
    tooMany: (n: number) => `That is ${count(n, groups)} more than the 16 of a code.`,
    typo: (group: number) =>
      `This code nearly opens the vault: please compare group ${group}, there is a typo in it.`,
  },
  lostCode: 'I have lost my code',
  toVault: 'Back to the vault',
  insecure: {
    title: 'The vault stays closed on this page',
    text: 'This connection to Hearth is not encrypted, so others on the network could read along. No key is used here, and no code is asked for. Please never type your recovery code on such a page.',
    how: 'How to get to your vault',
    ways: [
      'Open Hearth by its address that begins with https. It stands in the menu of Hearth on the machine it runs on.',
      'Or sit down at that machine: there the vault opens right away.',
    ],
    old: 'This browser cannot encrypt',
    oldText: 'Your vault opens in a newer browser. No key is used here.',
  },
}

/** Who asked for the key, and when. */
export const vaultAudit = {
  title: 'Who asked for the key',
  lead: 'Every time somebody asked for your key or changed how it is kept. Nobody can take a line out, an admin neither.',
  none: 'Nobody has asked yet.',
  more: 'Show more',
  refused: 'refused',
  other: 'Something was done with the vault',
  what: {
    init: 'The vault was made or opened',
    fetch: 'The key or its sealed copy was fetched',
    failed_fetch: 'Somebody asked for the key',
    rotate: 'The key was replaced by a new one',
    recovery_set: 'A new recovery code was made',
    recovery_clear: 'The recovery code was taken away',
    zk_enable: 'From here on only you held the key',
    zk_disable: 'From here on this house kept the key',
    guardian_key_set: 'You got ready to be a guardian',
    guardians_set: 'Guardians were named',
    guardians_clear: 'The guardians were dismissed',
    guardian_decline: 'You are no longer somebody’s guardian',
    guardian_request: 'Your guardians were asked for the code',
    guardian_withdraw: 'The request to your guardians was taken back',
    guardian_share: 'You took out a piece to help somebody',
    guardian_answer: 'You gave a piece back to its owner',
    guardian_refuse: 'You refused a request',
  },
}
