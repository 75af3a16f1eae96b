export const setup = {
  pageTitle: 'Set up Hearth',
  title: 'Welcome home',
  lead: 'A minute to begin: name your household and make your own account. You can invite the others afterwards.',
  household: 'Household name',
  householdHint: 'What you call yourselves, such as “The Lindens”.',
  name: 'Your name',
  email: 'E-mail',
  emailHint: 'Only to sign in. Hearth sends nothing anywhere.',
  password: 'Password',
  code: 'Set-up code',
  codeHint: 'Shown where Hearth was started, because this is another device.',
  submit: 'Light the fire',
  foot: 'Everything stays on this machine. Nobody else has an account until you say so.',
  alreadyDone: 'This Hearth is already set up. Please sign in.',
}

export const signIn = {
  pageTitle: 'Sign in',
  title: 'Good to see you',
  lead: 'Sign in to your household.',
  forApp: 'Sign in, and you go on to the app that sent you here.',
  expired: 'You were signed out after a while. Sign in and carry on where you were.',
  email: 'E-mail',
  password: 'Password',
  submit: 'Sign in',
  wrong: 'E-mail and password do not go together. Please check both.',
  lockedHelp: 'Whoever looks after your Hearth can let you in sooner.',
  or: 'or',
  forgot: 'Forgot your password?',
  passkey: 'Sign in with a passkey',
  passkeyHint: 'With your fingerprint, your face, or the lock of this device.',
  magic: 'Send me a sign-in link',
  magicSent: (email: string) =>
    `If ${email} has an account here, a letter is on its way. Its link works for ten minutes.`,
  otherWays: 'Other ways to sign in',
  noPasskey: {
    loopback: 'Passkeys need the name “localhost” here instead of the number.',
    openLocalhost: 'Open Hearth as localhost',
    insecure:
      'Passkeys need the secure address of your Hearth, the one that begins with https://. Whoever looks after your Hearth can show it to you.',
    number:
      'Passkeys belong to a name, and this address is a number. Open your Hearth by its name instead.',
    browser: 'This browser does not know passkeys. A newer one does.',
    closed: 'Passkeys do not work at this address of your Hearth.',
  },
}

export const secondStep = {
  pageTitle: 'One more step',
  title: 'One more step',
  lead: 'Open your authenticator app and type the six digits it shows for Hearth.',
  code: 'Code',
  submit: 'Continue',
  trust: 'Do not ask again on this device',
  trustHint: 'Only on a device that is yours. You can take it back in your account.',
  useBackup: 'Use a backup code instead',
  useApp: 'Use the authenticator app instead',
  backupLead: 'Type one of your backup codes. Each works once.',
  backupCode: 'Backup code',
  wrong: 'That code was not right. Please type the one that is shown now.',
  wrongBackup: 'That backup code was not right, or it was used before.',
  help: 'Phone gone and no backup codes? Whoever sits at the machine Hearth runs on can let you in, with the command “hearth unlock EMAIL --second-factor”.',
  startOver: 'Start over',
}

export const form = {
  required: 'Please fill this in.',
  emailShape: 'This does not look like an e-mail address.',
  passwordShort: 'At least 8 characters, please.',
  passwordLong: 'At most 128 characters, please.',
  code: 'Please type the whole code.',
  deleteWord: 'Please type the word as it is shown.',
}
