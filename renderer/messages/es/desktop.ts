import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { percent } = createCounting('es')

export const desktop: Messages['desktop'] = {
  habits: 'Cuándo funciona',
  startAtLogin: 'Iniciar Hearth cuando abro mi sesión en este ordenador',
  startAtLoginHint: 'Sin ventana: Hearth espera en la barra de menús o junto al reloj.',
  keepAwake: 'Mantener este ordenador despierto',
  awake: { always: 'Siempre', connected: 'Mientras haya alguien conectado', never: 'Nunca' },
  awakeHint: 'La pantalla se apaga de todos modos.',
  folder: 'Dónde se guarda todo',
  folderLead:
    'Un disco que esté siempre conectado: no una carpeta que se copie a una nube, ni la de otro ordenador.',
  move: 'Mover a otra carpeta…',
  moveText:
    'Tú eliges adónde. Hearth se detiene, lo copia todo, compara cada archivo y arranca de nuevo desde allí.',
  moving: (done) => `Moviendo: ${percent(done)}. Hearth vuelve enseguida.`,
  former: (folder) => `La carpeta anterior sigue ahí: ${folder}`,
  removeFormer: 'Eliminar la carpeta anterior…',
  updates: 'Actualizaciones',
  updatesLead:
    'Hearth mira una vez al día, y nunca mientras llegan fotos. No cambia nada por sí mismo.',
  version: (version) => `Este es Hearth ${version}.`,
  update: {
    unknown: 'Todavía no ha buscado uno más nuevo.',
    newest: 'No hay ninguno más nuevo.',
    failed: 'No se pudo averiguar si hay uno más nuevo.',
    off: 'No busca versiones nuevas por sí mismo.',
  },
  newer: (version) => `Ha salido la versión ${version}.`,
  lookForUpdates: 'Buscar actualizaciones',
  getUpdate: 'Abrir la página de descarga',
  sheet: 'Hoja de recuperación',
  sheetText:
    'La llave de las cajas fuertes está en el almacén de claves de este ordenador. Imprime su hoja de recuperación y guárdala con los pasaportes: vuelve a abrir las cajas fuertes si este ordenador se pierde.',
  sheetHand:
    'La llave de las cajas fuertes abre lo que se guarda bajo llave aquí. Imprime su hoja de recuperación y guárdala con los pasaportes: vuelve a abrir las cajas fuertes si la llave se pierde.',
  printSheet: 'Imprimir la hoja de recuperación…',
  sheetCommand: 'Esta orden crea la página para imprimir:',
  logs: 'Registros',
  logsText: 'Lo que Hearth anota sobre sí mismo, para quien te ayude. No se envía a ningún sitio.',
  showLogs: 'Mostrar la carpeta',
  showReports: 'Mostrar los informes de fallos',
  quit: 'Salir',
  quitText:
    'Los teléfonos y los demás ordenadores no llegan a Hearth hasta que se inicie de nuevo. Antes vuelve a preguntar.',
  quitApp: 'Salir de Hearth…',
  failed: 'La aplicación Hearth no lo hizo. Vuelve a intentarlo o usa su menú.',
  byHand: {
    lead: 'Ves esta página en un navegador. En la ventana de la aplicación Hearth hay interruptores aquí.',
    habits:
      'En Linux, un servicio del sistema inicia Hearth con el ordenador y lo recupera. La primera línea lo activa, la segunda muestra cómo está.',
    awake: 'En los ajustes de energía del ordenador, desactiva que se duerma solo.',
    folder: 'Para mover todo a otra carpeta:',
    folderSteps: [
      'Detén Hearth.',
      'Mueve la carpeta entera a su nuevo sitio.',
      'Pon el nuevo sitio en HEARTH_DATA_DIR, donde se inicia Hearth: antes de la orden o en el servicio.',
      'Vuelve a iniciar Hearth.',
    ],
    updates:
      'Detén Hearth, instala el paquete más nuevo e inícialo de nuevo. Antes de cambiar los datos, se copian a la carpeta «backups».',
    logs: 'Están en esta carpeta. La página «Diario» también los muestra.',
  },
}
