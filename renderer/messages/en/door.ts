/** What stands before the photos besides sign-in: invitations, links from letters, approvals. */
export const join = {
  pageTitle: 'Join the household',
  title: 'You are invited',
  lead: 'Make your own account. Your photos are yours: nobody else in the house sees them.',
  code: 'Invitation code',
  codeHint: 'It stands in the invitation you were given.',
  name: 'Your name',
  email: 'E-mail',
  emailHint: 'To sign in, and to get back in should you forget your password.',
  password: 'Password',
  submit: 'Move in',
  haveAccount: 'I have an account already',
  confirm: (email: string) =>
    `Almost there: we sent a letter to ${email}. Open its link, then you can sign in.`,
  badInvite:
    'This invitation does not work any more, or was made for another e-mail address. Ask for a new one.',
  spent: 'This invitation does not work any more. Ask for a new one.',
  bound: 'The invitation was made for this address.',
  signedIn: (name: string) =>
    `You are signed in as ${name}. Sign out first if the invitation is for somebody else.`,
  toPhotos: 'To my photos',
  signOut: 'Sign out',
}

export const forgot = {
  pageTitle: 'Forgot your password',
  title: 'It happens to everyone',
  lead: 'Tell us your e-mail address, and you get a link to choose a new password.',
  email: 'E-mail',
  submit: 'Send the link',
  sent: (email: string) =>
    `If ${email} has an account here, a letter with a link is on its way. It works for one hour.`,
  leadNoMail:
    'Your Hearth sends no e-mail. Say who you are, and whoever looks after your Hearth can hand you a link.',
  ask: 'Ask for a link',
  noMail:
    'Your Hearth sends no e-mail. Your request was noted: whoever looks after it finds the link and can hand it to you, or show it as a QR code.',
  back: 'Back to sign-in',
}

export const reset = {
  pageTitle: 'New password',
  title: 'A new password',
  lead: 'Choose a new password. Every device that is signed in will have to sign in again.',
  password: 'New password',
  submit: 'Keep this password',
  done: 'Your new password is set. You can sign in with it now.',
  noToken: 'Something is missing from this link. Please open it once more just as you got it.',
  again: 'Ask for a new link',
}

export const verified = {
  pageTitle: 'E-mail confirmed',
  title: 'Thank you',
  lead: 'Your e-mail address is confirmed.',
  goOn: 'Go on',
  halfTitle: 'One more letter',
  half: 'You agreed to the new address, and a second letter is on its way to it. It counts once you have opened the link there.',
  failedTitle: 'That did not work',
  failed: 'This link has expired or was used before. Type your address and you get a new one.',
  resend: 'Send a new link',
  sent: 'If the address waits for it, a new link is on its way.',
}

export const approve = {
  pageTitle: 'Sign in a device',
  title: 'Sign in a device',
  lead: 'Type the eight characters that the other screen shows.',
  code: 'Code on the other screen',
  codeHint: 'Letters and numbers; capitals and dashes do not matter.',
  find: 'Continue',
  unknown: 'There is no device with this code. It may have waited too long: let it show a new one.',
  asks: (name: string) => `${name} wants to sign in as you`,
  someDevice: 'A device',
  account: 'As',
  from: 'From',
  device: 'Device',
  since: 'Asked',
  shown: 'Code',
  may: 'May',
  warn: 'Approve only if you are looking at this device now and it shows the same code. Whoever holds it will see your photos.',
  yes: 'Sign it in',
  no: 'No, that is not me',
  done: 'Signed in. You can put this away and look at the other screen.',
  denied: 'The device was turned away.',
}

export const consent = {
  pageTitle: 'Allow an app',
  title: (app: string) => `${app} wants to know who you are`,
  someApp: 'An app',
  lead: (name: string) => `You are signed in as ${name}.`,
  may: 'It would learn:',
  goesTo: (host: string) => `Afterwards you go on to ${host}.`,
  not: 'It does not get your password, and it does not see your photos.',
  yes: 'Allow',
  no: 'Do not allow',
  broken: 'This request has expired or was changed on the way. Go back to the app and try again.',
  scopes: {
    openid: 'that it is you, each time you come back',
    profile: 'your name and your picture',
    email: 'your e-mail address',
    offline_access: 'the same while you are away, until you take it back',
  },
  otherScope: (scope: string) => `something it calls “${scope}”`,
}

export const nowhere = {
  pageTitle: 'Not here',
  title: 'There is nothing here',
  lead: 'This address leads nowhere in your Hearth. Perhaps a letter of it got lost on the way.',
  back: 'Back to the photos',
  refusedTitle: 'That did not work',
  refused:
    'What brought you here asked for something Hearth does not do, so nothing happened. Go back and try once more. If it stays like this, tell whoever looks after your Hearth.',
  refusedWhy: (code: string) => `The reason, for them: ${code}`,
}
