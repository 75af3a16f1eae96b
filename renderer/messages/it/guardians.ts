import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { count, number } = createCounting('it')
const people = { one: 'persona', other: 'persone' }

export const guardians: Messages['guardians'] = {
  title: 'Persone di fiducia',
  lead: 'Persone di questa casa che possono ridarti il tuo codice di recupero se lo perdi.',
  none: 'Non ne hai. Se il tuo codice va perso, va perso anche ciò che è sigillato.',
  choose: 'Scegli persone di fiducia',
  chooseAnew: 'Scegli di nuovo',
  dismiss: 'Congedale tutte',
  meaning: (needed, all) =>
    `${number(needed)} di queste ${number(all)} possono ridarti insieme il tuo codice. Di meno non possono, e Hearth nemmeno.`,
  holds: 'ha un pezzo',
  lost: {
    declined: 'Non vuole più essere la tua persona di fiducia',
    'zero-knowledge-off': 'Fa custodire la sua chiave a questa casa: il pezzo è perso',
    'key-replaced': 'Ha una chiave nuova: il pezzo è perso',
  },
  gone: 'Qualcuno che ha lasciato la casa',
  left: (n) => `${count(n, people)} di loro non sono più in casa.`,
  few: 'Troppo poche hanno ancora un pezzo. Se perdi adesso il tuo codice, nessuno può ridartelo. Scegli di nuovo.',
  dismissTitle: 'Congedare le tue persone di fiducia?',
  dismissText:
    'I loro pezzi non valgono più. Se poi perdi il tuo codice, ciò che è sigillato è perso per sempre.',
  dismissed: 'Non hai più persone di fiducia.',
  pick: {
    title: 'Scegli le tue persone di fiducia',
    text: 'Scegli persone di cui ti fidi e con cui puoi parlare: al momento giusto confronterete a voce alcune cifre. Nessuna vede niente della tua cassaforte.',
    replaces: 'Le tue persone di fiducia attuali vengono congedate; i loro pezzi non valgono più.',
    nobody: 'In questo Hearth non abita ancora nessun altro. Prima invita qualcuno.',
    who: 'Chi',
    reason: {
      'no-vault': 'Non ha ancora una cassaforte',
      'not-zero-knowledge':
        'Fa custodire la chiave a questa casa; una persona di fiducia deve avere la sua',
      'no-key': 'Prima deve aprire una volta la sua cassaforte',
    },
    needed: 'Quante ne servono',
    of: (needed, all) => `${number(needed)} su ${number(all)}`,
    two: 'Scegli almeno due persone.',
    most: 'Scegli al massimo nove persone.',
    why: 'Il tuo codice viene diviso su questo dispositivo, perciò serve qui.',
    go: 'Rendile le mie persone di fiducia',
    done: 'Le tue persone di fiducia sono indicate.',
  },
}

export const holding: Messages['holding'] = {
  title: 'Ciò che tengo per altri',
  lead: 'Sei la persona di fiducia di queste persone. Un pezzo da solo non apre niente.',
  none: 'Nessuno ti ha indicato. Finché solo tu hai la tua chiave, altri possono farlo.',
  needed: 'Qualcuno ha bisogno di te',
  somebody: 'Qualcuno di questa casa',
  since: (date) => `Hai un pezzo dal ${date}`,
  asks: (name) => `${name} chiede il codice di recupero`,
  look: 'Guarda la richiesta',
  compare: (name) =>
    `Chiama ${name} o vai di persona. Fatti leggere le cifre dal suo schermo. Dai il tuo pezzo solo se tutte e sedici sono uguali: altrimenti lo chiede qualcun altro.`,
  numbers: 'Cifre da confrontare',
  until: (moment) => `La richiesta finisce ${moment}.`,
  unlockFirst: 'Per dare il tuo pezzo, prima apri la tua cassaforte.',
  same: 'Uguali: do il mio pezzo',
  refuse: 'Non uguali: rifiuto',
  given: 'Hai dato il tuo pezzo.',
  refused: 'Hai rifiutato. Se è stato un errore, puoi ancora dare il tuo pezzo.',
  givenToast: (name) => `${name} ha adesso il tuo pezzo.`,
  refusedToast: 'Rifiutato. Dillo alla persona di cui era il nome.',
  stop: 'Non tenerlo più',
  stopTitle: (name) => `Non essere più la persona di fiducia di ${name}?`,
  stopText:
    'Il tuo pezzo sparisce. Se ne restano troppo pochi, a questa persona non si può più ridare un codice perso; le viene mostrato.',
  stopped: 'Non tieni più niente per questa persona.',
}

export const lost: Messages['lost'] = {
  title: 'Ho perso il mio codice',
  look: 'Prima guarda dove potresti averlo messo: un foglio, un file, una foto del codice QR.',
  alone:
    'Non hai indicato persone di fiducia, quindi nessuno può ridare il codice: né un amministratore né Hearth. Ciò che è sigillato resta chiuso finché non lo trovi.',
  tooFew:
    'Troppo poche delle tue persone di fiducia hanno ancora un pezzo. Ciò che è sigillato resta chiuso finché non trovi il codice.',
  how: 'Le tue persone di fiducia possono ridartelo:',
  steps: [
    'Tu lo chiedi, e qui vedi una fila di cifre.',
    'Ognuna vede la richiesta nella sua cassaforte. Chiamale e leggi le cifre.',
    'Quando abbastanza hanno accettato, questo dispositivo ricompone il tuo codice.',
  ],
  ask: 'Chiedi alle mie persone di fiducia',
  read: 'Leggi queste cifre a voce alta',
  readText:
    'Chiama le tue persone di fiducia o vai da loro. Nel loro account, sotto «Cassaforte», vedono la tua richiesta e confrontano.',
  progress: (given, needed) => `${number(given)} su ${number(needed)} hanno dato il loro pezzo`,
  refused: (names) => `Ha rifiutato: ${names}. Parlatevi.`,
  reload:
    'Puoi chiudere questa pagina e tornare su questo dispositivo: la richiesta resta finché non finisce.',
  until: (moment) => `Finisce ${moment}.`,
  withdraw: 'Ritira la richiesta',
  withdrawn: 'La richiesta è ritirata.',
  elsewhere:
    'Un altro dei tuoi dispositivi ha già chiesto. Continua là, o chiedi di nuovo da qui: la richiesta dell’altro dispositivo allora finisce.',
  askHere: 'Chiedi da questo dispositivo',
  ended: 'L’ultima richiesta è finita senza abbastanza risposte.',
  back: 'Ecco di nuovo il tuo codice',
  backText: 'Le tue persone di fiducia lo hanno ridato. Hearth non lo conosce.',
  backDone: 'L’ho conservato, avanti',
  advice: 'Meglio creare adesso un codice nuovo',
  adviceText:
    'Quello perso è forse da qualche parte. Con uno nuovo non apre più niente. Poi indica di nuovo le tue persone di fiducia.',
  makeNew: 'Crea adesso un codice nuovo',
  later: 'Non adesso',
}
