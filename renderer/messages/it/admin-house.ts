import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'

type Admin = Messages['admin']
const { count } = createCounting('it')

export const handover: Admin['handover'] = {
  qr: 'Codice QR con il link',
  link: 'Link da consegnare',
  copyOf: (what) => `Copia: ${what}`,
  newDevice:
    'Un dispositivo nuovo qui comincia con il codice QR. Il link si apre dove il certificato della casa è già installato.',
  readyFirst: (begin) =>
    `Il dispositivo è nuovo qui? Allora comincia da ${begin} e apre il link quando è pronto.`,
  hereOnly:
    'Questo link si apre solo su questo computer. I telefoni e gli altri dispositivi potranno unirsi quando la rete di casa sarà accesa: qui, alla voce «Rete di casa».',
}

export const outbox: Admin['outbox'] = {
  lead: 'Lettere scritte da Hearth: per confermare un indirizzo, scegliere una nuova password, invitare.',
  noServer: 'Non c’è un server di posta, e va bene così',
  noServerText:
    'Le lettere allora aspettano qui, e il link lo consegni tu: come codice QR o in un modo di cui ti fidi. Un server di posta si aggiunge qui, sotto «Impostazioni».',
  waiting: 'In attesa',
  over: 'Concluse',
  none: 'Nessuna lettera è in attesa.',
  noneOver: 'Ancora niente.',
  kind: {
    verification: 'Conferma dell’indirizzo e-mail',
    reset: 'Scelta di una nuova password',
    'magic-link': 'Accesso con un link',
    invitation: 'Invito',
    'email-change': 'Cambio dell’indirizzo e-mail',
    'vault-changed': 'Modifica della cassaforte',
    'recovery-asked': 'Richiesta alle persone di fiducia',
    'guardian-asked': 'Richiesta a una persona di fiducia',
  },
  state: {
    waiting: 'In attesa',
    sent: 'Inviata',
    failed: 'Non inviata',
    'handed-over': 'Consegnata',
    'not-needed': 'Non serve più',
  },
  to: (address) => `A ${address}`,
  written: (when) => `Scritta: ${when}`,
  until: (when) => `Valida fino a ${when}`,
  expired: (when) => `Scaduta: ${when}`,
  tries: (n) =>
    `Finora ${count(n, { one: 'tentativo', many: 'di tentativi', other: 'tentativi' })}`,
  show: 'Consegna',
  showOf: (kind, address) => `Consegna: ${kind}, ${address}`,
  showHow: (address) =>
    `Solo per ${address}. Chi apre questo link agisce a suo nome. Più tardi vedrà che l’hai consegnato tu.`,
  retry: 'Invia di nuovo',
  retryOf: (kind, address) => `Invia di nuovo: ${kind}, ${address}`,
  retried: 'La lettera è di nuovo in viaggio.',
  remove: 'Rimuovi',
  removeOf: (kind, address) => `Rimuovi: ${kind}, ${address}`,
  removed: 'La lettera non c’è più.',
}

export const health: Admin['health'] = {
  lockedTitle: 'Accessi bloccati',
  lockedLead: 'Dopo troppi tentativi sbagliati l’accesso si ferma per un po’. Finisce da solo.',
  lockedNone: 'Nessuno è bloccato.',
  unknown: 'Una persona sconosciuta',
  kind: {
    password: 'Troppe password sbagliate',
    'second-factor': 'Troppi codici sbagliati',
    code: 'Troppi codici sbagliati',
    passkey: 'Una passkey che non andava bene',
    'invite-code': 'Troppi codici d’invito sbagliati',
  },
  otherKind: 'Troppi tentativi',
  from: (address) => `Indirizzo: ${address}`,
  until: (when) => `Fino a ${when}`,
  unlock: 'Sblocca',
  unlockOf: (name) => `Sblocca ${name}`,
  daysTitle: 'Accessi per giorno',
  daysLead:
    'Qualche accesso fallito è una password dimenticata. Molti insieme possono essere qualcuno che tira a indovinare.',
  day: 'Giorno',
  success: 'Riusciti',
  failure: 'Falliti',
  figuresTitle: 'In cifre',
  totalUsers: 'Persone',
  newUsers: 'Nuove in 30 giorni',
  activeSessions: 'Dispositivi connessi',
  uniqueUsers24h: 'Persone nelle ultime 24 ore',
  loginSuccess7d: 'Accessi in 7 giorni',
  loginFailed7d: 'Falliti in 7 giorni',
}

