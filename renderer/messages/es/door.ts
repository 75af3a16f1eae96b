import type { Messages } from '../en/index.ts'

export const join: Messages['join'] = {
  pageTitle: 'Unirse al hogar',
  title: 'Tienes una invitación',
  lead: 'Crea tu propia cuenta. Tus fotos son tuyas: nadie más en la casa las ve.',
  code: 'Código de invitación',
  codeHint: 'Está en la invitación que te dieron.',
  name: 'Tu nombre',
  email: 'Correo electrónico',
  emailHint: 'Para entrar, y para volver a entrar si olvidas la contraseña.',
  password: 'Contraseña',
  submit: 'Instalarme',
  haveAccount: 'Ya tengo una cuenta',
  confirm: (email) =>
    `Ya casi está: hemos escrito a ${email}. Abre el enlace del mensaje y podrás entrar.`,
  badInvite: 'Esta invitación ya no vale, o es para otro correo. Pide una nueva.',
  spent: 'Esta invitación ya no vale. Pide una nueva.',
  bound: 'La invitación se hizo para este correo.',
  signedIn: (name) =>
    `Tienes la sesión abierta como ${name}. Ciérrala primero si la invitación es para otra persona.`,
  toPhotos: 'A mis fotos',
  signOut: 'Cerrar sesión',
}

export const forgot: Messages['forgot'] = {
  pageTitle: 'Contraseña olvidada',
  title: 'Le pasa a cualquiera',
  lead: 'Dinos tu correo y recibirás un enlace para elegir una contraseña nueva.',
  email: 'Correo electrónico',
  submit: 'Enviar el enlace',
  sent: (email) =>
    `Si hay aquí una cuenta para ${email}, un mensaje con un enlace va de camino. Vale una hora.`,
  leadNoMail: 'Tu Hearth no envía correos. Di quién eres, y quien lo cuida puede darte un enlace.',
  ask: 'Pedir un enlace',
  noMail:
    'Tu Hearth no envía correos. Tu petición queda anotada: quien lo cuida encuentra el enlace y puede dártelo o mostrarlo como código QR.',
  back: 'Volver a la entrada',
}

export const reset: Messages['reset'] = {
  pageTitle: 'Contraseña nueva',
  title: 'Una contraseña nueva',
  lead: 'Elige una contraseña nueva. Todos los dispositivos conectados tendrán que entrar otra vez.',
  password: 'Contraseña nueva',
  submit: 'Guardar esta contraseña',
  done: 'Tu contraseña nueva ya vale. Puedes entrar con ella.',
  noToken: 'A este enlace le falta algo. Ábrelo otra vez tal como lo recibiste.',
  again: 'Pedir un enlace nuevo',
}

export const verified: Messages['verified'] = {
  pageTitle: 'Correo confirmado',
  title: 'Gracias',
  lead: 'Tu correo está confirmado.',
  goOn: 'Continuar',
  halfTitle: 'Una carta más',
  half: 'Has aceptado la dirección nueva y una segunda carta va de camino a ella. Valdrá en cuanto abras allí el enlace.',
  failedTitle: 'No ha funcionado',
  failed: 'Este enlace ha caducado o ya se usó. Escribe tu correo y recibirás otro.',
  resend: 'Enviar un enlace nuevo',
  sent: 'Si el correo lo espera, un enlace nuevo va de camino.',
}

export const approve: Messages['approve'] = {
  pageTitle: 'Conectar un dispositivo',
  title: 'Conectar un dispositivo',
  lead: 'Escribe los ocho caracteres que muestra la otra pantalla.',
  code: 'Código de la otra pantalla',
  codeHint: 'Las mayúsculas y los guiones no importan.',
  find: 'Continuar',
  unknown:
    'No hay ningún dispositivo con este código. Quizá esperó demasiado: haz que muestre uno nuevo.',
  asks: (name) => `${name} quiere entrar como tú`,
  someDevice: 'Un dispositivo',
  account: 'Como',
  from: 'Desde',
  device: 'Dispositivo',
  since: 'Pedido',
  shown: 'Código',
  may: 'Puede',
  warn: 'Acepta solo si tienes este dispositivo delante y muestra el mismo código. Quien lo tenga verá tus fotos.',
  yes: 'Conectarlo',
  no: 'No, no soy yo',
  done: 'Conectado. Puedes dejar esto y mirar la otra pantalla.',
  denied: 'Se rechazó el dispositivo.',
}

export const consent: Messages['consent'] = {
  pageTitle: 'Permitir una aplicación',
  title: (app) => `${app} quiere saber quién eres`,
  someApp: 'Una aplicación',
  lead: (name) => `Tienes la sesión abierta como ${name}.`,
  may: 'Sabría:',
  goesTo: (host) => `Después seguirás hacia ${host}.`,
  not: 'No recibe tu contraseña ni ve tus fotos.',
  yes: 'Permitir',
  no: 'No permitir',
  broken:
    'Esta petición ha caducado o se alteró por el camino. Vuelve a la aplicación e inténtalo de nuevo.',
  scopes: {
    openid: 'que eres tú, cada vez que vuelves',
    profile: 'tu nombre y tu imagen',
    email: 'tu correo electrónico',
    offline_access: 'lo mismo en tu ausencia, hasta que lo retires',
  },
  otherScope: (scope) => `algo que llama «${scope}»`,
}

export const nowhere: Messages['nowhere'] = {
  pageTitle: 'Aquí no es',
  title: 'Aquí no hay nada',
  lead: 'Esta dirección no lleva a ninguna parte de tu Hearth. Quizá se perdió una letra por el camino.',
  back: 'Volver a las fotos',
  refusedTitle: 'No ha funcionado',
  refused:
    'Lo que te trajo aquí pedía algo que Hearth no hace; no ha cambiado nada. Vuelve atrás e inténtalo otra vez. Si sigue igual, díselo a quien cuida de vuestro Hearth.',
  refusedWhy: (code) => `El motivo, para esa persona: ${code}`,
}
