import type { Messages } from '../en/index.ts'
import { createCounting } from '../counting.ts'

const { count } = createCounting('it')

export const security: Messages['security'] = { title: 'Sicurezza' }

export const password: Messages['password'] = {
  show: 'Mostra la password',
  hide: 'Nascondi la password',
  strength: 'Robustezza della password',
  words: {
    tooShort: 'Troppo corta',
    weak: 'Facile da indovinare',
    fair: 'Discreta',
    good: 'Buona',
    strong: 'Robusta',
  },
  hint: 'Almeno 8 caratteri. Quattro parole senza legame sono facili da ricordare e difficili da indovinare.',
  title: 'Password personale',
  lead: 'Quando la cambi, tutti gli altri dispositivi vengono disconnessi.',
  current: 'Password attuale',
  fresh: 'Nuova password',
  change: 'Cambia password',
  changed: 'La tua password è cambiata. Tutti gli altri dispositivi sono stati disconnessi.',
  wrong: 'Questa non è la tua password attuale.',
  confirm: 'La tua password',
}

export const passkeys: Messages['passkeys'] = {
  title: 'Passkey',
  lead: 'Accedi con l’impronta, il viso o il blocco del tuo dispositivo. Niente da ricordare, e niente che una pagina falsa possa rubare.',
  none: 'Non hai ancora una passkey.',
  add: 'Aggiungi una passkey',
  added: 'La passkey è pronta. D’ora in poi puoi accedere con quella.',
  cancelled: 'Non è stata creata nessuna passkey. Puoi riprovare.',
  already: 'Questo dispositivo ha già una passkey per te.',
  unnamed: 'Una passkey',
  used: (when) => `Ultimo uso: ${when}`,
  unused: 'Mai usata',
  made: (when) => `Creata: ${when}`,
  synced: 'Su tutti i tuoi dispositivi di questo tipo',
  rename: (name) => `Rinomina ${name}`,
  renameShort: 'Rinomina',
  name: 'Nome della passkey',
  remove: (name) => `Rimuovi ${name}`,
  removeShort: 'Rimuovi',
  removeTitle: 'Rimuovere questa passkey?',
  removeText: (name) =>
    `Non potrai più accedere con «${name}». Eliminala anche sul dispositivo, così non ti verrà più proposta.`,
  removed: 'La passkey è stata rimossa.',
}

export const authenticator: Messages['authenticator'] = {
  title: 'App di autenticazione',
  lead: 'Dopo la password ti viene chiesto un codice dal telefono. Una password rubata da sola non apre più nulla.',
  on: 'Attiva',
  off: 'Non attiva',
  begin: 'Configurala',
  setUpTitle: 'Configura l’app di autenticazione',
  scan: 'Inquadra questo con la tua app di autenticazione, per esempio quella delle password del telefono.',
  qr: 'Codice QR per l’app di autenticazione',
  secret: 'Oppure scrivi lì questa chiave',
  open: 'Apri nell’app di questo dispositivo',
  code: 'Le sei cifre che mostra adesso',
  verify: 'Attivala',
  turnedOn: 'Fatto. D’ora in poi ti verrà chiesto un codice dopo la password.',
  wrong:
    'Quel codice non era giusto. Scrivi quello mostrato adesso; l’orologio del telefono è giusto?',
  turnOff: 'Disattivala',
  turnOffTitle: 'Disattivare l’app di autenticazione?',
  turnOffText:
    'Allora la password da sola aprirà il tuo account, e i codici di riserva non varranno più.',
  turnedOff: 'Non ti verrà più chiesto un codice.',
  backupTitle: 'Codici di riserva',
  backupLead:
    'Se perdi il telefono, ognuno di questi codici ti fa entrare una volta. Tienili su carta, lontano dal telefono.',
  backupLeft: (n) =>
    `Codici rimasti: ${count(n, { one: 'codice', many: 'di codici', other: 'codici' })}`,
  renew: 'Crea nuovi codici',
  renewText: 'I vecchi codici non varranno più.',
  print: 'Stampa',
  download: 'Salva in un file',
  fileName: 'hearth-codici-di-riserva.txt',
  kept: 'Li ho messi al sicuro',
  sheet: (name) => `Codici di riserva per Hearth, ${name}`,
}

