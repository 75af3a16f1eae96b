import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'
import { choices } from './choices.ts'
import { copies } from './copies.ts'
import { network, networkFindings } from './network.ts'

const { count } = createCounting('es')
const jobWord = { one: 'tarea', many: 'de tareas', other: 'tareas' }
const fileWord = { one: 'foto o archivo', many: 'de fotos y archivos', other: 'fotos y archivos' }
type Machine = Messages['admin']['machine']

const findings: Machine['findings'] = {
  folder: {
    ok: 'La carpeta de datos está ahí, y nadie más en este ordenador puede mirar dentro.',
    open: 'Otras cuentas de este ordenador pueden mirar en la carpeta de datos.',
    cloud:
      'Otro programa copia la carpeta de datos a una nube, y eso daña una colección en uso. Traslada las fotos a una carpeta fuera de ella.',
    network:
      'La carpeta de datos está en otro ordenador. Si falla la red, los registros pueden dañarse: usa un disco de este ordenador.',
    system:
      'La carpeta de datos es del sistema, que puede vaciarla. Traslada las fotos a una carpeta tuya.',
    link: (real: string) =>
      `La carpeta de datos solo apunta a ${real}. Si no está, Hearth no arranca.`,
    missing: (reason) => `Algo no va bien con la carpeta de datos. ${reason}`,
    readonly: (reason) => `Ahora mismo no se puede guardar nada. ${reason}`,
  },
  disk: {
    ok: (free) => `Hay ${free} libres en el disco.`,
    low: (free) => `Solo quedan ${free} en el disco. Haz sitio pronto.`,
    full: (free) =>
      `Solo quedan ${free} en el disco, así que no se aceptan fotos nuevas. Todo lo demás sigue.`,
  },
  flush: {
    ok: (ms) => `El disco guarda lo escrito en ${ms} ms.`,
    fast: (ms) =>
      `El disco dice a los ${ms} ms que ha guardado lo escrito. Así de rápidos son los discos muy buenos, y algunos que no dicen la verdad.`,
    slow: (ms) =>
      `El disco tarda ${ms} ms en guardar lo escrito: subir fotos será lento. Suele ser una unidad de red o una tarjeta gastada.`,
    failed: (reason) => `No se puede escribir en la carpeta de datos. ${reason}`,
  },
  database: {
    ok: 'Los registros están enteros.',
    damaged: (detail) =>
      `Los registros están dañados (${detail}). Para Hearth, ejecuta hearth verify y recupera la carpeta de una copia si la tienes.`,
    unknown: (reason) => `No se han podido revisar los registros: ${reason}`,
  },
  keys: {
    ok: 'La clave de las cajas fuertes está a mano.',
    app: 'La aplicación Hearth guarda la clave de las cajas fuertes.',
    none: 'Aún no hay cajas fuertes, así que no hace falta clave.',
    missing: (reason) => `Falta la clave de las cajas fuertes. ${reason}`,
  },
  ports: {
    ok: (address, ms) => `Hearth responde en ${address} en ${ms} ms.`,
    free: (port) => `El puerto ${port} está libre.`,
    any: 'Se usa cualquier puerto libre.',
    taken: (reason) => `Un puerto está ocupado. ${reason}`,
    silent: (address) => `Nada responde en ${address}.`,
  },
  ...networkFindings,
  clock: {
    ok: 'El reloj de este ordenador va bien, por lo que se ve.',
    early: (now) =>
      `El reloj de este ordenador dice ${now}, antes de que se instalara este Hearth. Los códigos y certificados no funcionan hasta que vaya bien.`,
  },
  mail: {
    off: 'No hay servidor de correo; los enlaces se entregan en mano.',
    ok: (host) => `El servidor de correo ${host} responde.`,
    silent: (host, reason) => `El servidor de correo ${host} no responde: ${reason}`,
  },
  jobs: {
    ok: 'No se ha abandonado ninguna tarea.',
    dead: (n) =>
      `${count(n, { one: 'tarea abandonada', many: 'de tareas abandonadas', other: 'tareas abandonadas' })}. Mira en «Tareas».`,
  },
  backup: {
    ok: (at) => `La última copia se hizo el ${at}.`,
    none: 'Todavía no hay ninguna copia de vuestras fotos: si este disco se rompe, se pierden. Elige otro disco para las copias.',
    old: (at) => `La última copia completa es del ${at}. Conecta el disco de las copias.`,
    part: 'La última copia no está completa. La página «Copias» dice más.',
    failed: 'La última copia falló. La página «Copias» dice por qué.',
  },
  housekeeping: {
    ok: 'La limpieza diaria está hecha.',
    waiting: 'La limpieza diaria acaba de empezar.',
    failed: (chores) =>
      `Parte de la limpieza diaria falló (${chores}). Mañana se intenta otra vez.`,
  },
}

