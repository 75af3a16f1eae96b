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
    lead: {
      app: 'En ese ordenador, la aplicación Hearth lo hace funcionar. Sus interruptores están en esta misma página, en la ventana de la aplicación.',
      other:
        'Hearth funciona aquí sin la aplicación Hearth, así que esto se hace a mano, en la máquina.',
    },
    runs: {
      app: 'La aplicación Hearth inicia Hearth, lo mantiene en marcha y lo termina.',
      service:
        'Un servicio del sistema inicia Hearth con el ordenador y lo recupera. Las líneas muestran cómo está, lo reinician y lo detienen.',
      tarball:
        'Alguien inició Hearth con esta línea, en la carpeta donde se descomprimió; Ctrl+C lo termina. INSTALL.md, en esa carpeta, dice cómo se inicia solo con el ordenador.',
      checkout:
        'Alguien inició Hearth con esta línea, en la carpeta de su código; Ctrl+C lo termina.',
    },
    menu: {
      mac: 'El menú de la aplicación está arriba en la pantalla, en la barra de menús.',
      windows: 'El menú de la aplicación está junto al reloj, quizá detrás de la flecha pequeña.',
      linux:
        'El menú de la aplicación está junto al reloj, donde el escritorio muestra esas cosas. Su ventana siempre se abre desde la lista de programas.',
      other: 'La ventana de la aplicación se abre desde la lista de programas.',
    },
    awake: {
      mac: 'Para que no se duerma: Ajustes del Sistema, Energía (o Batería, Opciones), y evitar el reposo automático.',
      windows:
        'Para que no se duerma: Configuración, Sistema, Energía, y elegir «Nunca» en la suspensión.',
      linux: 'En los ajustes de energía del ordenador, desactiva que se duerma solo.',
      other: 'En los ajustes de energía del ordenador, desactiva que se duerma solo.',
    },
    folderApp: 'Para mover todo a otra carpeta hay un botón aquí, en la ventana de la aplicación.',
    updatesApp:
      'Instala la aplicación Hearth más nueva sobre esta. Antes de cambiar los datos, se copian a la carpeta «backups».',
    sheetApp: 'La ventana de la aplicación la imprime, en esta misma página.',
    again: {
      title: 'Reiniciar',
      lead: 'Quien esté subiendo algo sigue después por sí solo. Tarda unos segundos.',
      restart: 'Reiniciar Hearth…',
      stop: 'Detener Hearth…',
      restartTitle: '¿Reiniciar Hearth?',
      restartText:
        'Durante unos segundos nadie llega a él. Lo que se esté subiendo sigue por sí solo.',
      restartDo: 'Reiniciar',
      stopTitle: '¿Detener Hearth?',
      stopText:
        'Entonces nadie llega a él, y nadie puede iniciarlo desde aquí: solo en la máquina, con «sudo systemctl start hearth», o cuando arranque el ordenador.',
      stopDo: 'Detener',
      restarting: 'Hearth se reinicia. Esta página sigue por sí sola.',
      stopping: 'Hearth se detiene ahora.',
    },
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
