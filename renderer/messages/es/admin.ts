import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'
import { apps, handover, health, outbox } from './admin-house.ts'
import { machine } from './machine.ts'

type Admin = Messages['admin']
const { count, number } = createCounting('es')

const people: Admin['people'] = {
  lead: 'Todas las personas con cuenta aquí. Tú cuidas de las cuentas: ninguna página de Hearth te muestra las fotos, los archivos o las claves de otra persona.',
  search: 'Buscar por nombre o correo',
  found: (n) => count(n, { one: 'persona', many: 'de personas', other: 'personas' }),
  none: 'Nadie con ese nombre.',
  pages: 'Páginas',
  page: (page, pages) => `Página ${number(page)} de ${number(pages)}`,
  before: 'Página anterior',
  next: 'Página siguiente',
  active: (when) => `Última actividad: ${when}`,
  neverActive: 'Nunca ha entrado',
  since: (when) => `Aquí desde el ${when}`,
  disabled: 'Desactivada',
  locked: 'Bloqueada',
  you: 'Tú',
  role: { admin: 'Administrador', user: 'Miembro' },
  tier: { guest: 'Invitado', public: 'Normal', beta: 'Beta', alpha: 'Alfa', founder: 'Fundador' },
}

const one: Admin['one'] = {
  back: 'Todas las personas',
  self: 'Esta es tu cuenta. Tu contraseña, tus dispositivos y tus datos están en su página.',
  holds: (n, size) =>
    `${count(n, { one: 'foto o archivo', many: 'de fotos y archivos', other: 'fotos y archivos' })}, ${size}`,
  figuresOnly: 'Solo ves esta cifra: el contenido es únicamente de esa persona.',
  standing: 'Papel y nivel',
  role: 'Papel',
  roleHint:
    'Los administradores cuidan de las personas y las invitaciones. Tampoco ellos ven las fotos de nadie.',
  tier: 'Nivel',
  tierHint: 'Algunas aplicaciones ofrecen más a ciertos niveles. En Hearth no cambia nada.',
  changed: (name) => `Cambiado para ${name}.`,
  lastAdmin:
    'Es la única persona que administra y puede entrar, y alguien tiene que cuidar de la casa. Nombra primero a otra.',
  wayIn: 'Recuperar el acceso',
  unlock: 'Permitir otro intento',
  lockedText: 'Tras demasiados intentos fallidos, el acceso se detiene un rato.',
  unlocked: (name) => `${name} ya puede volver a intentarlo.`,
  reset: 'Crear un enlace para una contraseña nueva',
  resetText:
    'Para quien olvidó la contraseña o perdió un dispositivo. La nueva la elige esa persona, y después verá que el enlace vino de ti.',
  secondFactor: (email) =>
    `El enlace no quita un segundo factor. Si también se perdieron el teléfono y los códigos de respaldo, ejecuta esto en la máquina de Hearth: hearth unlock ${email} --second-factor`,
  resetTitle: (name) => `Contraseña nueva para ${name}`,
  resetHow:
    'Vale una vez y durante una hora. Quien lo abra puede poner la contraseña, así que no se lo des a nadie más.',
  disable: 'Desactivar la cuenta',
  disableText:
    'Se cierra su sesión en todas partes y no puede entrar. Todo lo suyo se queda hasta que vuelvas a activar la cuenta.',
  disableTitle: (name) => `¿Desactivar la cuenta de ${name}?`,
  disabled: (name) => `Se cerró la sesión de ${name} en todas partes.`,
  enable: 'Activar la cuenta',
  enableText: 'La cuenta está desactivada: no se puede entrar. Todo lo suyo sigue ahí.',
  enabled: (name) => `${name} puede entrar de nuevo.`,
  erase: 'Eliminar a esta persona',
  eraseText: 'La cuenta, sus claves y todos los registros. No se puede deshacer.',
  eraseTitle: (name) => `¿Eliminar a ${name} y todo lo suyo?`,
  eraseWhat: [
    'Todos los registros de sus fotos y archivos desaparecen al momento, también los de la papelera; nadie puede llegar ya a las fotos.',
    'Sus llaves de acceso, claves y ajustes; su sesión se cierra al instante en todas partes.',
    'Los archivos originales quedan hasta 30 días en la carpeta de la papelera en el disco de la máquina antes de borrarse del todo.',
  ],
  eraseFirst: 'Si quiere conservar sus fotos, tiene que llevárselas antes, en «Mis datos».',
  eraseType: (email) => `Para confirmar, escribe ${email}`,
  eraseSubmit: 'Eliminar para siempre',
  eraseMismatch: 'Ese no es el correo de esta persona.',
  erased: (name) => `La cuenta de ${name} se ha eliminado y nadie puede llegar ya a las fotos.`,
}

const invites: Admin['invites'] = {
  lead: 'Quien abra una invitación puede crear una cuenta en tu hogar, una sola vez.',
  make: 'Invitar a alguien',
  formTitle: 'Invitación nueva',
  name: 'Nombre',
  nameHint: 'Para que después sepas para quién era.',
  email: 'Correo (puede quedar vacío)',
  emailHint: 'Si pones uno, la invitación solo vale para esa dirección.',
  role: 'Papel',
  lasts: 'Válida durante',
  hours: { day: 'Un día', threeDays: 'Tres días', week: 'Una semana', month: '30 días' },
  submit: 'Crear la invitación',
  madeTitle: (name) => `Invitación para ${name}`,
  madeTitlePlain: 'La invitación',
  how: 'Haz que la escaneen con la cámara del móvil, o envía el enlace. Solo se muestra esta vez.',
  code: 'Código para leer en voz alta',
  codeHint: (place) => `Se escribe en ${place}. Los guiones y las mayúsculas no importan.`,
  until: (when) => `Válida hasta el ${when}`,
  done: 'Listo',
  open: 'Invitaciones abiertas',
  none: 'No hay ninguna invitación abierta.',
  anybody: 'Sin nombre',
  withdraw: 'Retirar',
  withdrawOf: (name) => `Retirar la invitación para ${name}`,
  withdrawn: 'La invitación ya no abre nada.',
}

export const admin: Admin = {
  title: 'Tu hogar',
  toParts: 'Todo el hogar',
  parts: {
    overview: 'Resumen',
    network: 'Red de casa',
    people: 'Personas',
    invitations: 'Invitaciones',
    outbox: 'Cartas',
    health: 'Accesos',
    apps: 'Entrar con Hearth',
    jobs: 'Tareas',
    storage: 'Almacenamiento',
    copies: 'Copias',
    log: 'Diario',
    computer: 'Este ordenador',
    settings: 'Ajustes',
  },
  hints: {
    overview: 'Cómo está tu Hearth',
    network: 'Móviles y ordenadores en casa',
    people: 'Quién tiene cuenta aquí',
    invitations: 'Traer a alguien',
    outbox: 'Enlaces por entregar',
    health: 'Quién está bloqueado, cómo va todo',
    apps: 'Otros programas que conocen a tu gente',
    jobs: 'Qué hace, y qué abandonó',
    storage: 'Quién guarda cuánto; papelera',
    copies: 'En otro disco, cada día',
    log: 'Lo que anota',
    computer: 'Cuándo funciona Hearth, su carpeta, sus actualizaciones',
    settings: 'Con qué funciona',
  },
  notForYou: 'Esta página no es para ti',
  notForYouText:
    'Aquí se cuida del hogar, y tu cuenta no es de administrador. Si necesitas algo, pregunta a quien se ocupa de vuestro Hearth.',
  people,
  one,
  invites,
  handover,
  outbox,
  health,
  apps,
  machine,
}