export const apps: Admin['apps'] = {
  lead: 'Altri programmi in casa, come un ricettario o un server domestico, possono far entrare i tuoi con il loro account Hearth. Conoscono nome e indirizzo e-mail, mai la password o le foto.',
  none: 'Non c’è ancora nessun programma.',
  listTitle: 'Programmi',
  add: 'Aggiungi un programma',
  formTitle: 'Nuovo programma',
  name: 'Nome',
  nameHint: 'Si vede quando viene chiesto se farlo entrare.',
  uris: 'Indirizzi di ritorno',
  urisHint: 'Uno per riga, proprio come li indica il programma («redirect URI», «callback URL»).',
  urisWrong:
    'Ogni riga deve essere un indirizzo web che comincia con https://, o con http://localhost per un programma su questo stesso dispositivo.',
  urisPlain:
    'Il semplice http:// attraverso la rete di casa non è possibile: chi vi ascolta potrebbe accedere al posto di un altro. Al programma serve un indirizzo che comincia con https://; http:// va bene solo con localhost, sul dispositivo stesso.',
  more: 'Solo se il programma lo chiede',
  secretless: 'Non può custodire un segreto',
  secretlessHint: 'Un programma che gira nel browser o su un telefono.',
  rs256: 'Ha bisogno di RS256',
  rs256Hint: 'Per programmi meno recenti che non conoscono EdDSA.',
  post: 'Invia il suo segreto come «client_secret_post»',
  submit: 'Aggiungi',
  madeTitle: (name) => `${name} è stato aggiunto`,
  secretTitle: (name) => `Nuovo segreto per ${name}`,
  once: 'Scrivilo adesso nell’altro programma. Il segreto si vede solo questa volta.',
  noSecret: 'Scrivilo nell’altro programma.',
  clientId: 'ID client (Client ID)',
  secret: 'Segreto client (Client Secret)',
  done: 'L’ho copiato',
  disabled: 'In pausa',
  edit: 'Modifica',
  editOf: (name) => `Modifica ${name}`,
  editTitle: (name) => `Modifica ${name}`,
  edited: 'La modifica è salvata.',
  pause: 'Metti in pausa',
  pauseOf: (name) => `Metti in pausa ${name}`,
  paused: 'Per ora nessuno può accedervi.',
  resume: 'Riprendi',
  resumeOf: (name) => `Riprendi ${name}`,
  resumed: 'Ora si può accedere di nuovo.',
  renew: 'Nuovo segreto',
  renewOf: (name) => `Nuovo segreto per ${name}`,
  renewText:
    'Il vecchio segreto smette subito di valere. Il programma non fa entrare nessuno finché non ha quello nuovo.',
  remove: 'Rimuovi',
  removeOf: (name) => `Rimuovi ${name}`,
  removeTitle: (name) => `Rimuovere ${name}?`,
  removeText:
    'Nessuno potrà più accedervi con Hearth. Quello che ognuno ha in quel programma resta lì.',
  removed: 'Il programma è stato rimosso.',
  typeTitle: 'Che cosa vuole sapere l’altro programma',
  typeLead:
    'Quasi tutti chiedono solo il primo indirizzo e trovano il resto da soli («OpenID Connect»).',
  discovery: 'Indirizzo di discovery',
  issuer: 'Emittente (Issuer)',
  scopes: 'Ambiti (Scopes)',
  nearOnly:
    'Questi indirizzi valgono solo per i programmi su questo computer. Gli altri potranno unirsi quando la rete di casa sarà accesa: qui, alla voce «Rete di casa».',
}
