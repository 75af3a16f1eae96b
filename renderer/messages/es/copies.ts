import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { count, plural } = createCounting('es')
const photo = { one: 'foto o archivo', other: 'fotos y archivos' }
const original = { one: 'original', other: 'originales' }

export const copies: Messages['admin']['machine']['copies'] = {
  place: 'Adónde van las copias',
  placeLead:
    'Una carpeta vacía en otro disco que el de las fotos. Tiene que estar conectado al ordenador donde funciona Hearth.',
  folder: 'Carpeta',
  folderHint:
    'La ruta entera, por ejemplo /media/usb/Copias de Hearth o E:\\Copias de Hearth. Si la carpeta aún no existe, se crea.',
  choose: 'Usar esta carpeta',
  another: 'Elegir otra carpeta',
  forget: 'No hacer más copias ahí',
  forgotten: 'Ya no se hacen copias. Las que hay se quedan.',
  chosen: 'Desde ahora las copias van ahí.',
  path: (path) => `Las copias van a ${path}.`,
  daily: 'Hearth hace una solo cada día que este disco está conectado.',
  away: 'El disco no está conectado, o su carpeta tiene ahora otro nombre.',
  sameDisk:
    'Esta carpeta está en el mismo disco que las fotos: si se rompe, se pierden ambas cosas. Elige otro disco.',
  wrong: {
    VALIDATION:
      'Eso no es la ruta entera de una carpeta, o está dentro de la carpeta de datos o alrededor de ella. Escríbela como aparece en la barra de direcciones del gestor de archivos.',
    NOT_FOUND: 'La carpeta de encima no existe. ¿Está conectado el disco?',
    UNPROCESSABLE:
      'En esta carpeta ya hay otras cosas. Indica una vacía; si aún no existe, se crea.',
    CONFLICT: 'En esta carpeta hay copias de otro Hearth, o se está haciendo una ahora mismo.',
    READ_ONLY:
      'Ahí no se puede escribir. Puede que el disco sea de solo lectura, o que la cuenta de Hearth no tenga permiso.',
  },
  now: 'Hacer una copia ahora',
  nowLead: 'Solo se copia lo nuevo. Mientras tanto puedes seguir usando Hearth.',
  start: 'Hacer una copia ahora',
  startAll: 'Y volver a leer entera la copia más reciente',
  startAllHint:
    'Muestra si el disco conserva cada original que esta copia necesita. Tarda lo que se tarda en leerlo todo.',
  rows: 'Copiando cuentas y registros…',
  originals: (done, total, bytes) =>
    `${done} de ${total} fotos y archivos mirados, ${bytes} copiados`,
  end: 'Casi listo…',
  last: 'La última',
  never: 'Todavía no hay ninguna copia.',
  whole: (when) => `La última copia completa se hizo el ${when}.`,
  proven: (when) =>
    `Cada original de la copia más reciente se volvió a leer por última vez el ${when}.`,
  unproven: 'Aún no se ha vuelto a leer ninguna copia. Hearth lee la más reciente cada 30 días.',
  part: (n) =>
    `El último intento no está completo: ${count(n, original)} ${plural(n, { one: 'falta o está dañado', other: 'faltan o están dañados' })} en la carpeta de datos, o no caben en el disco de las copias (FAT32 no admite archivos de 4 GiB; exFAT sí). «hearth verify» y «hearth backup» dicen cuáles.`,
  failed: (why) => `El último intento falló. ${why}`,
  reasons: {
    'backup-away': 'El disco de las copias no estaba conectado, o se retiró.',
    'backup-full':
      'El disco de las copias está lleno. Haz sitio o elige uno más grande. Las copias anteriores siguen como estaban.',
    'backup-readonly': 'No se pudo escribir en el disco de las copias.',
    'backup-damaged':
      'Los registros de este Hearth no se pueden leer enteros. Ejecuta hearth verify.',
    'backup-keys': 'Un archivo de la carpeta «keys» no se puede leer.',
    'backup-broken-off': 'La copia se interrumpió. La próxima empieza de nuevo.',
    'backup-other-house': 'En la carpeta hay copias de otro Hearth.',
  },
  list: 'Copias que hay',
  listLead: 'Se quedan las diez más nuevas, y la última de cada mes durante un año.',
  listNone: 'Ninguna todavía.',
  isWhole: 'Completa',
  isPart: (n) =>
    `Incompleta: ${count(n, original)} ${plural(n, { one: 'falta', other: 'faltan' })}`,
  isBroken: 'Incompleta: faltan partes',
  unknown: 'Una copia que no se puede leer',
  holds: (n, bytes) => `${count(n, photo)}, ${bytes}`,
  back: 'Cómo se recupera una copia',
  steps: [
    'Instala Hearth en el ordenador, sin configurarlo.',
    'Conecta el disco de las copias.',
    'Ejecuta: hearth restore CARPETA DE LAS COPIAS --data-dir CARPETA NUEVA Y VACÍA',
    'Escribe la hoja de recuperación: hearth restore-key. Después inicia Hearth con la carpeta nueva. Todos entran de nuevo, con las mismas contraseñas.',
  ],
  key: 'La llave de las cajas fuertes no está en ninguna copia, para que quien encuentre el disco no pueda abrirlas. Imprime la hoja de recuperación y guárdala con los pasaportes: sin ella, una copia vuelve sin las cajas fuertes.',
  disk: 'Quien tenga el disco ve las fotos que no son privadas. Guárdalo en un lugar seguro, mejor en otra casa.',
}
