import { createCounting } from '../counting.ts'

const { count, number, plural } = createCounting('en')
const photo = { one: 'photo', other: 'photos' }
const sealedPhoto = { one: 'sealed photo', other: 'sealed photos' }
const them = { one: 'it', other: 'them' }

/** Private photos: sealed on this device, opened on this device. */
export const sealed = {
  item: (name: string) => `${name}, sealed`,
  /** In the place of its name while the vault is locked. */
  nameless: 'Sealed photo',
  line: {
    shut: (n: number) => `${count(n, sealedPhoto)}: unlock to see ${plural(n, them)}`,
    insecure: (n: number) => `${count(n, sealedPhoto)}, closed on this page`,
    opening: (done: number, of: number) => `Opening ${number(done)} of ${number(of)}`,
    open: (n: number) => `${count(n, sealedPhoto)} among these`,
    lock: 'Lock now',
    why: 'Why, and what to do',
    unreadable: (n: number) =>
      `${count(n, photo)} cannot be opened: sealed with a key this vault had before`,
    deleteClosed: 'Delete what cannot be opened',
    failed: 'The sealed photos could not be fetched.',
  },
  unlock: {
    title: 'Unlock your vault',
    text: 'Then your sealed photos appear in their places, on this device and for you alone.',
  },
  choice: {
    label: 'Only for me (sealed)',
    hint: 'Encrypted on this device before it is sent. On the disk nobody can read it: your vault opens it, and nothing else.',
    locked: 'Your vault is locked. Unlock it first.',
    unlock: 'Unlock',
    dropHint: 'Sealed, for you alone',
  },
  hide: {
    button: 'Make private',
    title: (n: number) => `Make ${count(n, photo)} private?`,
    what: [
      'Each photo is fetched, sealed on this device, sent back, and opened once more to be sure that it is the same.',
      'Only then does the visible one go to the trash. There it stays, not sealed, for 30 days; after that it is gone for good.',
      'Apps that show your photos do not find private ones any more. You can make them visible again at any time.',
    ],
    go: 'Seal now',
    working: (at: number, of: number) => `Sealing ${number(at)} of ${number(of)}`,
    done: (n: number) =>
      `${count(n, photo)} ${plural(n, { one: 'is', other: 'are' })} private now. The visible ${plural(n, { one: 'copy stays', other: 'copies stay' })} in the trash for 30 days.`,
    failed: (n: number, reason: string) =>
      `${count(n, photo)} stayed as ${plural(n, { one: 'it was', other: 'they were' })}: ${reason}`,
  },
  show: {
    button: 'Make visible',
    title: (n: number) => `Make ${count(n, photo)} visible again?`,
    what: [
      'Each photo is opened on this device and kept like any other. Hearth can read it then, and so can the apps you allow.',
      'Only when it was read back and is the same does the sealed one go to the trash.',
    ],
    go: 'Make visible',
    working: (at: number, of: number) => `Making visible: ${number(at)} of ${number(of)}`,
    done: (n: number) =>
      `${count(n, photo)} ${plural(n, { one: 'is', other: 'are' })} among the others again.`,
  },
  save: {
    working: (at: number, of: number) => `Opening ${number(at)} of ${number(of)}`,
    failed: (n: number, reason: string) => `${count(n, photo)} could not be opened: ${reason}`,
  },
  progress: 'How far it is',
  stop: 'Stop',
  cancel: 'Cancel',
  slide: {
    opening: 'Being opened on this device',
    open: (size: string) => `Open (${size})`,
    large: 'This one is large',
    stopped: 'Stopped',
    unknown: 'This browser cannot show this kind of file',
    unknownHint: 'It was opened and is whole. Download it to look at it elsewhere.',
    failed: 'This could not be opened',
    film: (name: string) => `Video ${name}`,
  },
  away: 'This photo is sealed. Unlock your vault to see it.',
}
