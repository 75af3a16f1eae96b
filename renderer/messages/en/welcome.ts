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
    how: 'How you make one',
    steps: [
      'Quit Hearth.',
      'Copy the whole folder to another disk.',
      'Start Hearth again, and put that disk somewhere else: with your parents, or at work.',
      'Do so again every month, and whenever many photos have come in.',
    ],
    key: 'The key of the vaults lies in the key store of this computer and not in the folder. A copy opens the vaults on another computer only together with that key.',
  },
}
