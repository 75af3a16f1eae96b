import { createCounting } from '../counting.ts'

const { count, number } = createCounting('en')
const people = { one: 'person', other: 'people' }

/** People who together can give a lost code back. */
export const guardians = {
  title: 'Guardians',
  lead: 'People of this household who can give you your recovery code back if you lose it.',
  none: 'You have none. If your code is lost, what is sealed is lost with it.',
  choose: 'Choose guardians',
  chooseAnew: 'Choose anew',
  dismiss: 'Dismiss all',
  meaning: (needed: number, all: number) =>
    `Any ${number(needed)} of these ${number(all)} can together give you your code back. Fewer cannot, and Hearth cannot either.`,
  holds: 'holds a piece',
  lost: {
    declined: 'Does not want to be your guardian any more',
    'zero-knowledge-off': 'Lets this house keep their key: the piece is gone',
    'key-replaced': 'Has a new key: the piece is gone',
  },
  gone: 'Somebody who has left the household',
  left: (n: number) => `${count(n, people)} of them have left the household.`,
  few: 'Too few of them still hold a piece. If you lose your code now, nobody can give it back. Please choose anew.',
  dismissTitle: 'Dismiss your guardians?',
  dismissText:
    'Their pieces become worthless. If you lose your code then, what is sealed is lost for good.',
  dismissed: 'You have no guardians any more.',
  pick: {
    title: 'Choose your guardians',
    text: 'Take people you trust and can talk to: for each of them you hear each other and compare a few numbers. None of them sees anything of what is in your vault.',
    replaces: 'Your guardians until now are dismissed with it; their pieces become worthless.',
    nobody: 'Nobody else lives in this Hearth yet. Invite somebody first.',
    who: 'Who',
    reason: {
      'no-vault': 'Has no vault yet',
      'not-zero-knowledge': 'Lets this house keep their key; a guardian has to hold their own',
      'no-key': 'Has to unlock their vault once before',
    },
    needed: 'How many of them it takes',
    of: (needed: number, all: number) => `${number(needed)} of ${number(all)}`,
    two: 'Please choose at least two people.',
    most: 'Please choose at most nine people.',
    why: 'Your code is split on this device, so it is needed here.',
    go: 'Make them my guardians',
    done: 'Your guardians are named.',
  },
}

/** What I keep for others. */
export const holding = {
  title: 'What I hold for others',
  lead: 'You are the guardian of these people. A piece alone opens nothing.',
  none: 'Nobody has named you. As long as only you hold your key, others can.',
  needed: 'Somebody needs you',
  somebody: 'Somebody of this household',
  since: (date: string) => `You hold a piece since ${date}`,
  asks: (name: string) => `${name} asks for the recovery code`,
  look: 'Look at the request',
  compare: (name: string) =>
    `Call ${name} or go there. Let them read out the numbers on their screen. Give your piece only if all sixteen digits are the same: otherwise somebody else is asking.`,
  numbers: 'Numbers to compare',
  until: (moment: string) => `The request ends on ${moment}.`,
  unlockFirst: 'To give your piece, unlock your own vault first.',
  same: 'The same: give my piece',
  refuse: 'Not the same: refuse',
  given: 'You have given your piece.',
  refused: 'You have refused. If that was a mistake, you can still give your piece.',
  givenToast: (name: string) => `${name} has your piece now.`,
  refusedToast: 'Refused. Please tell the person whose name it was.',
  stop: 'Hold it no longer',
  stopTitle: (name: string) => `Be no guardian of ${name} any more?`,
  stopText:
    'Your piece is gone then. If too few are left, a lost code cannot be given back to this person any more. They are shown that.',
  stopped: 'You hold nothing for this person any more.',
}

/** The way back from a lost code. */
export const lost = {
  title: 'I have lost my code',
  look: 'First look where you may have kept it: a sheet of paper, a file, a photo of the QR code.',
  alone:
    'You have named no guardians, so nobody can give the code back: not an admin and not Hearth. What is sealed stays closed until you find the code.',
  tooFew:
    'Too few of your guardians still hold a piece. What is sealed stays closed until you find the code.',
  how: 'Your guardians can give it back to you:',
  steps: [
    'You ask, and see a row of numbers here.',
    'Each of them sees the request in their vault. Call them and read the numbers out.',
    'Once enough of them have agreed, this device puts your code together.',
  ],
  ask: 'Ask my guardians',
  read: 'Read these numbers out',
  readText:
    'Call your guardians, or go there. In their account, under “Vault”, they see your request and compare.',
  progress: (given: number, needed: number) =>
    `${number(given)} of ${number(needed)} have given their piece`,
  refused: (names: string) => `${names} refused. Please talk to each other.`,
  reload: 'You may close this page and come back on this device: the request stays until it ends.',
  until: (moment: string) => `It ends on ${moment}.`,
  withdraw: 'Take the request back',
  withdrawn: 'The request is taken back.',
  elsewhere:
    'Another device of yours asked already. Go on there, or ask anew from here: the request of the other device ends then.',
  askHere: 'Ask from this device',
  ended: 'The last request has ended without enough answers.',
  back: 'Here is your code again',
  backText: 'Your guardians have given it back. Hearth does not know it.',
  backDone: 'I have kept it, go on',
  advice: 'Better make a new code now',
  adviceText:
    'The lost one may be lying somewhere. With a new code it opens nothing any more. Afterwards please name your guardians again.',
  makeNew: 'Make a new code now',
  later: 'Not now',
}
