import type { Messages } from '../en/index.ts'
import { createCounting } from '../counting.ts'

const { count } = createCounting('es')

export const access: Messages['access'] = {
  appsTitle: 'Aplicaciones que te conocen',
  appsLead: 'Otros programas en los que entras con Hearth.',
  appsNone: 'No has dejado entrar a ninguna aplicación.',
  since: (when) => `Desde el ${when}`,
  takeBack: (name) => `Retirar el permiso a ${name}`,
  takeBackShort: 'Retirar',
  takenBack: 'Permiso retirado. La aplicación tendrá que volver a preguntarte.',
  keysTitle: 'Claves API',
  keysLead:
    'Para programas que trabajan sin ti, como una copia de seguridad. Quien tiene una clave puede hacer lo que permite.',
  keysNone: 'No hay claves.',
  create: 'Clave nueva',
  createTitle: 'Nueva clave API',
  keyName: '¿Para qué es?',
  keyNameHint: 'Por ejemplo, «copia de mi portátil».',
  scopes: 'Permite',
  scope: {
    'media:read': 'ver tus fotos y archivos',
    'media:write': 'añadir y borrar fotos y archivos',
  },
  pickScope: 'Elige al menos una.',
  expiry: 'Hasta',
  expiries: { month: 'Dentro de 30 días', year: 'Dentro de un año', never: 'Sin fin' },
  make: 'Crear la clave',
  once: 'Cópiala ahora: se muestra esta vez y nunca más.',
  key: 'Clave',
  done: 'La he copiado',
  used: (when) => `Último uso: ${when}`,
  unused: 'Sin usar',
  until: (when) => `Hasta el ${when}`,
  ended: (when) => `Terminó: ${when}`,
  endless: 'Sin fin',
  revoke: (name) => `Anular ${name}`,
  revokeShort: 'Anular',
  revoked: 'La clave ya no abre nada.',
}

export const data: Messages['data'] = {
  readersTitle: 'Quién puede leer mis datos',
  readers: {
    you: 'Tú',
    youText: 'Todo, dondequiera que tengas la sesión abierta. Bloquea tus dispositivos.',
    family: 'Los demás del hogar',
    familyText: 'Ni tus fotos ni tus archivos. Ven tu nombre y nada más.',
    admin: 'Quien cuida de Hearth',
    adminText:
      'Gestiona las cuentas: tu nombre, tu correo, cuánto espacio usas. Ninguna página de Hearth le muestra tus fotos. Puede darte una contraseña nueva, y lo verías en «Qué ha pasado».',
    machine: 'Quien tiene la máquina',
    machineText:
      'Las fotos están en su disco tal cual. Quien puede abrir ese disco puede abrirlas: por eso la máquina está en tu casa y su disco debería estar cifrado.',
    sealed: 'Lo que sellas',
    sealedText: {
      nobody: 'Nada todavía: no tienes caja fuerte. Lo que sellas queda ilegible en el disco.',
      house:
        'Tú, y este Hearth, que guarda la llave por ti. Quien tenga la máquina con sus llaves podría abrirlo.',
      self: 'Solo tú, con tu código de recuperación. Ni la máquina ni ningún administrador.',
      guarded:
        'Solo tú, con tu código de recuperación; y bastantes de tus personas de confianza juntas, si se lo pides.',
    },
    apps: 'Aplicaciones y programas',
    appsText: (apps, keys) =>
      `Solo lo que permitiste: ahora mismo ${count(apps, { one: 'aplicación', many: 'de aplicaciones', other: 'aplicaciones' })} y ${count(keys, { one: 'clave', many: 'de claves', other: 'claves' })}.`,
    world: 'Quienes hacen Hearth, y el resto del mundo',
    worldText: 'Nada. Hearth no informa a nadie.',
  },
  holdsTitle: 'Lo que Hearth guarda de ti',
  media: (n) =>
    count(n, { one: 'foto o archivo', many: 'de fotos y archivos', other: 'fotos y archivos' }),
  space: (used) => `${used} en uso`,
  spaceOf: (used, all) => `${used} de ${all} en uso`,
  signedInPlaces: (n) =>
    count(n, {
      one: 'dispositivo conectado',
      many: 'de dispositivos conectados',
      other: 'dispositivos conectados',
    }),
  exportTitle: 'Llevarlo todo contigo',
  exportLead: 'Para guardarlo o para mudarte.',
  exportJson: 'Solo los detalles (JSON)',
  exportZip: 'Todo, con las fotos (ZIP)',
  exportHint: 'Los originales, tal como los añadiste. Con muchas fotos tarda un rato.',
  deleteTitle: 'Borrar mi cuenta',
  deleteLead:
    'Tu cuenta, tus claves y todos los registros desaparecen al momento, y nadie puede llegar ya a tus fotos. Los archivos originales quedan hasta 30 días en la carpeta de la papelera en el disco de la máquina antes de borrarse del todo.',
  deleteOpen: 'Borrar mi cuenta',
  deleteWhat: [
    'Tu cuenta, tus claves y todos los registros de tus fotos y archivos desaparecen al momento, también los de la papelera.',
    'Todos los dispositivos y aplicaciones se desconectan al momento.',
    'Nadie puede llegar ya a tus fotos por Hearth, tampoco quien lo cuida.',
    'Los archivos originales quedan hasta 30 días en la carpeta de la papelera en el disco de la máquina antes de borrarse del todo.',
  ],
  deleteFirst: 'Llévate antes tus fotos si quieres conservarlas.',
  deleteWord: 'borrar',
  deleteType: (word) => `Escribe «${word}» para confirmar`,
  deletePassword: 'Tu contraseña',
  deleteSubmit: 'Borrarlo todo para siempre',
  deleted: 'Tu cuenta se ha borrado y nadie puede llegar ya a tus fotos. Adiós.',
  lastAdmin:
    'Solo tú cuidas de este Hearth, y una casa necesita a alguien. Da antes esa tarea a otra persona; después puedes irte.',
}
