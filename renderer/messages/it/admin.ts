import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'
import { apps, handover, health, outbox } from './admin-house.ts'
import { machine } from './machine.ts'

type Admin = Messages['admin']
const { count, number } = createCounting('it')

const people: Admin['people'] = {
  lead: 'Chiunque abbia un account qui. Tu ti occupi degli account: nessuna pagina di Hearth ti mostra le foto, i file o le chiavi di un’altra persona.',
  search: 'Cerca per nome o e-mail',
  found: (n) => count(n, { one: 'persona', many: 'di persone', other: 'persone' }),
  none: 'Nessuno con questo nome.',
  pages: 'Pagine',
  page: (page, pages) => `Pagina ${number(page)} di ${number(pages)}`,
  before: 'Pagina precedente',
  next: 'Pagina successiva',
  active: (when) => `Ultima attività: ${when}`,
  neverActive: 'Nessun accesso finora',
  since: (when) => `Qui da: ${when}`,
  disabled: 'Disattivato',
  locked: 'Bloccato',
  you: 'Tu',
  role: { admin: 'Amministratore', user: 'Membro' },
  tier: { guest: 'Ospite', public: 'Normale', beta: 'Beta', alpha: 'Alfa', founder: 'Fondatore' },
}

const one: Admin['one'] = {
  back: 'Tutte le persone',
  self: 'Questo è il tuo account. La tua password, i tuoi dispositivi e i tuoi dati sono nella sua pagina.',
  holds: (n, size) =>
    `${count(n, { one: 'foto o file', many: 'di foto e file', other: 'foto e file' })}, ${size}`,
  figuresOnly: 'Vedi solo questa cifra: il contenuto è soltanto di quella persona.',
  standing: 'Ruolo e livello',
  role: 'Ruolo',
  roleHint:
    'Gli amministratori si occupano di persone e inviti. Nemmeno loro vedono le foto degli altri.',
  tier: 'Livello',
  tierHint: 'Alcune app offrono di più a certi livelli. In Hearth non cambia nulla.',
  changed: (name) => `Modificato per ${name}.`,
  lastAdmin:
    'È l’unico amministratore che può accedere, e una casa ha bisogno di qualcuno. Nomina prima un’altra persona.',
  wayIn: 'Rientrare',
  unlock: 'Permetti un altro tentativo',
  lockedText: 'Dopo troppi tentativi sbagliati l’accesso si ferma per un po’.',
  unlocked: (name) => `${name} ora può riprovare.`,
  reset: 'Crea un link per una nuova password',
  resetText:
    'Per chi ha dimenticato la password o perso un dispositivo. La nuova la sceglie quella persona, e più tardi vedrà che il link veniva da te.',
  secondFactor: (email) =>
    `Il link non toglie un secondo fattore. Se anche il telefono e i codici di riserva sono persi, esegui questo sulla macchina di Hearth: hearth unlock ${email} --second-factor`,
  resetTitle: (name) => `Una nuova password per ${name}`,
  resetHow:
    'Vale una volta, per un’ora. Chi lo apre può scegliere la password: non darlo a nessun altro.',
  disable: 'Disattiva l’account',
  disableText:
    'La persona viene disconnessa ovunque e non può entrare. Tutto resta com’è finché non riattivi l’account.',
  disableTitle: (name) => `Disattivare l’account di ${name}?`,
  disabled: (name) => `La disconnessione di ${name} è avvenuta ovunque.`,
  enable: 'Riattiva l’account',
  enableText: 'L’account è disattivato: non si può accedere. Tutto è ancora al suo posto.',
  enabled: (name) => `${name} può entrare di nuovo.`,
  erase: 'Elimina questa persona',
  eraseText: 'L’account, le sue chiavi e tutti i dati registrati. Non si può annullare.',
  eraseTitle: (name) => `Eliminare ${name} e tutto ciò che le appartiene?`,
  eraseWhat: [
    'Tutto ciò che è annotato delle sue foto e dei suoi file sparisce subito, anche dal cestino; nessuno può più raggiungere le foto.',
    'Le sue passkey, chiavi e impostazioni; viene disconnessa subito ovunque.',
    'I file originali restano fino a 30 giorni nella cartella del cestino sul disco della macchina prima di essere cancellati.',
  ],
  eraseFirst: 'Se vuole tenere le sue foto, deve prima portarle con sé, in «I miei dati».',
  eraseType: (email) => `Per confermare, scrivi ${email}`,
  eraseSubmit: 'Elimina per sempre',
  eraseMismatch: 'Questo non è l’indirizzo e-mail di questa persona.',
  erased: (name) => `L’account di ${name} non c’è più, e nessuno può più raggiungere le foto.`,
}

const invites: Admin['invites'] = {
  lead: 'Chi apre un invito può creare un account nella tua casa, una volta sola.',
  make: 'Invita qualcuno',
  formTitle: 'Nuovo invito',
  name: 'Nome',
  nameHint: 'Così saprai in seguito per chi era.',
  email: 'E-mail (può restare vuota)',
  emailHint: 'Se la indichi, l’invito vale solo per quell’indirizzo.',
  role: 'Ruolo',
  lasts: 'Valido per',
  hours: { day: 'Un giorno', threeDays: 'Tre giorni', week: 'Una settimana', month: '30 giorni' },
  submit: 'Crea l’invito',
  madeTitle: (name) => `Invito per ${name}`,
  madeTitlePlain: 'L’invito',
  how: 'Fallo inquadrare con la fotocamera del telefono, oppure invia il link. Si vede solo questa volta.',
  code: 'Codice da leggere ad alta voce',
  codeHint: (place) => `Da scrivere su ${place}. Trattini e maiuscole non contano.`,
  until: (when) => `Valido fino a ${when}`,
  done: 'Fatto',
  open: 'Inviti aperti',
  none: 'Nessun invito è aperto.',
  anybody: 'Senza nome',
  withdraw: 'Ritira',
  withdrawOf: (name) => `Ritira l’invito per ${name}`,
  withdrawn: 'Con questo invito non entra più nessuno.',
}

export const admin: Admin = {
  title: 'La tua casa',
  toParts: 'Tutto sulla casa',
  parts: {
    overview: 'Panoramica',
    network: 'Rete di casa',
    people: 'Persone',
    invitations: 'Inviti',
    outbox: 'Lettere',
    health: 'Accessi',
    apps: 'Accedi con Hearth',
    jobs: 'Lavori',
    storage: 'Spazio',
    copies: 'Copie',
    log: 'Registro',
    computer: 'Questo computer',
    settings: 'Impostazioni',
  },
  hints: {
    overview: 'Come sta il tuo Hearth',
    network: 'Telefoni e computer a casa',
    people: 'Chi ha un account qui',
    invitations: 'Fai entrare qualcuno',
    outbox: 'Link da consegnare',
    health: 'Chi è bloccato, come va',
    apps: 'Altri programmi che conoscono i tuoi',
    jobs: 'Che cosa fa, e che cosa ha abbandonato',
    storage: 'Chi tiene quanto; cestino',
    copies: 'Su un altro disco, ogni giorno',
    log: 'Che cosa annota',
    computer: 'Quando Hearth è in funzione, la sua cartella, gli aggiornamenti',
    settings: 'Con che cosa funziona',
  },
  notForYou: 'Questa pagina non è per te',
  notForYouText:
    'Qui ci si occupa della casa, e il tuo account non è da amministratore. Se ti serve qualcosa, chiedi a chi si occupa del vostro Hearth.',
  people,
  one,
  invites,
  handover,
  outbox,
  health,
  apps,
  machine,
}
