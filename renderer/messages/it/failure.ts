import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { span } = createCounting('it')

export const failure: Messages['failure'] = {
  unknown: 'Qualcosa è andato storto. Riprova, per favore.',
  again: (seconds) => `Potrai riprovare tra circa ${span(seconds)}.`,
  answers: {
    NETWORK: 'La connessione si è persa lungo la strada.',
    TIMEOUT: 'Hearth ha impiegato troppo tempo a rispondere. Riprova, per favore.',
    ABORTED: 'L’operazione è stata interrotta.',
    BAD_ANSWER: 'Qualcosa tra te e Hearth ha risposto al suo posto.',
    PROCESSING_FAILED:
      'Non è stato possibile creare un’anteprima di questa foto. L’originale è al sicuro.',
    'PROCESSING_FAILED:DAMAGED': 'Il file è danneggiato oppure non è un’immagine.',
    'PROCESSING_FAILED:TOO_MANY_PIXELS': 'Ha più pixel di quanti Hearth possa gestire.',
    'PROCESSING_FAILED:UNSUPPORTED': 'Hearth non conosce questo tipo di immagine.',
    'PROCESSING_FAILED:TOOK_TOO_LONG': 'Leggerla ha richiesto troppo tempo.',
    'PROCESSING_FAILED:TOO_MUCH_MEMORY':
      'Leggerla richiede più memoria di quanta Hearth ne dia a un’immagine.',
    'PROCESSING_FAILED:CRASHED':
      'Non è stato possibile leggerla fino in fondo. Forse il file è danneggiato.',
    'PROCESSING_FAILED:MISSING': 'L’originale non è dove dovrebbe essere.',
    'PROCESSING_FAILED:NO_SPACE': 'Il disco del tuo Hearth era pieno.',
    'PROCESSING_FAILED:READ_ONLY': 'Il disco del tuo Hearth non accettava nulla di nuovo.',
    'PROCESSING_FAILED:DISK': 'Il disco del tuo Hearth ha avuto un guasto.',
    'PROCESSING_FAILED:BUSY': 'Hearth aveva molto da fare.',
    'PROCESSING_FAILED:INTERNAL': 'Hearth è inciampato su di essa.',

    VALIDATION: 'C’è qualcosa che non va del tutto bene. Controlla e riprova, per favore.',
    'VALIDATION:file': 'Questo file è vuoto, o una parte si è persa lungo la strada.',
    'VALIDATION:email': 'Questo non sembra un indirizzo e-mail.',
    'VALIDATION:password': 'Una password ha almeno 8 e al massimo 128 caratteri.',
    UNAUTHORIZED: 'Accedi di nuovo, per favore.',
    FORBIDDEN: 'Non hai il permesso di farlo.',
    'FORBIDDEN:code':
      'Questo non è il codice di configurazione. Dopo cinque tentativi sbagliati bisogna riavviare Hearth perché ne mostri uno nuovo.',
    NOT_FOUND: 'Non è più qui.',
    CONFLICT: 'Nel frattempo qualcosa è cambiato. Guarda di nuovo, per favore.',
    'CONFLICT:email': 'Qualcuno usa già questo indirizzo e-mail.',
    TOO_LARGE: 'È più grande di quanto il tuo Hearth accetti.',
    UNSUPPORTED: 'Hearth non può farlo con questo tipo di file.',
    RANGE: 'Questa parte del file non esiste.',
    UNPROCESSABLE: 'Non è stato possibile leggere questo file. Forse è danneggiato.',
    NO_SPACE: 'Non c’è abbastanza spazio libero sul disco del tuo Hearth.',
    READ_ONLY: 'In questo momento il disco del tuo Hearth non accetta nulla di nuovo.',
    BUSY: 'Hearth ha molto da fare. Riprova tra un momento, per favore.',
    UNAVAILABLE: 'Hearth non può farlo in questo momento. Riprova tra poco, per favore.',
    SERVICE_UNAVAILABLE: 'Hearth non può farlo in questo momento. Riprova tra poco, per favore.',
    LOCKED: 'Un altro Hearth sta usando la stessa cartella di dati.',
    NEWER_FORMAT: 'Qui è già passato un Hearth più recente. Aggiorna questo, per favore.',
    FOREIGN_FOLDER: 'Questa cartella appartiene ad altro, quindi Hearth non la tocca.',
    DAMAGED:
      'Qualcosa di cui il tuo Hearth ha bisogno è danneggiato. Avvisa la persona che se ne occupa.',
    INTERNAL: 'Hearth è inciampato su questo. Riprova, per favore.',

    INVALID_CREDENTIALS: 'E-mail e password non corrispondono. Controllale entrambe, per favore.',
    INVALID_EMAIL_OR_PASSWORD:
      'E-mail e password non corrispondono. Controllale entrambe, per favore.',
    EMAIL_NOT_VERIFIED:
      'Conferma prima il tuo indirizzo e-mail: il link è nella tua posta in arrivo.',
    EMAIL_ALREADY_REGISTERED: 'Esiste già un account con questo indirizzo e-mail.',
    WEAK_PASSWORD: 'Questa password è troppo facile da indovinare. Scegline un’altra.',
    ACCOUNT_LOCKED:
      'Troppe password sbagliate. Per sicurezza bisogna aspettare un po’ prima di accedere.',
    SIGNUP_LIMIT_REACHED: 'Al momento non si possono creare nuovi account.',
    RATE_LIMITED: 'Sono state un po’ troppe volte in poco tempo.',
    TOKEN_EXPIRED: 'Questo link o codice è scaduto. Chiedine uno nuovo, per favore.',
    TOKEN_INVALID: 'Questo link o codice non è valido. Chiedine uno nuovo, per favore.',
    TWO_FACTOR_REQUIRED: 'Inserisci anche il codice della tua app di autenticazione.',
    TWO_FACTOR_FAILED: 'Quel codice non era giusto. Inserisci il più recente.',
    PASSKEY_NOT_ENABLED: 'Qui le passkey non funzionano.',
    PASSKEY_CANCELLED: 'La passkey non è stata usata. Puoi riprovare.',
    PASSKEY_VERIFICATION_FAILED:
      'Questa passkey non è stata riconosciuta. Prova in un altro modo, per favore.',
  },
}
