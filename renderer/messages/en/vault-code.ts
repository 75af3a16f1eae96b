/** The recovery code: made, kept, checked. */
export const vaultCode = {
  title: 'Recovery code',
  lead: '64 characters on paper that open your vault, whatever happens to this machine.',
  none: 'You have none yet.',
  since: (date: string) => `Made on ${date}. Hearth does not know it and cannot show it again.`,
  nextText: 'If this machine or its keys are ever lost, a code on paper still opens your vault.',
  make: 'Make a recovery code',
  makeNew: 'Make a new code',
  remove: 'Take the code away',
  removeTitle: 'Take the recovery code away?',
  removeText:
    'The paper opens nothing then. Your vault stays as it is: this house keeps its key. You can make a new code any time.',
  removed: 'The recovery code is gone.',
  begin: {
    title: 'A recovery code for your vault',
    what: [
      'You will see it once. Print it, save it or write it down.',
      'Then two parts of it are asked for, so that it is sure you have it.',
      'Only then does it count. If you leave before, nothing has changed.',
    ],
    replaces: 'Your present code stays good until then. Afterwards it opens nothing any more.',
    voids:
      'Your guardians hold pieces of the present code. These become worthless: please name your guardians again afterwards.',
    oldCode: 'Your present recovery code',
    oldCodeHint: 'Nothing else opens the key, so it is needed to make a new code.',
    go: 'Show me the code',
  },
  keep: {
    title: 'Keep this code well',
    text: 'It is shown this once. Whoever has it and gets at this Hearth can open your vault, so put it where you keep papers, not on the fridge.',
    print: 'Print',
    save: 'Save as a file',
    qr: 'Show as a QR code',
    hideQr: 'Hide the QR code',
    qrLabel: 'QR code of the recovery code',
    qrText:
      'A phone whose camera reads it gets the code as text. Then it is in that phone: mind where you put it.',
    pending: 'It does not count yet. If you leave now, nothing has changed.',
    go: 'I have kept it',
  },
  check: {
    title: 'Let us see',
    text: 'Please type these two groups from your paper or your file.',
    group: (n: number) => `Group ${n}`,
    wrong: (n: number) => `This is not group ${n} of the code. Please look again.`,
    back: 'Show me the code again',
    go: 'Check',
    unsure:
      'The answer of Hearth was lost on the way. Please keep both codes, the old one and this one, and press once more.',
  },
  done: {
    title: 'Your recovery code counts now',
    text: 'Older codes open nothing any more.',
    guardians: 'If you had guardians, please name them again now.',
  },
  sheet: {
    title: 'Recovery code of a vault',
    of: 'Vault of',
    house: 'House',
    address: 'Address',
    date: 'Made on',
    how: 'To use it: sign in to Hearth, open “Vault” in your account, and type this code.',
    warning:
      'Keep this sheet like a passport. Whoever has it and gets at this Hearth can open the vault.',
    fileName: 'hearth-recovery-code.txt',
  },
}

/** Only the person holds the key, or the house does; and a new key. */
export const vaultKey = {
  title: 'Who holds the key',
  houseText:
    'Now this house keeps it, locked with its own key. That is comfortable: you just sign in.',
  mineText: 'Now only you hold it. Hearth keeps a sealed copy that nothing but your code opens.',
  nextText: 'You have a recovery code. With it, you can be the only one who holds the key.',
  turnOn: 'Let only me hold the key',
  turnOff: 'Let this house keep the key',
  on: {
    title: 'Only you hold the key',
    what: [
      'Nobody can open your vault without your recovery code: no admin, not the machine, nobody who takes it along.',
      'If you lose the code and have no guardians, everything that is sealed is lost. For good. Nobody can help you then.',
      'You will type the code on each device, each time you want to open the vault.',
      'Copies of the data that were made before, on other disks, still open as they did then.',
    ],
    have: 'I have my recovery code',
    need: 'Make a code first',
    needNew: 'I no longer have it: make a new one',
    typeCode: 'Type your recovery code, so that it is sure that it opens the vault.',
    proven: 'You have kept your code and it fits.',
    understand: 'I understand that without the code nobody can open my vault, Hearth neither.',
    mustUnderstand: 'Please tick this first.',
    go: 'From now on only me',
    done: 'Only you hold the key now',
    doneText:
      'Hearth has removed its own copy of the key. Name guardians next: then a lost code is not the end.',
  },
  off: {
    title: 'Let this house keep the key?',
    text: 'Hearth opens the vault when you sign in then. Whoever holds the machine and all its keys could open it, too. Nothing that is sealed gets lost. Your code stays good.',
    guardians: 'The pieces you hold for others are lost with it; they will be told.',
    go: 'Let this house keep it',
    done: 'This house keeps the key again.',
  },
  rotate: {
    title: 'A new key',
    lead: 'Only where somebody may have got hold of your key. It is seldom what you need.',
    begin: 'Replace the key…',
    heading: 'Replace the key of your vault?',
    what: [
      'Everything that is sealed with the present key becomes unreadable. For good: photos, files and notes in the vault.',
      'So take out first what you want to keep.',
      'Your recovery code opens nothing any more.',
    ],
    word: 'unreadable',
    type: (word: string) => `To go on, type “${word}”`,
    wrong: 'Please type the word exactly as it stands there.',
    go: 'Replace the key',
    done: 'The vault has a new key.',
    never:
      'While only you hold the key it cannot be replaced. Let this house keep it first, if you must.',
  },
}
