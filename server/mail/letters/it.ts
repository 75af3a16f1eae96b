import type { Wording } from './wording.ts'

const asked = (duration: string, until: string) =>
  `La richiesta resta aperta ${duration}, fino a ${until}.`

export const it: Wording = {
  locale: 'it-IT',
  greeting: (name) => (name ? `Ciao ${name},` : 'Ciao,'),
  letters: {
    trial: (house) => ({
      subject: `Le lettere arrivano: ${house}`,
      lead: `Hai chiesto questa lettera allo Hearth di «${house}», ed eccola: il suo server di posta funziona.`,
      button: 'Apri Hearth',
      unasked:
        'Se non l’hai chiesta tu, un admin di quella casa ha sbagliato indirizzo. Non c’è nulla da fare.',
      lasts: () => '',
    }),
    verification: (house) => ({
      subject: `È il tuo indirizzo? ${house}`,
      lead: `Qualcuno, probabilmente tu, ha creato un account con questo indirizzo e-mail nell’Hearth di «${house}». Conferma, per favore, che è tuo.`,
      button: 'Sì, è il mio indirizzo',
      unasked:
        'Se non sei stato tu, non devi fare nulla: senza la tua conferma nessuno può accedere con questo indirizzo.',
    }),
    reset: (house) => ({
      subject: `Una nuova password per ${house}`,
      lead: `Qualcuno, probabilmente tu, ha chiesto una nuova password per il tuo account nell’Hearth di «${house}». Qui puoi sceglierla.`,
      button: 'Scegli una password',
      unasked: 'Se non sei stato tu, non devi fare nulla: la tua password resta com’è.',
    }),
    'magic-link': (house) => ({
      subject: `Accedi a ${house}`,
      lead: `Qualcuno, probabilmente tu, vuole accedere con questo indirizzo e-mail all’Hearth di «${house}». Basta questo pulsante.`,
      button: 'Accedi',
      unasked:
        'Se non sei stato tu, non devi fare nulla. Tieni solo per te questa lettera: chi ha il link può accedere al tuo posto.',
    }),
    invitation: (house) => ({
      subject: `Entra pure: un invito da ${house}`,
      lead: `Chi si occupa dell’Hearth di «${house}» ti invita. È il posto di questa famiglia per foto e file, su un computer di casa. Qui puoi creare il tuo account.`,
      button: 'Accetta l’invito',
      unasked:
        'Se non sai chi possa essere, non devi fare nulla: senza di te non nasce nessun account.',
    }),
    'email-change': (house) => ({
      subject: `Un altro indirizzo e-mail per ${house}`,
      lead: `Qualcuno, probabilmente tu, ha chiesto di cambiare l’indirizzo e-mail del tuo account nell’Hearth di «${house}». Cambia solo se sei d’accordo.`,
      button: 'Cambia indirizzo',
      unasked:
        'Se non sei stato tu, non premere il pulsante: l’indirizzo resta com’è. Per sicurezza scegli una nuova password.',
    }),
    'vault-changed': (house) => ({
      subject: `La tua cassaforte è stata cambiata: ${house}`,
      lead: `Qualcuno, probabilmente tu o una delle tue app, ha cambiato ciò che apre la tua cassaforte nell’Hearth di «${house}», senza dover dimostrare di poterla aprire. Nella pagina della cassaforte vedi quale codice di recupero o quale chiave vale adesso e chi l’ha chiesta.`,
      button: 'Guarda la mia cassaforte',
      unasked:
        'Se non sei stato tu, disconnetti tutti i dispositivi del tuo account e scegli una nuova password. Una cassaforte che solo il tuo codice apre accetta ancora il codice precedente per 30 giorni.',
      lasts: () => '',
    }),
    'recovery-asked': (house) => ({
      subject: `È stato chiesto il tuo codice di recupero: ${house}`,
      lead: `Dal tuo account nell’Hearth di «${house}» è stato chiesto alle tue persone di fiducia di restituirti il codice di recupero della cassaforte. Accettano solo dopo aver parlato con te e confrontato i numeri.`,
      button: 'Guarda la richiesta',
      unasked:
        'Se non sei stato tu, avvisa subito le tue persone di fiducia, ritira la richiesta in quella pagina, disconnetti tutti i dispositivi e scegli una nuova password.',
      lasts: asked,
    }),
    'guardian-asked': (house) => ({
      subject: `C’è bisogno di te come persona di fiducia: ${house}`,
      lead: `Qualcuno dell’Hearth di «${house}», che ti ha scelto come persona di fiducia, chiede il suo codice di recupero. Tu ne tieni una parte. Nella pagina della tua cassaforte vedi chi è e quali numeri confrontare. Parlatevi prima di accettare.`,
      button: 'Guarda la richiesta',
      unasked:
        'Se non te l’ha chiesto di persona, rifiuta in quella pagina. Finché non fai nulla, nulla di tuo viene consegnato.',
      lasts: asked,
    }),
  },
  lifetime: (duration, until) => `Il link vale ${duration}, fino a ${until}.`,
  byHand: 'Se il pulsante non funziona, copia questo link nel tuo browser:',
  closing: 'Un caro saluto',
  sender: (house) => `Hearth, a casa di «${house}»`,
}
