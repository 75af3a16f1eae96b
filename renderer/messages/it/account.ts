import type { Messages } from '../en/index.ts'

export const account: Messages['account'] = {
  title: 'Il mio account',
  parts: {
    profile: 'Profilo',
    security: 'Password e chiavi',
    devices: 'Dispositivi',
    activity: 'Che cosa è successo',
    access: 'App e programmi',
    data: 'I miei dati',
  },
  hints: {
    profile: 'Il tuo nome e il tuo indirizzo e-mail',
    security: 'Password, passkey, app di autenticazione',
    devices: 'Dove hai effettuato l’accesso',
    activity: 'Accessi e modifiche',
    access: 'Chi può agire per te',
    data: 'Chi può leggerli; portarli via, eliminarli',
  },
  toPhotos: 'Alle foto',
  toParts: 'Tutto il mio account',
  never: 'mai',
  failed: 'Non è stato possibile caricarlo.',
  unknownDevice: 'Dispositivo sconosciuto',
  device: (browser, system) => `${browser} su ${system}`,
  name: 'Nome',
  nameHint: 'Così ti vedono gli altri.',
  email: 'Indirizzo e-mail',
  emailHint: 'Lo usi per accedere.',
  newEmail: 'Nuovo indirizzo e-mail',
  changeEmail: 'Cambia indirizzo',
  emailSent:
    'Un messaggio con un link è in arrivo. L’indirizzo cambia quando il link viene aperto; senza e-mail, lo trova chi si occupa del tuo Hearth.',
  confirmed: 'Confermato',
  unconfirmed: 'Non ancora confermato',
  resend: 'Manda di nuovo il link',
  resent: 'Un nuovo link è in arrivo.',
}