const overview: Machine['overview'] = {
  well: 'Todo va bien en tu Hearth.',
  attention: (n) =>
    `${count(n, { one: 'cosa necesita', many: 'de cosas necesitan', other: 'cosas necesitan' })} tu atención.`,
  broken: 'Algo no funciona ahora mismo.',
  addresses: 'Dónde se abre',
  here: 'En este ordenador',
  lan: 'En la red de casa',
  lanOff: 'Apagado. Hearth solo se abre en este ordenador.',
  auth: 'Para programas: cuentas',
  media: 'Para programas: fotos',
  space: 'Sitio en el disco',
  free: (free, total) => `${free} libres de ${total}`,
  areas: {
    originals: 'Fotos y archivos',
    derived: 'Sus imágenes pequeñas',
    trash: 'Papelera',
    cache: 'Memoria de apoyo',
    database: 'Registros y claves',
  },
  soon: 'Aún sin contar',
  measured: (when) => `Fotos y archivos contados el ${when}.`,
  machine: 'La máquina',
  since: 'En marcha desde',
  memory: 'Memoria que ocupa Hearth',
  ofMemory: (used, all) => `${used} de ${all}`,
  version: 'Versión',
  versions: (hearth, node, sqlite, sharp, schema) =>
    `Hearth ${hearth}, con Node ${node}, SQLite ${sqlite}, sharp ${sharp}, registros en forma ${schema}`,
  licenses: 'Licencias del software que compone Hearth',
  tidying: 'Última limpieza diaria',
  never: 'Todavía no',
  backup: 'Última copia de seguridad',
  noBackup: 'Ninguna todavía. La página «Copias» las hace.',
  keys: 'La clave de las cajas fuertes',
  custody: {
    environment: 'La da quien arranca Hearth (MANA_AUTH_KEK)',
    desktop: 'En el llavero de este ordenador',
    file: 'En un archivo de la carpeta de datos',
  },
  check: 'Revisar este Hearth',
  checkLead:
    'Mira el disco, los registros, las claves, el reloj, los puertos y el servidor de correo. Tarda unos segundos y no cambia nada.',
  checkStart: 'Revisar ahora',
  report: 'Lo que se ha encontrado',
  reportText: 'El informe, para copiar',
  level: { ok: 'Bien', note: 'Nota', warning: 'Míralo', bad: 'No funciona' },
}

