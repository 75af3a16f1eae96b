import type { Wording } from './wording.ts'

const asked = (duration: string, until: string) =>
  `The request is open for ${duration}, until ${until}.`

export const en: Wording = {
  locale: 'en-GB',
  greeting: (name) => (name ? `Hello ${name},` : 'Hello,'),
  letters: {
    trial: (house) => ({
      subject: `Letters arrive: ${house}`,
      lead: `You asked the Hearth of “${house}” for this letter, and here it is: its mail server works.`,
      button: 'Open Hearth',
      unasked:
        'If you did not ask for it, an admin of that house mistyped their address. There is nothing to do.',
      lasts: () => '',
    }),
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
    'vault-changed': (house) => ({
      subject: `Your vault was changed: ${house}`,
      lead: `Somebody, most likely you or one of your apps, changed what opens your vault at the Hearth of “${house}”, and did not have to show that they could open it. Which recovery code or key counts now, and who asked for it, is on the page of your vault.`,
      button: 'Look at my vault',
      unasked:
        'If that was not you, sign out all devices of your account and choose a new password. A vault that only your code opens still takes the code before, for 30 days.',
      lasts: () => '',
    }),
    'recovery-asked': (house) => ({
      subject: `Your recovery code was asked for: ${house}`,
      lead: `From your account at the Hearth of “${house}”, your guardians were asked to give you back the recovery code of your vault. They agree only once they have talked to you and compared the numbers.`,
      button: 'Look at the request',
      unasked:
        'If that was not you, tell your guardians at once, take the request back on that page, sign out all devices and choose a new password.',
      lasts: asked,
    }),
    'guardian-asked': (house) => ({
      subject: `Somebody needs you as a guardian: ${house}`,
      lead: `Somebody at the Hearth of “${house}” who named you as a guardian asks for their recovery code. You hold a piece of it. Who it is, and the numbers to compare, are on the page of your vault. Talk to each other before you agree.`,
      button: 'Look at the request',
      unasked:
        'If they did not ask you themselves, refuse on that page. As long as you do nothing, nothing of yours is given out.',
      lasts: asked,
    }),
  },
  lifetime: (duration, until) => `The link works for ${duration}, until ${until}.`,
  byHand: 'If the button does not work, copy this link into your browser:',
  closing: 'Warm regards',
  sender: (house) => `Hearth, at home with “${house}”`,
}
