import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'

type Admin = Messages['admin']
const { count } = createCounting('es')

export const handover: Admin['handover'] = {
  qr: 'Código QR con el enlace',
  link: 'Enlace',
  copyOf: (what) => `Copiar: ${what}`,
  newDevice:
    'Un dispositivo que es nuevo aquí empieza con el código QR. El enlace se abre donde el certificado de la casa ya está instalado.',
  readyFirst: (begin) =>
    `¿El dispositivo es nuevo aquí? Entonces empieza en ${begin} y abre el enlace cuando esté listo.`,
  hereOnly:
    'Este enlace solo se abre en este ordenador. Los teléfonos y otros dispositivos podrán unirse cuando la red de casa esté encendida: aquí, en «Red de casa».',
}

export const outbox: Admin['outbox'] = {
  lead: 'Cartas que ha escrito Hearth: para confirmar una dirección, poner una contraseña nueva o invitar.',
  noServer: 'No hay servidor de correo, y no pasa nada',
  noServerText:
    'Las cartas esperan entonces aquí, y tú entregas su enlace: como código QR o por cualquier vía de confianza. Un servidor de correo se añade aquí, en «Ajustes».',
  waiting: 'Pendientes',
  over: 'Terminadas',
  none: 'No hay ninguna carta pendiente.',
  noneOver: 'Nada todavía.',
  kind: {
    verification: 'Confirmar el correo',
    reset: 'Poner una contraseña nueva',
    'magic-link': 'Entrar con un enlace',
    invitation: 'Invitación',
    'email-change': 'Cambiar el correo',
    'vault-changed': 'Cambio en la caja fuerte',
    'recovery-asked': 'Petición a las personas de confianza',
    'guardian-asked': 'Petición a una persona de confianza',
  },
  state: {
    waiting: 'Pendiente',
    sent: 'Enviada',
    failed: 'No enviada',
    'handed-over': 'Entregada',
    'not-needed': 'Ya no hace falta',
  },
  to: (address) => `Para ${address}`,
  written: (when) => `Escrita: ${when}`,
  until: (when) => `Válida hasta el ${when}`,
  expired: (when) => `Caducada: ${when}`,
  tries: (n) =>
    `${count(n, { one: 'intento', many: 'de intentos', other: 'intentos' })} hasta ahora`,
  show: 'Entregar',
  showOf: (kind, address) => `Entregar: ${kind}, ${address}`,
  showHow: (address) =>
    `Solo para ${address}. Quien abra este enlace actúa en su nombre. Después verá que lo entregaste tú.`,
  retry: 'Volver a enviar',
  retryOf: (kind, address) => `Volver a enviar: ${kind}, ${address}`,
  retried: 'La carta está otra vez en camino.',
  remove: 'Quitar',
  removeOf: (kind, address) => `Quitar: ${kind}, ${address}`,
  removed: 'La carta ya no está.',
}

export const health: Admin['health'] = {
  lockedTitle: 'Accesos bloqueados',
  lockedLead:
    'Tras demasiados intentos fallidos, el acceso se detiene un rato. Termina por sí solo.',
  lockedNone: 'No hay nadie bloqueado.',
  unknown: 'Alguien desconocido',
  kind: {
    password: 'Demasiadas contraseñas erróneas',
    'second-factor': 'Demasiados códigos erróneos',
    code: 'Demasiados códigos erróneos',
    passkey: 'Una llave de acceso que no encajaba',
    'invite-code': 'Demasiados códigos de invitación erróneos',
  },
  otherKind: 'Demasiados intentos',
  from: (address) => `Desde ${address}`,
  until: (when) => `Hasta el ${when}`,
  unlock: 'Desbloquear',
  unlockOf: (name) => `Desbloquear a ${name}`,
  daysTitle: 'Accesos por día',
  daysLead:
    'Unos pocos fallidos son contraseñas olvidadas. Muchos de golpe pueden ser alguien adivinando.',
  day: 'Día',
  success: 'Logrados',
  failure: 'Fallidos',
  figuresTitle: 'En cifras',
  totalUsers: 'Personas',
  newUsers: 'Nuevas en 30 días',
  activeSessions: 'Dispositivos con la sesión iniciada',
  uniqueUsers24h: 'Personas en las últimas 24 horas',
  loginSuccess7d: 'Accesos en 7 días',
  loginFailed7d: 'Fallidos en 7 días',
}

