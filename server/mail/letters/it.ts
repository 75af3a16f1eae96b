import type { Wording } from './wording.ts'

export const it: Wording = {
  locale: 'it-IT',
  greeting: (name) => (name ? `Ciao ${name},` : 'Ciao,'),
  letters: {
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
  },
  lifetime: (duration, until) => `Il link vale ${duration}, fino a ${until}.`,
  byHand: 'Se il pulsante non funziona, copia questo link nel tuo browser:',
  closing: 'Un caro saluto',
  sender: (house) => `Hearth, a casa di «${house}»`,
}
