/** The first steps of whoever has just made a household. */
export const welcome = {
  pageTitle: 'First steps',
  step: (step: number, of: number) => `Step ${step} of ${of}`,
  next: 'Go on',
  done: 'To my photos',
  place: {
    title: 'Where your photos live',
    lead: 'All that Hearth keeps is in one folder on this computer. Nothing is sent anywhere.',
    folder: 'The folder',
    free: (room: string) => `${room} are free on its disk.`,
    small: 'That is little room for photos. A larger disk is better.',
    now: 'It is easiest to change now, while the folder is small.',
  },
  home: {
    title: 'On your phones, too',
    lead: 'The others in your household can use Hearth as soon as it is on the home network.',
    on: (address: string) => `It is on the home network: ${address}`,
    off: 'It is off the home network and opens on this computer only.',
    what: 'What happens then',
    steps: [
      'Hearth answers the devices in your own Wi-Fi, and nobody on the internet.',
      'Each phone scans a code once and installs the certificate of your house, so that everything is encrypted.',
      'Then you invite the others, and everybody makes an account of their own.',
    ],
    later: 'To the home network',
  },
  login: {
    title: 'Always there',
    lead: 'Hearth can only be reached while this computer is on and awake.',
  },
  copy: {
    title: 'One copy is too few',
    lead: 'What you keep here will soon exist nowhere else.',
    what: 'What is kept',
    whatText: (folder: string) =>
      `Everybody’s photos and files, accounts and vaults. All of it is in ${folder}.`,
    only: 'It is the only copy',
    onlyText:
      'If this disk breaks or the computer is stolen, everything is gone. What you delete by mistake lies in the trash for 30 days; against a broken disk that does not help.',
    how: 'How Hearth makes one',
    steps: [
      'Connect another disk to this computer.',
      'On the page Copies, name an empty folder on it.',
      'From then on Hearth makes a copy by itself, each day that the disk is connected.',
      'Now and then put the disk somewhere else, with your parents or at work, and connect another one.',
    ],
    key: 'The key of the vaults is in no copy. Print the recovery sheet and keep it with the passports.',
    go: 'Choose where copies go',
  },
}
