import type { Messages } from '../en/index.ts'
import { createCounting } from '../counting.ts'

const { count } = createCounting('it')

export const access: Messages['access'] = {
  appsTitle: 'App che ti conoscono',
  appsLead: 'Altri programmi in cui accedi con Hearth.',
  appsNone: 'Finora non hai fatto entrare nessuna app.',
  since: (when) => `Da: ${when}`,
  takeBack: (name) => `Togli il permesso a ${name}`,
  takeBackShort: 'Togli',
  takenBack: 'Permesso tolto. L’app dovrà chiedertelo di nuovo.',
  keysTitle: 'Chiavi API',
  keysLead:
    'Per programmi che lavorano senza di te, come un backup. Chi ha una chiave può fare ciò che consente.',
  keysNone: 'Non ci sono chiavi.',
  create: 'Nuova chiave',
  createTitle: 'Nuova chiave API',
  keyName: 'A che cosa serve?',
  keyNameHint: 'Per esempio «backup del mio portatile».',
  scopes: 'Consente di',
  scope: {
    'media:read': 'vedere le tue foto e i tuoi file',
    'media:write': 'aggiungere ed eliminare foto e file',
  },
  pickScope: 'Scegline almeno una.',
  expiry: 'Fino a',
  expiries: { month: 'Fra 30 giorni', year: 'Fra un anno', never: 'Senza fine' },
  make: 'Crea la chiave',
  once: 'Copiala adesso: viene mostrata solo questa volta.',
  key: 'Chiave',
  done: 'L’ho copiata',
  used: (when) => `Ultimo uso: ${when}`,
  unused: 'Mai usata',
  until: (when) => `Fino a ${when}`,
  ended: (when) => `Finita: ${when}`,
  endless: 'Senza fine',
  revoke: (name) => `Revoca ${name}`,
  revokeShort: 'Revoca',
  revoked: 'La chiave non apre più nulla.',
}

export const data: Messages['data'] = {
  readersTitle: 'Chi può leggere i miei dati',
  readers: {
    you: 'Tu',
    youText: 'Tutto, ovunque tu abbia effettuato l’accesso. Blocca i tuoi dispositivi.',
    family: 'Gli altri in casa',
    familyText: 'Né le tue foto né i tuoi file. Vedono il tuo nome e nient’altro.',
    admin: 'Chi si occupa di Hearth',
    adminText:
      'Gestisce gli account: il tuo nome, il tuo indirizzo, quanto spazio usi. Nessuna pagina di Hearth gli mostra le tue foto. Può darti una nuova password, e lo vedresti in «Che cosa è successo».',
    machine: 'Chi ha in mano la macchina',
    machineText:
      'Le foto stanno sul suo disco così come sono. Chi può aprire quel disco può aprirle: per questo la macchina sta a casa tua, e per questo il suo disco dovrebbe essere cifrato.',
    sealed: 'Ciò che sigilli',
    sealedText: {
      nobody: 'Ancora niente: non hai una cassaforte. Ciò che sigilli è illeggibile sul disco.',
      house:
        'Tu, e questo Hearth, che custodisce la chiave per te. Chi ha la macchina con le sue chiavi potrebbe aprirlo.',
      self: 'Solo tu, con il tuo codice di recupero. Né la macchina né alcun amministratore.',
      guarded:
        'Solo tu, con il tuo codice di recupero; e abbastanza delle tue persone di fiducia insieme, se lo chiedi loro.',
    },
    apps: 'App e programmi',
    appsText: (apps, keys) =>
      `Solo ciò che hai consentito: al momento ${count(apps, { one: 'app', many: 'di app', other: 'app' })} e ${count(keys, { one: 'chiave', many: 'di chiavi', other: 'chiavi' })}.`,
    world: 'Chi fa Hearth, e il resto del mondo',
    worldText: 'Niente. Hearth non riferisce a nessuno.',
  },
  holdsTitle: 'Che cosa Hearth conserva di te',
  media: (n) => count(n, { one: 'foto o file', many: 'di foto e file', other: 'foto e file' }),
  space: (used) => `${used} in uso`,
  spaceOf: (used, all) => `${used} di ${all} in uso`,
  signedInPlaces: (n) =>
    count(n, {
      one: 'dispositivo connesso',
      many: 'di dispositivi connessi',
      other: 'dispositivi connessi',
    }),
  exportTitle: 'Porta tutto con te',
  exportLead: 'Da tenere, o per trasferirti altrove.',
  exportJson: 'Solo i dettagli (JSON)',
  exportZip: 'Tutto con le foto (ZIP)',
  exportHint: 'Gli originali, così come li hai aggiunti. Con molte foto ci vuole un po’.',
  deleteTitle: 'Elimina il mio account',
  deleteLead:
    'Il tuo account, le tue chiavi e tutti i dati registrati spariscono subito, e nessuno può più raggiungere le tue foto. I file originali restano fino a 30 giorni nella cartella del cestino sul disco della macchina prima di essere cancellati.',
  deleteOpen: 'Elimina il mio account',
  deleteWhat: [
    'Il tuo account, le tue chiavi e tutto ciò che è annotato delle tue foto e dei tuoi file spariscono subito, anche dal cestino.',
    'Ogni dispositivo e ogni app vengono disconnessi subito.',
    'Nessuno può più raggiungere le tue foto con Hearth, nemmeno chi se ne occupa.',
    'I file originali restano fino a 30 giorni nella cartella del cestino sul disco della macchina prima di essere cancellati.',
  ],
  deleteFirst: 'Prima porta via le tue foto, se vuoi tenerle.',
  deleteWord: 'elimina',
  deleteType: (word) => `Scrivi «${word}» per confermare`,
  deletePassword: 'La tua password',
  deleteSubmit: 'Elimina tutto per sempre',
  deleted: 'Il tuo account non c’è più, e nessuno può più raggiungere le tue foto. Addio.',
  lastAdmin:
    'Solo tu ti occupi di questo Hearth, e una casa ha bisogno di qualcuno. Affida prima questo compito a un’altra persona; poi potrai andare.',
}
