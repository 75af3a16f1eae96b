import type { Messages } from '../en/index.ts'

export const vaultCode: Messages['vaultCode'] = {
  title: 'Codice di recupero',
  lead: '64 caratteri su carta che aprono la tua cassaforte, qualunque cosa succeda a questa macchina.',
  none: 'Non ne hai ancora uno.',
  since: (date) => `Creato il ${date}. Hearth non lo conosce e non può mostrarlo di nuovo.`,
  nextText:
    'Se un giorno questa macchina o le sue chiavi vanno perse, un codice su carta apre ancora la tua cassaforte.',
  make: 'Crea un codice di recupero',
  makeNew: 'Crea un codice nuovo',
  remove: 'Togli il codice',
  removeTitle: 'Togliere il codice di recupero?',
  removeText:
    'Il foglio non aprirà più niente. La tua cassaforte resta com’è: questa casa custodisce la chiave. Puoi creare un codice nuovo quando vuoi.',
  removed: 'Il codice di recupero è tolto.',
  begin: {
    title: 'Un codice di recupero per la tua cassaforte',
    what: [
      'Lo vedrai una volta sola. Stampalo, salvalo o copialo a mano.',
      'Poi ti verranno chieste due parti, per essere certi che lo hai.',
      'Solo allora vale. Se te ne vai prima, non è cambiato niente.',
    ],
    replaces: 'Fino ad allora vale il tuo codice attuale. Dopo non apre più niente.',
    voids:
      'Le tue persone di fiducia hanno pezzi del codice attuale. Non varranno più: dopo, indicale di nuovo.',
    oldCode: 'Il tuo codice di recupero attuale',
    oldCodeHint: 'Nient’altro apre la chiave, quindi serve per crearne uno nuovo.',
    go: 'Mostrami il codice',
  },
  keep: {
    title: 'Conserva bene questo codice',
    text: 'Si vede solo questa volta. Chi lo ha e arriva a questo Hearth può aprire la tua cassaforte: mettilo dove tieni i documenti, non sul frigorifero.',
    print: 'Stampa',
    save: 'Salva in un file',
    qr: 'Mostra come codice QR',
    hideQr: 'Nascondi il codice QR',
    qrLabel: 'Codice QR del codice di recupero',
    qrText:
      'Un telefono che lo legge con la fotocamera riceve il codice come testo. Allora è in quel telefono: attento a dove lo metti.',
    pending: 'Non vale ancora. Se te ne vai adesso, non è cambiato niente.',
    go: 'L’ho conservato',
  },
  check: {
    title: 'Vediamo',
    text: 'Scrivi questi due gruppi dal tuo foglio o dal tuo file.',
    group: (n) => `Gruppo ${n}`,
    wrong: (n) => `Questo non è il gruppo ${n} del codice. Guarda ancora.`,
    back: 'Mostra di nuovo il codice',
    go: 'Controlla',
    unsure:
      'La risposta di Hearth si è persa per strada. Conserva entrambi i codici, il vecchio e questo, e premi ancora.',
  },
  done: {
    title: 'Adesso il tuo codice di recupero vale',
    text: 'I codici più vecchi non aprono più niente.',
    guardians: 'Se avevi persone di fiducia, indicale di nuovo adesso.',
  },
  sheet: {
    title: 'Codice di recupero di una cassaforte',
    of: 'Cassaforte di',
    house: 'Casa',
    address: 'Indirizzo',
    date: 'Creato il',
    how: 'Per usarlo: accedi a Hearth, apri «Cassaforte» nel tuo account e scrivi questo codice.',
    warning:
      'Conserva questo foglio come un passaporto. Chi lo ha e arriva a questo Hearth può aprire la cassaforte.',
    fileName: 'hearth-codice-di-recupero.txt',
  },
}

export const vaultKey: Messages['vaultKey'] = {
  title: 'Chi ha la chiave',
  houseText:
    'Adesso la custodisce questa casa, chiusa con la sua chiave. È comodo: basta accedere.',
  mineText: 'Adesso la hai solo tu. Hearth tiene una copia sigillata che solo il tuo codice apre.',
  nextText: 'Hai un codice di recupero. Con quello puoi avere la chiave solo tu.',
  turnOn: 'La chiave solo a me',
  turnOff: 'La chiave a questa casa',
  on: {
    title: 'Solo tu hai la chiave',
    what: [
      'Nessuno può aprire la tua cassaforte senza il tuo codice: né un amministratore, né la macchina, né chi se la porta via.',
      'Se perdi il codice e non hai persone di fiducia, tutto ciò che è sigillato è perso. Per sempre. Nessuno potrà aiutarti.',
      'Scriverai il codice su ogni dispositivo, ogni volta che vuoi aprire la cassaforte.',
      'Le copie dei dati fatte prima, su altri dischi, si aprono ancora come allora.',
    ],
    have: 'Ho il mio codice di recupero',
    need: 'Prima crea un codice',
    needNew: 'Non l’ho più: creane uno nuovo',
    typeCode: 'Scrivi il tuo codice di recupero, per essere certi che apre la cassaforte.',
    proven: 'Hai conservato il tuo codice, ed è quello giusto.',
    understand: 'Capisco che senza il codice nessuno può aprire la mia cassaforte, nemmeno Hearth.',
    mustUnderstand: 'Prima spunta questa casella.',
    go: 'D’ora in poi solo io',
    done: 'Adesso solo tu hai la chiave',
    doneText:
      'Hearth ha tolto la sua copia della chiave. Ora indica delle persone di fiducia: così un codice perso non è la fine.',
  },
  off: {
    title: 'Dare la chiave a questa casa?',
    text: 'Hearth aprirà la cassaforte quando accedi. Chi ha la macchina e tutte le sue chiavi potrebbe aprirla anche lui. Niente di ciò che è sigillato va perso. Il tuo codice vale ancora.',
    guardians: 'I pezzi che tieni per altri vanno persi; loro lo sapranno.',
    go: 'La custodisce questa casa',
    done: 'Questa casa custodisce di nuovo la chiave.',
  },
  rotate: {
    title: 'Una chiave nuova',
    lead: 'Solo se qualcuno potrebbe avere la tua chiave. Raramente è ciò che ti serve.',
    begin: 'Sostituisci la chiave…',
    heading: 'Sostituire la chiave della tua cassaforte?',
    what: [
      'Tutto ciò che è sigillato con la chiave attuale diventa illeggibile. Per sempre: foto, file e note della cassaforte.',
      'Perciò prima tira fuori ciò che vuoi tenere.',
      'Il tuo codice di recupero non apre più niente.',
    ],
    word: 'illeggibile',
    type: (word) => `Per continuare, scrivi «${word}»`,
    wrong: 'Scrivi la parola esattamente com’è lì.',
    go: 'Sostituisci la chiave',
    done: 'La cassaforte ha una chiave nuova.',
    never:
      'Finché solo tu hai la chiave, non si può sostituire. Se proprio serve, prima falla custodire a questa casa.',
  },
}