export const apps: Admin['apps'] = {
  lead: 'Otros programas de tu casa, como un recetario o un servidor doméstico, pueden dejar entrar a tu gente con su cuenta de Hearth. Conocen el nombre y el correo, nunca la contraseña ni las fotos.',
  none: 'Todavía no hay ningún programa.',
  listTitle: 'Programas',
  add: 'Añadir un programa',
  formTitle: 'Programa nuevo',
  name: 'Nombre',
  nameHint: 'Se ve cuando se pregunta si el programa puede entrar.',
  uris: 'Direcciones de retorno',
  urisHint: 'Una por línea, tal como las indica el programa («redirect URI», «callback URL»).',
  urisWrong:
    'Cada línea necesita una dirección web que empiece por https://, o por http://localhost si el programa está en este mismo dispositivo.',
  urisPlain:
    'Un simple http:// por la red de casa no es posible: quien escuche ahí podría entrar como otra persona. El programa necesita una dirección que empiece por https://; http:// solo vale con localhost, en el propio dispositivo.',
  more: 'Solo si el programa lo pide',
  secretless: 'No puede guardar un secreto',
  secretlessHint: 'Un programa que funciona en el navegador o en un móvil.',
  rs256: 'Necesita RS256',
  rs256Hint: 'Para programas más antiguos que no conocen EdDSA.',
  post: 'Envía su secreto como «client_secret_post»',
  submit: 'Añadir',
  madeTitle: (name) => `${name} está añadido`,
  secretTitle: (name) => `Secreto nuevo para ${name}`,
  once: 'Escribe esto ahora en el otro programa. El secreto solo se muestra esta vez.',
  noSecret: 'Escribe esto en el otro programa.',
  clientId: 'ID de cliente (Client ID)',
  secret: 'Secreto de cliente (Client Secret)',
  done: 'Ya lo he copiado',
  disabled: 'En pausa',
  edit: 'Cambiar',
  editOf: (name) => `Cambiar ${name}`,
  editTitle: (name) => `Cambiar ${name}`,
  edited: 'El cambio está guardado.',
  pause: 'Pausar',
  pauseOf: (name) => `Pausar ${name}`,
  paused: 'De momento nadie puede entrar ahí.',
  resume: 'Reanudar',
  resumeOf: (name) => `Reanudar ${name}`,
  resumed: 'Ya se puede entrar de nuevo.',
  renew: 'Secreto nuevo',
  renewOf: (name) => `Secreto nuevo para ${name}`,
  renewText:
    'El secreto anterior deja de valer al instante. El programa no deja entrar a nadie hasta tener el nuevo.',
  remove: 'Quitar',
  removeOf: (name) => `Quitar ${name}`,
  removeTitle: (name) => `¿Quitar ${name}?`,
  removeText:
    'Nadie podrá entrar ahí con Hearth. Lo que cada cual tenga en ese programa se queda allí.',
  removed: 'El programa ya no está.',
  typeTitle: 'Lo que quiere saber el otro programa',
  typeLead:
    'La mayoría solo pide la primera dirección y encuentra el resto por su cuenta («OpenID Connect»).',
  discovery: 'Dirección de descubrimiento (Discovery)',
  issuer: 'Emisor (Issuer)',
  scopes: 'Ámbitos (Scopes)',
  nearOnly:
    'Estas direcciones solo valen para programas de este ordenador. Los demás podrán unirse cuando la red de casa esté encendida: aquí, en «Red de casa».',
}
