import type { Words } from './index.ts'

export const it: Words = {
  title: 'Preparare questo dispositivo',
  lead: 'Hearth cifra ciò che gli mandi. Per questo il dispositivo deve conoscere la tua casa, una volta. Ci vuole circa un minuto.',
  noScript:
    'Segui i passi qui sotto e poi apri l’indirizzo della casa. Se non c’è nessun avviso, questo dispositivo è pronto.',
  open: 'Apri Hearth',
  check: {
    waiting: ['Sto guardando…', 'Questo dispositivo prova a raggiungere la casa.'],
    ready: [
      'Questo dispositivo è pronto.',
      'Conosce la tua casa, e tutto quello che passa tra i due è cifrato. Accedi, e salva una passkey quando Hearth lo propone.',
    ],
    untrusted: [
      'Non ancora pronto.',
      'Questo dispositivo non conosce ancora la tua casa. Segui i passi qui sotto; questa riga cambia da sola.',
    ],
    unnamed: [
      'Quasi.',
      'Questo dispositivo conosce la tua casa ma non trova il suo nome in questa rete. Puoi continuare con il numero; le passkey funzionano solo con il nome. Spesso aiuta spegnere e riaccendere il Wi-Fi.',
    ],
    clock: [
      'Gli orologi non vanno d’accordo.',
      'La data di questo dispositivo e quella della casa distano più di un giorno. Correggi quella sbagliata: la cifratura ha bisogno della data.',
    ],
    unreachable: [
      'La casa non risponde.',
      'Questo dispositivo è nello stesso Wi-Fi, e il computer con Hearth è acceso? Una rete per gli ospiti spesso separa i dispositivi.',
    ],
  },
  stepsTitle: 'I tuoi passi',
  otherTitle: 'È un altro dispositivo',
  systems: {
    ios: {
      label: 'iPhone e iPad',
      download: 'Carica il profilo',
      steps: [
        'In Safari, tocca “Carica il profilo” e poi “Consenti”.',
        'Apri Impostazioni, tocca “Profilo scaricato” in alto e poi “Installa”.',
        'Sempre in Impostazioni: Generali → Info → Attendibilità certificati, in fondo. Attiva “Hearth”.',
        'Torna su questa pagina.',
      ],
    },
    android: {
      label: 'Android',
      download: 'Carica il certificato',
      steps: [
        'Tocca “Carica il certificato”. Lo trovi tra i download.',
        'Apri Impostazioni e cerca “Certificato CA”. Toccalo e poi “Installa comunque”.',
        'Scegli il file hearth.crt.',
        'Torna su questa pagina. Usa Chrome: Firefox chiede di più.',
      ],
    },
    macos: {
      label: 'Mac',
      download: 'Carica il profilo',
      steps: [
        'Fai clic su “Carica il profilo”.',
        'Apri Impostazioni di Sistema → Generali → Gestione dispositivi, fai doppio clic sul profilo Hearth e poi su “Installa”.',
        'Torna su questa pagina.',
      ],
    },
    windows: {
      label: 'Windows',
      download: 'Carica il certificato',
      steps: [
        'Fai clic su “Carica il certificato” e apri il file.',
        'Fai clic su “Installa certificato…”, scegli “Utente corrente”, poi “Colloca tutti i certificati nel seguente archivio” → Sfoglia → “Autorità di certificazione radice attendibili”.',
        'Conferma, e chiudi una volta il browser perché se ne accorga.',
      ],
    },
    linux: {
      label: 'Linux',
      download: 'Carica il certificato',
      steps: [
        'Fai clic su “Carica il certificato”.',
        'Chrome: Impostazioni → Privacy e sicurezza → Sicurezza → Gestisci certificati → Personalizzati → Installati da te → importa hearth.crt tra i “Certificati attendibili”.',
        'Firefox: Impostazioni → Privacy e sicurezza → Mostra certificati → Autorità → Importa, e spunta l’identificazione dei siti web.',
      ],
    },
  },
  compareTitle: 'Per chi è prudente',
  compare:
    'Chiunque in questa rete potrebbe mostrarti una pagina come questa. Confronta questa impronta con quella che Hearth mostra sul suo computer, dove è stato avviato. Devono essere uguali:',
  limits:
    'Il certificato può garantire per questa casa e per nient’altro, né una banca né un negozio. La sua chiave non lascia mai il computer con Hearth.',
  undoTitle: 'Tornare indietro',
  undo: 'Elimina il certificato o il profilo “Hearth” dove lo hai installato: nelle impostazioni di questo dispositivo, tra i profili o i certificati. Di quello che hai in Hearth non si perde nulla.',
}
