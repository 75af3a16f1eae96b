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
  expired: 'You were signed out after a while. Sign in and carry on where you were.',
  email: 'E-mail',
  password: 'Password',
  submit: 'Sign in',
  wrong: 'E-mail and password do not go together. Please check both.',
}

export const form = {
  required: 'Please fill this in.',
  emailShape: 'This does not look like an e-mail address.',
  passwordShort: 'At least 8 characters, please.',
  passwordLong: 'At most 128 characters, please.',
}
