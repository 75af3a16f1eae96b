import type { Messages } from '../en/index.ts'

export const welcome: Messages['welcome'] = {
  pageTitle: 'Primeros pasos',
  step: (step, of) => `Paso ${step} de ${of}`,
  next: 'Seguir',
  done: 'A mis fotos',
  place: {
    title: 'Dónde viven tus fotos',
    lead: 'Todo lo que Hearth guarda está en una sola carpeta de este ordenador. Nada se envía a ningún sitio.',
    folder: 'La carpeta',
    free: (room) => `Quedan ${room} libres en su disco.`,
    small: 'Es poco sitio para fotos. Es mejor un disco más grande.',
    now: 'Ahora, mientras la carpeta es pequeña, es cuando resulta más fácil cambiarla.',
  },
  home: {
    title: 'También en vuestros móviles',
    lead: 'Los demás de tu hogar pueden usar Hearth en cuanto esté en la red de casa.',
    on: (address) => `Está en la red de casa: ${address}`,
    off: 'No está en la red de casa y solo se abre en este ordenador.',
    what: 'Qué pasa entonces',
    steps: [
      'Hearth responde a los dispositivos de vuestra propia wifi, y a nadie en internet.',
      'Cada móvil escanea un código una vez e instala el certificado de vuestra casa, para que todo vaya cifrado.',
      'Después invitas a los demás, y cada persona crea su propia cuenta.',
    ],
    later: 'Ir a la red de casa',
  },
  login: {
    title: 'Siempre ahí',
    lead: 'Solo se puede llegar a Hearth mientras este ordenador está encendido y despierto.',
  },
  copy: {
    title: 'Una sola copia es poco',
    lead: 'Lo que guardes aquí pronto no existirá en ningún otro sitio.',
    what: 'Qué se guarda',
    whatText: (folder) =>
      `Las fotos y los archivos, las cuentas y las cajas fuertes de todos. Todo está en ${folder}.`,
    only: 'Es la única copia',
    onlyText:
      'Si este disco se rompe o roban el ordenador, se pierde todo. Lo que borras por error queda 30 días en la papelera; contra un disco roto eso no ayuda.',
    how: 'Cómo la hace Hearth',
    steps: [
      'Conecta otro disco a este ordenador.',
      'En la página Copias, indica una carpeta vacía en él.',
      'Desde entonces Hearth hace solo una copia cada día que el disco está conectado.',
      'De vez en cuando deja el disco en otro lugar, en casa de tus padres o en el trabajo, y conecta otro.',
    ],
    key: 'La llave de las cajas fuertes no está en ninguna copia. Imprime la hoja de recuperación y guárdala con los pasaportes.',
    go: 'Elegir adónde van las copias',
  },
}
