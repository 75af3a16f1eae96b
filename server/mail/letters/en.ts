import type { Wording } from './wording.ts'

export const en: Wording = {
  locale: 'en-GB',
  greeting: (name) => (name ? `Hello ${name},` : 'Hello,'),
  letters: {
    verification: (house) => ({
      subject: `Is this your address? ${house}`,
      lead: `Somebody, most likely you, made an account with this e-mail address at the Hearth of “${house}”. Please confirm that the address is yours.`,
      button: 'Yes, this is my address',
      unasked:
        'If that was not you, there is nothing to do: without your yes nobody can sign in with this address.',
    }),
    reset: (house) => ({
      subject: `A new password for ${house}`,
      lead: `Somebody, most likely you, asked for a new password for your account at the Hearth of “${house}”. Here you can choose one.`,
      button: 'Choose a new password',
      unasked: 'If that was not you, there is nothing to do: your password stays as it is.',
    }),
    'magic-link': (house) => ({
      subject: `Sign in to ${house}`,
      lead: `Somebody, most likely you, wants to sign in with this e-mail address at the Hearth of “${house}”. This button is all it takes.`,
      button: 'Sign in',
      unasked:
        'If that was not you, there is nothing to do. Just keep this letter to yourself: whoever has the link can sign in as you.',
    }),
    invitation: (house) => ({
      subject: `Come in: you are invited to ${house}`,
      lead: `Somebody who looks after the Hearth of “${house}” invites you. It is the household’s own place for photos and files, on a machine at home. Here you can make your account.`,
      button: 'Accept the invitation',
      unasked:
        'If you do not know who that could be, there is nothing to do: no account is made without you.',
    }),
    'email-change': (house) => ({
      subject: `A different e-mail address for ${house}`,
      lead: `Somebody, most likely you, asked to change the e-mail address of your account at the Hearth of “${house}”. It changes once you agree.`,
      button: 'Change the address',
      unasked:
        'If that was not you, do not press the button: the address stays as it is. To be safe, choose a new password.',
    }),
  },
  lifetime: (duration, until) => `The link works for ${duration}, until ${until}.`,
  byHand: 'If the button does not work, copy this link into your browser:',
  closing: 'Warm regards',
  sender: (house) => `Hearth, at home with “${house}”`,
}
