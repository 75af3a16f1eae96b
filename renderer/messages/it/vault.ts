import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { count } = createCounting('it')
const groups = { one: 'gruppo', other: 'gruppi' }
const characters = { one: 'carattere', other: 'caratteri' }

export const vault: Messages['vault'] = {
  checking: 'Guardo la tua cassaforte',
  standing: {
    none: {
      title: 'Non hai ancora una cassaforte',
      text: 'Ciò che sta in una cassaforte non lo può leggere chi mette le mani sul disco. Crearla richiede un attimo e non cambia altro.',
    },
    house: {
      title: 'Questa casa custodisce la tua chiave',
      text: 'Hearth apre la tua cassaforte quando accedi. Nessun altro in casa ci arriva, ma chi ha la macchina e tutte le sue chiavi potrebbe.',
    },
    mine: {
      title: 'Solo tu hai la chiave',
      text: 'Hearth non può aprire la tua cassaforte: lo fa il tuo codice di recupero, e nient’altro. Se va perso, nessun amministratore può aiutare.',
    },
  },
  open: 'Aperta su questo dispositivo',
  shut: 'Chiusa su questo dispositivo',
  openText:
    'La chiave è solo nella memoria di questa pagina. Ricaricarla, chiuderla o uscire chiude la cassaforte.',
  facts: {
    code: (date) => `Codice di recupero creato il ${date}`,
    noCode: 'Ancora nessun codice di recupero',
    replaced: (date) =>
      `Dal tuo account il codice di recupero è stato sostituito senza quello vecchio. Quello vecchio, che hai appena usato, apre la cassaforte fino al ${date}. Se non sei stato tu: cambia la password e crea qui un nuovo codice di recupero. Così l’altro non vale più.`,
  },
  next: 'Prossimo passo',
  make: 'Crea la mia cassaforte',
  unlock: 'Apri',
  unlocked: 'La cassaforte è aperta su questo dispositivo.',
  lockNow: 'Chiudi adesso',
  lockAfter: 'Chiudi da sola su questo dispositivo',
  after: {
    '5': 'Dopo 5 minuti senza uso',
    '15': 'Dopo 15 minuti senza uso',
    '60': 'Dopo un’ora senza uso',
    never: 'Solo lasciando questa pagina',
  },
  code: 'Il tuo codice di recupero',
  codeHint: '16 gruppi di 4 caratteri. Spazi, trattini e minuscole non contano.',
  wholeCode: 'Ci sono tutti i 16 gruppi.',
  problem: {
    empty: 'Per favore compila questo campo.',
    letter: (group, letter) =>
      `Nel gruppo ${group} c’è «${letter}». Ci sono solo le cifre da 0 a 9 e le lettere da A a F.`,
    length: (group, length) => `Il gruppo ${group} ha ${count(length, characters)} invece di 4.`,
    missing: (n) => `${n === 1 ? 'Manca' : 'Mancano'} ancora ${count(n, groups)}: sono 16.`,
    tooMany: (n) =>
      `${n === 1 ? 'C’è' : 'Ci sono'} ${count(n, groups)} in più: un codice ne ha 16.`,
    typo: (group) =>
      `Questo codice apre quasi la cassaforte: confronta il gruppo ${group}, c’è un errore di battitura.`,
  },
  lostCode: 'Ho perso il mio codice',
  toVault: 'Torna alla cassaforte',
  insecure: {
    title: 'In questa pagina la cassaforte resta chiusa',
    text: 'Questa connessione a Hearth non è cifrata, altri in rete potrebbero leggere. Qui non si usa nessuna chiave e non si chiede nessun codice. Non scrivere mai il tuo codice di recupero in una pagina così.',
    how: 'Come arrivare alla tua cassaforte',
    ways: [
      'Apri Hearth con l’indirizzo che comincia con https. È nel menu di Hearth, sulla macchina su cui gira.',
      'Oppure siediti a quella macchina: lì la cassaforte si apre subito.',
    ],
    old: 'Questo browser non sa cifrare',
    oldText: 'La tua cassaforte si apre in un browser più nuovo. Qui non si usa nessuna chiave.',
  },
}

export const vaultAudit: Messages['vaultAudit'] = {
  title: 'Chi ha chiesto la chiave',
  lead: 'Ogni volta che qualcuno ha chiesto la tua chiave o cambiato come è custodita. Nessuno può togliere una riga, nemmeno un amministratore.',
  none: 'Non l’ha ancora chiesta nessuno.',
  more: 'Mostra di più',
  refused: 'rifiutato',
  other: 'È stato fatto qualcosa con la cassaforte',
  what: {
    init: 'La cassaforte è stata creata o aperta',
    fetch: 'La chiave o la sua copia sigillata è stata consegnata',
    failed_fetch: 'Qualcuno ha chiesto la chiave',
    rotate: 'La chiave è stata sostituita con una nuova',
    recovery_set: 'È stato creato un nuovo codice di recupero',
    recovery_clear: 'Il codice di recupero è stato tolto',
    zk_enable: 'Da allora solo tu avevi la chiave',
    zk_disable: 'Da allora questa casa custodiva la chiave',
    guardian_key_set: 'Hai dato la disponibilità come persona di fiducia',
    guardians_set: 'Sono state indicate persone di fiducia',
    guardians_clear: 'Le persone di fiducia sono state congedate',
    guardian_decline: 'Non sei più la persona di fiducia di qualcuno',
    guardian_request: 'Il codice è stato chiesto alle tue persone di fiducia',
    guardian_withdraw: 'La richiesta alle tue persone di fiducia è stata ritirata',
    guardian_share: 'Hai tirato fuori un pezzo per aiutare qualcuno',
    guardian_answer: 'Hai ridato un pezzo',
    guardian_refuse: 'Hai rifiutato una richiesta',
  },
}
