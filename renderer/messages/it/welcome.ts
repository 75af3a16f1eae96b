import type { Messages } from '../en/index.ts'

export const welcome: Messages['welcome'] = {
  pageTitle: 'I primi passi',
  step: (step, of) => `Passo ${step} di ${of}`,
  next: 'Avanti',
  done: 'Alle mie foto',
  place: {
    title: 'Dove vivono le tue foto',
    lead: 'Tutto ciò che Hearth conserva è in una sola cartella di questo computer. Nulla viene inviato altrove.',
    folder: 'La cartella',
    free: (room) => `Sul suo disco sono liberi ${room}.`,
    small: 'È poco spazio per le foto. Un disco più grande è meglio.',
    now: 'Adesso, finché la cartella è piccola, cambiarla è più facile.',
  },
  home: {
    title: 'Anche sui vostri telefoni',
    lead: 'Gli altri della tua casa possono usare Hearth appena è sulla rete di casa.',
    on: (address) => `È sulla rete di casa: ${address}`,
    off: 'Non è sulla rete di casa e si apre solo su questo computer.',
    what: 'Che cosa succede allora',
    steps: [
      'Hearth risponde ai dispositivi del vostro Wi-Fi, e a nessuno su internet.',
      'Ogni telefono scansiona una volta un codice e installa il certificato della vostra casa, così tutto è cifrato.',
      'Poi inviti gli altri, e ognuno crea il proprio account.',
    ],
    later: 'Alla rete di casa',
  },
  login: {
    title: 'Sempre lì',
    lead: 'Hearth si può raggiungere solo finché questo computer è acceso e sveglio.',
  },
  copy: {
    title: 'Una copia sola è poca',
    lead: 'Quello che conservi qui presto non esisterà in nessun altro posto.',
    what: 'Che cosa viene conservato',
    whatText: (folder) =>
      `Foto e file, account e casseforti di tutti. Tutto si trova in ${folder}.`,
    only: 'È l’unica copia',
    onlyText:
      'Se questo disco si rompe o il computer viene rubato, tutto è perduto. Quello che elimini per errore resta 30 giorni nel cestino; contro un disco rotto non serve.',
    how: 'Come la fa Hearth',
    steps: [
      'Collega un altro disco a questo computer.',
      'Nella pagina Copie indica una cartella vuota su quel disco.',
      'Da allora Hearth fa da solo una copia, ogni giorno in cui il disco è collegato.',
      'Ogni tanto metti il disco altrove, dai tuoi genitori o al lavoro, e collegane un altro.',
    ],
    key: 'La chiave delle casseforti non è in nessuna copia. Stampa il foglio di recupero e tienilo con i passaporti.',
    go: 'Scegli dove vanno le copie',
  },
}
