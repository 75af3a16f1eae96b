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
    EMAIL_NOT_VERIFIED: 'Conferma prima il tuo indirizzo e-mail. Il link arriva per e-mail.',
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

    // The vault.
    INSECURE_ORIGIN:
      'Qui la cassaforte resta chiusa, perché questa connessione non è sicura. Apri Hearth con il suo indirizzo https, o sulla macchina su cui gira.',
    NO_WEB_CRYPTO: 'Questo browser non sa cifrare. Uno più nuovo può aprire la cassaforte.',
    VAULT_LOCKED: 'La cassaforte è chiusa. Prima aprila.',
    NEEDS_RECOVERY_CODE:
      'Questa cassaforte si apre solo con il suo codice di recupero. Inseriscilo.',
    BAD_RECOVERY_CODE:
      'Non è un codice di recupero intero. Ha 16 gruppi di 4 caratteri, da 0 a 9 o da A a F.',
    WRONG_RECOVERY_CODE:
      'Questo codice non apre la cassaforte. Confrontalo con quello che hai conservato.',
    RECOVERY_WRAP_MISSING:
      'Questa cassaforte non ha ancora un codice di recupero. Creane prima uno.',
    RECOVERY_WRAP_CHANGED:
      'Un altro dispositivo ha creato intanto un codice nuovo. Niente è cambiato; riprova con quello.',
    KEY_MISMATCH:
      'Questo codice è di un’altra chiave rispetto a quella della cassaforte. Niente è cambiato.',
    VAULT_NOT_INITIALISED: 'Non c’è ancora una cassaforte.',
    ZK_ROTATE_FORBIDDEN:
      'Finché solo tu hai la chiave, non si può sostituire. Prima falla custodire a questa casa.',
    ZK_ACTIVE: 'Solo il tuo codice di recupero apre questa cassaforte, quindi non si può togliere.',
    ZK_REQUIRED: 'Vale per le cassaforti di cui solo chi le possiede ha la chiave.',
    NOT_SEALED: 'Questo non è stato sigillato da una cassaforte.',
    SEAL_BROKEN: 'Non si può aprire: è stato cambiato o tagliato, o è di un’altra cassaforte.',
    BAD_CIRCLE: 'Servono da 2 a 9 persone diverse, e almeno 2 di loro per ridare il codice.',
    NO_CIRCLE: 'Non hai indicato nessuna persona di fiducia.',
    GUARDIAN_CHANGED: 'Qualcosa è cambiato per una di queste persone. Guarda di nuovo l’elenco.',
    TOO_FEW_GUARDIANS:
      'Troppo poche delle tue persone di fiducia hanno ancora un pezzo. Così il codice non si può ridare.',
    NOT_ENOUGH_ANSWERS: 'Queste risposte non ridanno ancora il codice.',
    REQUEST_EXPIRED: 'Questa richiesta è scaduta. Va fatta di nuovo.',
    NO_REQUEST: 'Non hai ancora chiesto alle persone di fiducia, oppure hai ritirato la richiesta.',
    OTHER_DEVICE:
      'Nel frattempo un altro dispositivo ha fatto la richiesta. Continua da quello, o chiedi di nuovo da qui.',
    BAD_REQUEST: 'Qualcosa non va del tutto. Controlla e riprova.',
    GRANT_NOT_CONFIGURED: 'Questo Hearth non lascia lavorare da solo nessun assistente.',
  },
}
