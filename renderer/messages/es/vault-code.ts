import type { Messages } from '../en/index.ts'

export const vaultCode: Messages['vaultCode'] = {
  title: 'Código de recuperación',
  lead: '64 caracteres en papel que abren tu caja fuerte, le pase lo que le pase a esta máquina.',
  none: 'Aún no tienes ninguno.',
  since: (date) => `Creado el ${date}. Hearth no lo conoce y no puede volver a mostrarlo.`,
  nextText:
    'Si un día se pierden esta máquina o sus llaves, un código en papel sigue abriendo tu caja fuerte.',
  make: 'Crear un código de recuperación',
  makeNew: 'Crear un código nuevo',
  remove: 'Quitar el código',
  removeTitle: '¿Quitar el código de recuperación?',
  removeText:
    'El papel ya no abrirá nada. Tu caja fuerte queda como está: esta casa guarda la llave. Puedes crear un código nuevo cuando quieras.',
  removed: 'El código de recuperación está quitado.',
  begin: {
    title: 'Un código de recuperación para tu caja fuerte',
    what: [
      'Lo verás una sola vez. Imprímelo, guárdalo o cópialo a mano.',
      'Después se te pedirán dos partes, para estar seguros de que lo tienes.',
      'Solo entonces vale. Si te vas antes, no ha cambiado nada.',
    ],
    replaces: 'Hasta entonces vale tu código actual. Después ya no abre nada.',
    voids:
      'Tus personas de confianza tienen partes del código actual. Dejarán de valer: nómbralas otra vez después.',
    oldCode: 'Tu código de recuperación actual',
    oldCodeHint: 'Nada más abre la llave, así que hace falta para crear uno nuevo.',
    go: 'Muéstrame el código',
  },
  keep: {
    title: 'Guarda bien este código',
    text: 'Solo se muestra esta vez. Quien lo tenga y llegue a este Hearth puede abrir tu caja fuerte: ponlo donde guardas tus papeles, no en la nevera.',
    print: 'Imprimir',
    save: 'Guardar en un archivo',
    qr: 'Mostrar como código QR',
    hideQr: 'Ocultar el código QR',
    qrLabel: 'Código QR del código de recuperación',
    qrText:
      'Un teléfono cuya cámara lo lea recibe el código como texto. Entonces está en ese teléfono: cuida dónde lo pones.',
    pending: 'Aún no vale. Si te vas ahora, no ha cambiado nada.',
    go: 'Ya lo he guardado',
  },
  check: {
    title: 'Vamos a ver',
    text: 'Escribe estos dos grupos desde tu papel o tu archivo.',
    group: (n) => `Grupo ${n}`,
    wrong: (n) => `Ese no es el grupo ${n} del código. Míralo otra vez.`,
    back: 'Mostrar el código otra vez',
    go: 'Comprobar',
    unsure:
      'La respuesta de Hearth se perdió por el camino. Guarda los dos códigos, el antiguo y este, y pulsa otra vez.',
  },
  done: {
    title: 'Tu código de recuperación ya vale',
    text: 'Los códigos anteriores ya no abren nada.',
    guardians: 'Si tenías personas de confianza, nómbralas otra vez ahora.',
  },
  sheet: {
    title: 'Código de recuperación de una caja fuerte',
    of: 'Caja fuerte de',
    house: 'Casa',
    address: 'Dirección',
    date: 'Creado el',
    how: 'Para usarlo: inicia sesión en Hearth, abre «Caja fuerte» en tu cuenta y escribe este código.',
    warning:
      'Guarda esta hoja como un pasaporte. Quien la tenga y llegue a este Hearth puede abrir la caja fuerte.',
    fileName: 'hearth-codigo-de-recuperacion.txt',
  },
}

export const vaultKey: Messages['vaultKey'] = {
  title: 'Quién tiene la llave',
  houseText:
    'Ahora la guarda esta casa, cerrada con su propia llave. Es cómodo: basta con iniciar sesión.',
  mineText: 'Ahora solo la tienes tú. Hearth guarda una copia sellada que solo abre tu código.',
  nextText: 'Tienes un código de recuperación. Con él puedes ser la única persona con la llave.',
  turnOn: 'Que solo yo tenga la llave',
  turnOff: 'Que la guarde esta casa',
  on: {
    title: 'Solo tú tienes la llave',
    what: [
      'Nadie puede abrir tu caja fuerte sin tu código: ni un administrador, ni la máquina, ni quien se la lleve.',
      'Si pierdes el código y no tienes personas de confianza, se pierde todo lo sellado. Para siempre. Nadie podrá ayudarte.',
      'Escribirás el código en cada dispositivo, cada vez que quieras abrir la caja fuerte.',
      'Las copias de los datos hechas antes, en otros discos, se siguen abriendo como entonces.',
    ],
    have: 'Tengo mi código de recuperación',
    need: 'Crear antes un código',
    needNew: 'Ya no lo tengo: crear uno nuevo',
    typeCode: 'Escribe tu código de recuperación, para estar seguros de que abre la caja fuerte.',
    proven: 'Has guardado tu código, y es el correcto.',
    understand: 'Entiendo que sin el código nadie puede abrir mi caja fuerte, tampoco Hearth.',
    mustUnderstand: 'Marca antes esta casilla.',
    go: 'Desde ahora solo yo',
    done: 'Ahora solo tú tienes la llave',
    doneText:
      'Hearth ha quitado su propia copia de la llave. Nombra ahora personas de confianza: así un código perdido no es el final.',
  },
  off: {
    title: '¿Que esta casa guarde la llave?',
    text: 'Hearth abrirá la caja fuerte cuando inicies sesión. Quien tenga la máquina y todas sus llaves también podría. No se pierde nada de lo sellado. Tu código sigue valiendo.',
    guardians: 'Las partes que guardas para otros se pierden; ellos lo sabrán.',
    go: 'Que la guarde esta casa',
    done: 'Esta casa vuelve a guardar la llave.',
  },
  rotate: {
    title: 'Una llave nueva',
    lead: 'Solo si alguien pudo hacerse con tu llave. Pocas veces es lo que necesitas.',
    begin: 'Cambiar la llave…',
    heading: '¿Cambiar la llave de tu caja fuerte?',
    what: [
      'Todo lo sellado con la llave actual queda ilegible. Para siempre: fotos, archivos y notas de la caja fuerte.',
      'Saca antes lo que quieras conservar.',
      'Tu código de recuperación ya no abre nada.',
    ],
    word: 'ilegible',
    type: (word) => `Para seguir, escribe «${word}»`,
    wrong: 'Escribe la palabra tal como está ahí.',
    go: 'Cambiar la llave',
    done: 'La caja fuerte tiene una llave nueva.',
    never:
      'Mientras solo tú tengas la llave, no se puede cambiar. Si hace falta, deja antes que la guarde esta casa.',
  },
}
