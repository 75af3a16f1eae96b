import type { Messages } from '../en/index.ts'

export const join: Messages['join'] = {
  pageTitle: 'Entra nella casa',
  title: 'Hai un invito',
  lead: 'Crea il tuo account. Le tue foto sono tue: nessun altro in casa le vede.',
  code: 'Codice di invito',
  codeHint: 'Si trova nell’invito che hai ricevuto.',
  name: 'Il tuo nome',
  email: 'Indirizzo e-mail',
  emailHint: 'Per accedere, e per rientrare se dimentichi la password.',
  password: 'Password personale',
  submit: 'Entra in casa',
  haveAccount: 'Ho già un account',
  confirm: (email) =>
    `Ci siamo quasi: abbiamo scritto a ${email}. Apri il link del messaggio e potrai accedere.`,
  badInvite: 'Questo invito non vale più, o è per un altro indirizzo. Chiedine uno nuovo.',
  spent: 'Questo invito non vale più. Chiedine uno nuovo.',
  bound: 'L’invito è stato fatto per questo indirizzo.',
  signedIn: (name) =>
    `Hai effettuato l’accesso come ${name}. Esci prima, se l’invito è per qualcun altro.`,
  toPhotos: 'Alle mie foto',
  signOut: 'Esci',
}

export const forgot: Messages['forgot'] = {
  pageTitle: 'Password dimenticata',
  title: 'Capita a tutti',
  lead: 'Scrivi il tuo indirizzo e-mail e riceverai un link per scegliere una nuova password.',
  email: 'Indirizzo e-mail',
  submit: 'Manda il link',
  sent: (email) =>
    `Se qui c’è un account per ${email}, un messaggio con un link è in arrivo. Vale un’ora.`,
  leadNoMail: 'Il tuo Hearth non manda e-mail. Di’ chi sei: chi se ne occupa può darti un link.',
  ask: 'Chiedi un link',
  noMail:
    'Il tuo Hearth non manda e-mail. La richiesta è annotata: chi se ne occupa trova il link e può dartelo, o mostrarlo come codice QR.',
  back: 'Torna all’accesso',
}

export const reset: Messages['reset'] = {
  pageTitle: 'Nuova password',
  title: 'Una nuova password',
  lead: 'Scegli una nuova password. Tutti i dispositivi connessi dovranno accedere di nuovo.',
  password: 'Nuova password',
  submit: 'Tieni questa password',
  done: 'La nuova password è pronta. Ora puoi accedere.',
  noToken: 'A questo link manca qualcosa. Aprilo ancora una volta così come lo hai ricevuto.',
  again: 'Chiedi un nuovo link',
}

export const verified: Messages['verified'] = {
  pageTitle: 'Indirizzo confermato',
  title: 'Grazie',
  lead: 'Il tuo indirizzo e-mail è confermato.',
  goOn: 'Continua',
  halfTitle: 'Ancora una lettera',
  half: 'Hai accettato il nuovo indirizzo, e una seconda lettera è in viaggio verso di esso. Varrà appena avrai aperto il link che contiene.',
  failedTitle: 'Non ha funzionato',
  failed:
    'Questo link è scaduto o è già stato usato. Scrivi il tuo indirizzo e ne riceverai uno nuovo.',
  resend: 'Manda un nuovo link',
  sent: 'Se l’indirizzo lo aspetta, un nuovo link è in arrivo.',
}

export const approve: Messages['approve'] = {
  pageTitle: 'Fai accedere un dispositivo',
  title: 'Fai accedere un dispositivo',
  lead: 'Scrivi gli otto caratteri mostrati sull’altro schermo.',
  code: 'Codice sull’altro schermo',
  codeHint: 'Maiuscole e trattini non contano.',
  find: 'Continua',
  unknown:
    'Nessun dispositivo ha questo codice. Forse ha aspettato troppo: fagliene mostrare uno nuovo.',
  asks: (name) => `${name} vuole accedere come te`,
  someDevice: 'Un dispositivo',
  account: 'Come',
  from: 'Luogo',
  device: 'Dispositivo',
  since: 'Chiesto',
  shown: 'Codice',
  may: 'Può',
  warn: 'Accetta solo se hai questo dispositivo davanti a te e mostra lo stesso codice. Chi lo tiene in mano vedrà le tue foto.',
  yes: 'Fallo accedere',
  no: 'No, non sono io',
  done: 'Fatto. Puoi mettere via questo e guardare l’altro schermo.',
  denied: 'Il dispositivo è stato respinto.',
}

export const consent: Messages['consent'] = {
  pageTitle: 'Consenti un’app',
  title: (app) => `${app} vuole sapere chi sei`,
  someApp: 'Un’app',
  lead: (name) => `Hai effettuato l’accesso come ${name}.`,
  may: 'Saprebbe:',
  goesTo: (host) => `Poi proseguirai verso ${host}.`,
  not: 'Non riceve la tua password e non vede le tue foto.',
  yes: 'Consenti',
  no: 'Non consentire',
  broken: 'Questa richiesta è scaduta o è stata alterata lungo la strada. Torna all’app e riprova.',
  scopes: {
    openid: 'che sei tu, ogni volta che torni',
    profile: 'il tuo nome e la tua immagine',
    email: 'il tuo indirizzo e-mail',
    offline_access: 'lo stesso mentre non ci sei, finché non lo revochi',
  },
  otherScope: (scope) => `qualcosa che chiama «${scope}»`,
}

export const nowhere: Messages['nowhere'] = {
  pageTitle: 'Non è qui',
  title: 'Qui non c’è nulla',
  lead: 'Questo indirizzo non porta da nessuna parte nel tuo Hearth. Forse una lettera si è persa per strada.',
  back: 'Torna alle foto',
  refusedTitle: 'Non ha funzionato',
  refused:
    'Ciò che ti ha portato qui chiedeva qualcosa che Hearth non fa; non è cambiato nulla. Torna indietro e riprova. Se non cambia, dillo a chi si occupa del vostro Hearth.',
  refusedWhy: (code) => `Il motivo, per quella persona: ${code}`,
}
