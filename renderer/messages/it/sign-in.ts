import type { Messages } from '../en/index.ts'

export const setup: Messages['setup'] = {
  pageTitle: 'Configura Hearth',
  title: 'Ti diamo il benvenuto a casa',
  lead: 'Un minuto per cominciare: dai un nome alla tua casa e crea il tuo account. Potrai invitare gli altri più tardi.',
  household: 'Nome della casa',
  householdHint: 'Come vi chiamate tra voi, per esempio «I Tigli».',
  name: 'Il tuo nome',
  email: 'E-mail',
  emailHint: 'Serve solo per accedere. Hearth non invia nulla da nessuna parte.',
  password: 'Password',
  code: 'Codice di configurazione',
  codeHint: 'Lo trovi dove è stato avviato Hearth, perché questo è un altro dispositivo.',
  submit: 'Accendi il fuoco',
  foot: 'Tutto resta su questo computer. Nessun altro ha un account finché non lo decidi tu.',
  alreadyDone: 'Questo Hearth è già configurato. Accedi, per favore.',
}

export const signIn: Messages['signIn'] = {
  pageTitle: 'Accedi',
  title: 'Che bello vederti',
  lead: 'Accedi alla tua casa.',
  expired: 'La sessione è scaduta dopo un po’. Accedi e riprendi da dove eri.',
  email: 'E-mail',
  password: 'Password',
  submit: 'Accedi',
  wrong: 'E-mail e password non corrispondono. Controllale entrambe, per favore.',
}

export const form: Messages['form'] = {
  required: 'Compila questo campo, per favore.',
  emailShape: 'Questo non sembra un indirizzo e-mail.',
  passwordShort: 'Almeno 8 caratteri, per favore.',
  passwordLong: 'Al massimo 128 caratteri, per favore.',
}
