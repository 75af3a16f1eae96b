import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { count } = createCounting('es')
const groups = { one: 'grupo', other: 'grupos' }
const characters = { one: 'carácter', other: 'caracteres' }

export const vault: Messages['vault'] = {
  checking: 'Mirando tu caja fuerte',
  standing: {
    none: {
      title: 'Aún no tienes caja fuerte',
      text: 'Lo que guarda una caja fuerte no lo puede leer quien se lleve el disco. Crearla es un momento y no cambia nada más.',
    },
    house: {
      title: 'Esta casa guarda tu llave',
      text: 'Hearth abre tu caja fuerte cuando inicias sesión. Nadie más del hogar llega a ella, pero quien tenga la máquina y todas sus llaves podría.',
    },
    mine: {
      title: 'Solo tú tienes la llave',
      text: 'Hearth no puede abrir tu caja fuerte: lo hace tu código de recuperación, y nada más. Si se pierde, ningún administrador puede ayudar.',
    },
  },
  open: 'Abierta en este dispositivo',
  shut: 'Cerrada en este dispositivo',
  openText:
    'La llave está solo en la memoria de esta página. Al recargarla, cerrarla o salir se cierra la caja fuerte.',
  facts: {
    code: (date) => `Código de recuperación creado el ${date}`,
    noCode: 'Aún sin código de recuperación',
    replaced: (date) =>
      `Desde tu cuenta se sustituyó tu código de recuperación sin el anterior. El anterior, que acabas de usar, abre la caja fuerte hasta el ${date}. Si no fuiste tú: cambia tu contraseña y crea aquí un código de recuperación nuevo. Así el otro deja de valer.`,
  },
  next: 'Siguiente paso',
  make: 'Crear mi caja fuerte',
  unlock: 'Abrir',
  unlocked: 'La caja fuerte está abierta en este dispositivo.',
  lockNow: 'Cerrar ahora',
  lockAfter: 'Cerrar sola en este dispositivo',
  after: {
    '5': 'Tras 5 minutos sin uso',
    '15': 'Tras 15 minutos sin uso',
    '60': 'Tras una hora sin uso',
    never: 'Solo al dejar esta página',
  },
  code: 'Tu código de recuperación',
  codeHint: '16 grupos de 4 caracteres. Espacios, guiones y minúsculas no importan.',
  wholeCode: 'Están los 16 grupos.',
  problem: {
    empty: 'Rellena esto, por favor.',
    letter: (group, letter) =>
      `El grupo ${group} tiene «${letter}». Solo hay cifras del 0 al 9 y letras de la A a la F.`,
    length: (group, length) => `El grupo ${group} tiene ${count(length, characters)} en vez de 4.`,
    missing: (n) => `${n === 1 ? 'Falta' : 'Faltan'} todavía ${count(n, groups)}: son 16.`,
    tooMany: (n) => `Hay ${count(n, groups)} de más: un código tiene 16.`,
    typo: (group) =>
      `Este código casi abre la caja fuerte: compara el grupo ${group}, ahí hay una errata.`,
  },
  lostCode: 'He perdido mi código',
  toVault: 'Volver a la caja fuerte',
  insecure: {
    title: 'En esta página la caja fuerte sigue cerrada',
    text: 'Esta conexión con Hearth no está cifrada; otros en la red podrían leerla. Aquí no se usa ninguna llave ni se pide ningún código. No escribas nunca tu código de recuperación en una página así.',
    how: 'Cómo llegar a tu caja fuerte',
    ways: [
      'Abre Hearth por su dirección que empieza por https. Está en el menú de Hearth, en la máquina donde funciona.',
      'O siéntate ante esa máquina: allí la caja fuerte se abre enseguida.',
    ],
    old: 'Este navegador no sabe cifrar',
    oldText: 'Tu caja fuerte se abre en un navegador más nuevo. Aquí no se usa ninguna llave.',
  },
}

export const vaultAudit: Messages['vaultAudit'] = {
  title: 'Quién pidió la llave',
  lead: 'Cada vez que alguien pidió tu llave o cambió cómo se guarda. Nadie puede quitar una línea, tampoco un administrador.',
  none: 'Aún no la ha pedido nadie.',
  more: 'Mostrar más',
  refused: 'rechazado',
  other: 'Se hizo algo con la caja fuerte',
  what: {
    init: 'Se creó o se abrió la caja fuerte',
    fetch: 'Se entregó la llave o su copia sellada',
    failed_fetch: 'Alguien pidió la llave',
    rotate: 'Se cambió la llave por una nueva',
    recovery_set: 'Se creó un código de recuperación nuevo',
    recovery_clear: 'Se quitó el código de recuperación',
    zk_enable: 'Desde entonces solo tú tenías la llave',
    zk_disable: 'Desde entonces esta casa guardaba la llave',
    guardian_key_set: 'Te preparaste para ser persona de confianza',
    guardians_set: 'Se nombraron personas de confianza',
    guardians_clear: 'Se retiraron las personas de confianza',
    guardian_decline: 'Ya no eres persona de confianza de alguien',
    guardian_request: 'Se pidió el código a tus personas de confianza',
    guardian_withdraw: 'Se retiró la petición a tus personas de confianza',
    guardian_share: 'Sacaste una parte para ayudar a alguien',
    guardian_answer: 'Devolviste una parte',
    guardian_refuse: 'Rechazaste una petición',
  },
}