const jobs: Machine['jobs'] = {
  lead: 'El trabajo que Hearth hace solo, una cosa tras otra: preparar fotos, enviar cartas.',
  counts: 'Ahora',
  waiting: (n) => `${count(n, jobWord)} en espera`,
  running: (n) => `${count(n, jobWord)} en marcha`,
  idle: 'Ahora no hay nada que hacer.',
  dead: 'Abandonadas',
  deadLead: 'Tras varios intentos, Hearth para y te espera. No se pierde nada.',
  deadNone: 'No se ha abandonado nada.',
  next: 'Las siguientes',
  nextNone: 'No espera nada.',
  kind: {
    ingest: 'Preparar una foto',
    mail: 'Enviar una carta',
    erase: 'Borrar lo que queda de una persona',
  },
  otherKind: (kind) => `Otro trabajo (${kind})`,
  tries: (n) =>
    `${count(n, { one: 'intento', many: 'de intentos', other: 'intentos' })} hasta ahora`,
  since: (when) => `En espera desde el ${when}`,
  died: (when) => `Abandonada el ${when}`,
  notBefore: (when) => `Otra vez el ${when}`,
  retry: 'Intentar de nuevo',
  retryOf: (kind, when) => `Intentar de nuevo: ${kind}, ${when}`,
  retried: 'Está en espera otra vez.',
  retryAll: 'Intentar todas de nuevo',
  retriedAll: (n) => `${count(n, jobWord)} en espera otra vez.`,
  dismiss: 'Olvidar',
  dismissOf: (kind, when) => `Olvidar: ${kind}, ${when}`,
  dismissed: 'Está olvidada.',
  dismissAll: 'Olvidar todas',
  dismissAllTitle: '¿Olvidar todo lo abandonado?',
  dismissAllText:
    'Las fotos y cartas se quedan; las fotos siguen diciendo que no se pudieron preparar. Lo prometido, como borrar los datos de una persona, no se olvida.',
  dismissedAll: (n) => `${count(n, jobWord)} en el olvido.`,
  more: 'Mostrar más',
}

const storage: Machine['storage'] = {
  people: 'Por persona',
  peopleLead: 'Cuánto guarda cada cual aquí. Lo que es, no lo ves.',
  holds: (n, size) => `${count(n, fileWord)}, ${size}`,
  others: (n, size) =>
    `${count(n, { one: 'persona más', many: 'de personas más', other: 'personas más' })}, ${size}`,
  kinds: 'Por clase',
  kindsNone: 'Aquí aún no hay nada.',
  kind: {
    photos: 'Fotos e imágenes',
    videos: 'Vídeos',
    audio: 'Sonido',
    documents: 'Documentos y otros archivos',
    private: 'Fotos privadas, que nadie más puede abrir',
  },
  trash: 'Papelera',
  trashLead: 'Lo que se borra queda aquí 30 días, para poder recuperarlo.',
  trashNone: 'La papelera está vacía.',
  trashHolds: (n, size) => `${count(n, fileWord)}, ${size}`,
  oldest: (when) => `Lo más antiguo desde el ${when}`,
  goes: (when) => `Se borra del todo después del ${when}`,
  cache: 'Memoria de apoyo',
  cacheLead:
    'Imágenes en tamaños que alguien pidió. Se hacen de nuevo cuando hacen falta, así que no se pierde nada.',
  cacheHolds: (n, size, limit) =>
    `${count(n, { one: 'imagen', many: 'de imágenes', other: 'imágenes' })}, ${size} de ${limit} como mucho`,
  empty: 'Vaciar la memoria de apoyo',
  emptied: 'La memoria de apoyo está vacía.',
}

const log: Machine['log'] = {
  lead: 'Lo que Hearth anota sobre sí mismo. Contraseñas y claves se dejan fuera.',
  level: 'Mostrar',
  levels: {
    info: 'Todo',
    warn: 'Avisos y errores',
    error: 'Solo errores',
    debug: 'Todo, con detalles para desarrolladores',
  },
  mark: {
    trace: 'Detalle',
    debug: 'Detalle',
    info: 'Normal',
    warn: 'Aviso',
    error: 'Fallo',
    fatal: 'Parado',
  },
  lines: 'El diario',
  none: 'No hay nada así.',
  details: 'Detalles',
  older: 'Mostrar anteriores',
  newest: 'Mostrar lo más nuevo',
  fresh: 'Hay líneas más nuevas.',
}

const settings: Machine['settings'] = {
  lead: 'Todo aquello con lo que funciona este Hearth. Lo que no se elige arriba lo cambia, como variable, quien lo instaló, y reinicia Hearth.',
  title: 'Ajustes en vigor',
  source: { choice: 'Elegido en casa', environment: 'Puesto', default: 'Lo normal' },
  nothing: 'Ninguno',
  secretSet: 'Puesto, y nunca a la vista',
}

export const machine: Machine = {
  findings,
  overview,
  jobs,
  storage,
  log,
  settings,
  choices,
  network,
  copies,
}