export const sessions: Messages['sessions'] = {
  title: 'Dove hai effettuato l’accesso',
  lead: 'Non ne riconosci uno? Disconnettilo, poi cambia la password.',
  here: 'Questo dispositivo',
  active: (when) => `Attivo: ${when}`,
  since: (when) => `Da: ${when}`,
  end: (device) => `Disconnetti ${device}`,
  endShort: 'Disconnetti',
  ended: 'Disconnesso.',
  endOthers: 'Disconnetti tutti gli altri',
  othersEnded: (n) =>
    `${count(n, { one: 'dispositivo disconnesso', many: 'di dispositivi disconnessi', other: 'dispositivi disconnessi' })}.`,
  trustedTitle: 'Dispositivi a cui non si chiede un codice',
  trustedLead: 'Su questi hai scelto «Non chiedere più».',
  trustedNone: 'Il codice si chiede ovunque.',
  distrust: (device) => `Chiedi di nuovo a ${device}`,
  distrustShort: 'Chiedi di nuovo',
  distrusted: 'Gli verrà chiesto di nuovo un codice.',
}

export const activity: Messages['activity'] = {
  title: 'Accessi e modifiche',
  lead: 'Accessi e modifiche del tuo account, i più recenti per primi. Se qualcosa non l’hai fatto tu, cambia la password.',
  none: 'Ancora niente.',
  more: 'Mostra altro',
  from: (device, address) => `${device}, ${address}`,
  other: 'Una modifica del tuo account',
  what: {
    login_success: 'Hai effettuato l’accesso',
    login_second_factor_due: 'La password era giusta; è stato chiesto un codice',
    login_failure: 'Qualcuno ha provato una password sbagliata',
    logout: 'Sei uscito dall’account',
    refresh_replayed: 'Un vecchio accesso è stato usato una seconda volta ed è stato chiuso',
    session_revoked: 'Un dispositivo è stato disconnesso',
    register: 'Il tuo account è stato creato',
    email_verified: 'Il tuo indirizzo e-mail è stato confermato',
    email_change_requested: 'È stato chiesto un nuovo indirizzo e-mail',
    password_changed: 'La tua password è stata cambiata',
    password_reset: 'La tua password è stata reimpostata con un link',
    password_reset_requested: 'È stato chiesto un link per una nuova password',
    magic_link_requested: 'È stato chiesto un link di accesso',
    passkey_added: 'È stata aggiunta una passkey',
    passkey_renamed: 'Una passkey ha cambiato nome',
    passkey_removed: 'Una passkey è stata rimossa',
    passkey_failure: 'Una passkey è stata rifiutata',
    second_factor_enabled: 'L’app di autenticazione è stata attivata',
    second_factor_disabled: 'L’app di autenticazione è stata disattivata',
    second_factor_success: 'È stato inserito il codice giusto',
    second_factor_failure: 'Qualcuno ha inserito un codice sbagliato',
    backup_codes_renewed: 'Sono stati creati nuovi codici di riserva',
    device_trusted: 'A un dispositivo non viene più chiesto il codice',
    device_forgotten: 'A un dispositivo viene di nuovo chiesto il codice',
    device_approved: 'Hai fatto accedere un dispositivo con il suo codice',
    api_key_created: 'È stata creata una chiave API',
    api_key_revoked: 'Una chiave API è stata revocata',
    app_allowed: 'Hai permesso a un’app di sapere chi sei',
    app_forgotten: 'Hai tolto il permesso a un’app',
    account_unlocked: 'L’accesso è stato riaperto',
    role_changed: 'È cambiato ciò che puoi fare in questa casa',
    account_disabled: 'Il tuo account è stato disattivato',
    account_enabled: 'Il tuo account è stato riattivato',
    link_handed_over: 'Un amministratore ha consegnato un link destinato a te',
    tier_changed: 'Il tuo livello è cambiato',
  },
  byAdmin: {
    password_changed: 'Un amministratore ti ha dato una nuova password',
    password_reset_requested: 'Un amministratore ha creato per te un link per una nuova password',
    account_unlocked: 'Un amministratore ha riaperto il tuo accesso',
    role_changed: 'Un amministratore ha cambiato ciò che puoi fare in questa casa',
    register: 'Un amministratore ha creato il tuo account',
  },
  byMachine: {
    password_changed: 'Sulla macchina di Hearth è stata cambiata la tua password',
    password_reset_requested:
      'Sulla macchina di Hearth è stato creato per te un link per una nuova password',
    account_unlocked: 'Sulla macchina di Hearth è stato riaperto il tuo accesso',
    role_changed: 'Sulla macchina di Hearth è cambiato ciò che puoi fare',
    second_factor_disabled:
      'Sulla macchina di Hearth è stata disattivata la tua app di autenticazione',
  },
}
