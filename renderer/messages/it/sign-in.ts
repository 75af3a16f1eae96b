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
  forApp: 'Accedi e proseguirai verso l’app da cui vieni.',
  expired: 'La sessione è scaduta dopo un po’. Accedi e riprendi da dove eri.',
  email: 'E-mail',
  password: 'Password',
  submit: 'Accedi',
  wrong: 'E-mail e password non corrispondono. Controllale entrambe, per favore.',
  lockedHelp: 'Chi si occupa del tuo Hearth può farti entrare prima.',
  or: 'oppure',
  forgot: 'Hai dimenticato la password?',
  passkey: 'Accedi con una passkey',
  passkeyHint: 'Con l’impronta, il viso o il blocco di questo dispositivo.',
  magic: 'Mandami un link di accesso',
  magicSent: (email) =>
    `Se qui c’è un account per ${email}, un messaggio è in arrivo. Il suo link vale dieci minuti.`,
  otherWays: 'Altri modi per accedere',
  noPasskey: {
    loopback: 'Per le passkey qui serve il nome «localhost» al posto del numero.',
    openLocalhost: 'Apri Hearth come localhost',
    insecure:
      'Le passkey hanno bisogno dell’indirizzo sicuro del tuo Hearth, quello che inizia con https://. Chi se ne occupa può mostrartelo.',
    number:
      'Una passkey appartiene a un nome, e questo indirizzo è un numero. Apri il tuo Hearth con il suo nome.',
    browser: 'Questo browser non conosce le passkey. Uno più recente sì.',
    closed: 'Le passkey non funzionano a questo indirizzo del tuo Hearth.',
  },
}

export const secondStep: Messages['secondStep'] = {
  pageTitle: 'Ancora un passo',
  title: 'Ancora un passo',
  lead: 'Apri la tua app di autenticazione e scrivi le sei cifre che mostra per Hearth.',
  code: 'Codice',
  submit: 'Continua',
  trust: 'Non chiedere più su questo dispositivo',
  trustHint: 'Solo su un dispositivo tuo. Puoi cambiare idea nel tuo account.',
  useBackup: 'Usa invece un codice di riserva',
  useApp: 'Usa invece l’app di autenticazione',
  backupLead: 'Scrivi uno dei tuoi codici di riserva. Ognuno vale una volta.',
  backupCode: 'Codice di riserva',
  wrong: 'Quel codice non era giusto. Scrivi quello mostrato adesso.',
  wrongBackup: 'Quel codice di riserva non era giusto, oppure è già stato usato.',
  help: 'Niente telefono e niente codici di riserva? Chi è davanti alla macchina di Hearth può farti entrare, con il comando «hearth unlock EMAIL --second-factor».',
  startOver: 'Ricomincia',
}

export const form: Messages['form'] = {
  required: 'Compila questo campo, per favore.',
  emailShape: 'Questo non sembra un indirizzo e-mail.',
  passwordShort: 'Almeno 8 caratteri, per favore.',
  passwordLong: 'Al massimo 128 caratteri, per favore.',
  code: 'Scrivi il codice per intero.',
  deleteWord: 'Scrivi la parola così come è mostrata.',
}
