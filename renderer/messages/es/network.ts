import type { Messages } from '../en/index.ts'

type Machine = Messages['admin']['machine']
type Findings = Pick<Machine['findings'], 'name' | 'lookup' | 'certificate' | 'reach' | 'firewall'>

export const networkFindings: Findings = {
  name: {
    ok: (address) => `En la red de casa este ordenador responde a ${address}.`,
    taken: (address) =>
      `Otro dispositivo, ${address}, tiene el mismo nombre en la red de casa. Da otro nombre a uno de los dos.`,
    silent: (host) =>
      `Nadie responde a ${host} en la red de casa. Con el código QR los móviles entran igualmente. Suele ser una wifi de invitados o un router que separa los dispositivos.`,
    alone:
      'Este ordenador no está ahora en ninguna red de casa. Mira si su wifi está encendida o el cable puesto.',
    off: 'Hearth no está en la red de casa: solo se abre en este ordenador.',
    unchecked: (name) => `El nombre ${name}.local no se puede comprobar desde aquí.`,
    trouble:
      'La red de casa está activada, pero no funciona. Arriba en la página «Red de casa» se dice por qué.',
  },
  lookup: {
    ok: (host, address) => `Este ordenador encuentra ${host} en ${address}.`,
    none: (host) =>
      `Este mismo ordenador no encuentra ${host}; los móviles casi siempre sí. Aquí abre Hearth como hasta ahora.`,
    elsewhere: (host, address) =>
      `Este ordenador cree que ${host} es ${address}, que es otro dispositivo. Reinicia el router; si no ayuda, da otro nombre a la casa.`,
  },
  certificate: {
    ok: (fingerprint, until) =>
      `El certificado de esta casa vale hasta el ${until}: ${fingerprint}`,
    off: 'Fuera de la red de casa no hace falta certificado.',
    unchecked: 'El certificado no se puede comprobar desde aquí.',
    missing:
      'En la carpeta de datos falta lo que acredita a esta casa, así que ningún dispositivo puede creerle. Recupera la carpeta «keys» de una copia o retira toda la confianza más abajo.',
    silent: 'En este ordenador nada responde cifrado. Reinicia Hearth.',
    foreign:
      'Lo que responde aquí muestra un certificado que no es de esta casa. Quizá otro programa tiene el puerto. Reinicia el ordenador.',
    name: (host) => `El certificado no es para ${host}. Reinicia Hearth.`,
    early: (from) =>
      `Según el reloj de este ordenador, el certificado no vale hasta el ${from}. Pon en hora este ordenador.`,
    over: (until) =>
      `Según el reloj de este ordenador, el certificado caducó el ${until}. Mira el reloj; si está bien, reinicia Hearth.`,
    soon: (until) => `El certificado vale hasta el ${until}. Hearth hace el siguiente por sí solo.`,
    address: (address) =>
      `El certificado aún no conoce la dirección ${address}. Espera unos segundos y vuelve a comprobar.`,
  },
  reach: {
    ok: (address) => `Hearth responde en ${address}.`,
    closed: (address) =>
      `En ${address} no responde nada. Lo impide otro programa o un cortafuegos de este ordenador.`,
    page: (address) =>
      `La página donde empiezan los móviles no se abre en ${address}. Quizá otro programa tiene el puerto.`,
    short: (host) => `También sin puerto, https://${host} y http://${host} llevan aquí.`,
    long: (host, port) =>
      `La dirección necesita su puerto: https://${host}:${port}. Los puertos que no hace falta escribir los reserva este ordenador, o los tiene otro programa.`,
  },
  firewall: {
    ok: (at) => `Otro dispositivo ha entrado, la última vez ${at}.`,
    hint: (plain, secure) =>
      `Desde que Hearth está en marcha no ha entrado ningún otro dispositivo. Si un móvil no lo consigue: tiene que estar en la misma wifi (ni de invitados ni VPN), y el cortafuegos de este ordenador tiene que dejar entrar a Hearth. En Windows: Seguridad de Windows, Firewall, «Permitir una aplicación». En un Mac: Ajustes del Sistema, Red, Firewall. En Linux: los puertos ${plain} y ${secure}.`,
  },
}

export const network: Machine['network'] = {
  title: 'Móviles y ordenadores en casa',
  lead: 'Con esto activado, cualquier dispositivo de vuestra wifi puede abrir Hearth, cifrado. Desde fuera no puede nadie.',
  isOn: 'Activada',
  isOff: 'Desactivada',
  isStuck: 'Activada, pero no funciona',
  turnOn: 'Activar',
  turnOff: 'Desactivar',
  fixed: (variable) =>
    `${variable} está fijado donde se inicia Hearth, y decide. Quítalo allí para elegir aquí.`,
  trouble: {
    port: 'Otro programa tiene el puerto que Hearth necesita en casa. Ciérralo, o haz que Hearth se inicie con otro puerto (HEARTH_HTTPS_PORT).',
    portFree:
      'Otro programa tiene el puerto que Hearth necesita en casa. Ciérralo, o usa otro puerto: la dirección en casa termina entonces en él.',
    authority:
      'Aquello en lo que confían los dispositivos de esta casa falta, está dañado o es de otro nombre. Recupera la carpeta «keys» de una copia de la carpeta de datos y vuelve a intentarlo. Si se ha perdido para siempre, retira toda la confianza más abajo: entonces cada dispositivo empieza de nuevo.',
    unknown: 'No ha funcionado. El registro dice más.',
  },
  usePort: (port) => `Usar el puerto ${port}`,
  nowOn: 'Los dispositivos de casa ya pueden entrar.',
  nowOff: 'Ahora Hearth solo se abre en este ordenador.',
  offTitle: '¿Desactivar la red de casa?',
  offText:
    'Los móviles y otros ordenadores no llegan a Hearth hasta que se active de nuevo. No se pierde nada: lo que instalaron sigue valiendo entonces.',
  offHere: 'Tú estás aquí por la red de casa: esta página termina con ella.',
  begin: 'Un móvil u ordenador nuevo',
  beginLead:
    'Escanéalo con la cámara del móvil, en la misma wifi. La página que se abre guía por lo demás y dice cuándo está listo.',
  beginLink: 'Lo mismo como enlace',
  beginQr: 'Código QR de la página donde empieza un dispositivo',
  noNetwork: 'Este ordenador no está ahora en ninguna red de casa. Mira si su wifi está encendida.',
  facts: 'Quién responde',
  address: 'Dirección en casa',
  numbers: 'En números',
  answers: 'Quién tiene el nombre',
  answersUs: 'Este ordenador',
  answersOther: (address) => `Este ordenador y otro dispositivo, ${address}`,
  guest: 'Último dispositivo que entró',
  guestNone: 'Ninguno desde que Hearth está en marcha',
  until: 'El certificado vale hasta el',
  fingerprint: 'Huella',
  fingerprintHint:
    'La página del móvil muestra las mismas letras y cifras. Si no, no es vuestro Hearth.',
  check: 'Comprobar mi red de casa',
  checkLead:
    'Pregunta por el nombre, prueba cada puerta y mira el certificado, como haría un móvil. Tarda unos segundos y no cambia nada.',
  checkStart: 'Comprobar ahora',
  checkWell: 'Todo está bien: un móvil en la misma wifi puede entrar.',
  checkNote: 'Por lo que se ve desde aquí, nada lo impide.',
  checkTrouble: 'Algo impide que entren los móviles.',
  changes: 'Lo que nota cada dispositivo',
  changesLead:
    'Pocas veces hace falta. Ambas cosas dan trabajo en cada móvil y ordenador del hogar.',
  rename: 'Otro nombre',
  renameText: (host) => `La casa se llama ${host}.`,
  renameField: 'Nombre nuevo',
  renameHint:
    'Minúsculas, cifras y guiones. Se convierte en una dirección que termina en «.local».',
  renameWrong: 'Usa minúsculas, cifras y guiones, como mucho 63, y ningún guion en los extremos.',
  renameTitle: '¿Dar otro nombre a la casa?',
  renameWhat: [
    'Cada móvil y ordenador empieza de nuevo: escanear el código QR, instalar el certificado nuevo.',
    'Las llaves de acceso del nombre anterior ya no funcionan. Cada persona entra con su contraseña y crea otras.',
    'Los marcadores e iconos de los móviles no llevan a ninguna parte y hay que hacerlos de nuevo.',
    'Las cuentas, fotos y archivos se quedan como están.',
  ],
  renameSubmit: 'Cambiar el nombre',
  renamed: (host) => `Ahora la casa se llama ${host}.`,
  renew: 'Retirar toda la confianza',
  renewText:
    'Si alguien puede haber copiado la carpeta de datos de este ordenador. Con un móvil perdido basta con cerrar su sesión.',
  renewTitle: '¿Retirar toda la confianza?',
  renewWhat: [
    'La casa hace un certificado nuevo y ya no usa el anterior.',
    'Cada móvil y ordenador instala el nuevo, como el primer día; hasta entonces no entra.',
    'Quita el anterior de cada dispositivo: mientras esté allí, quien tenga una copia de su clave podría hacerse pasar por vuestro Hearth. La página donde empiezan los dispositivos dice cómo.',
    'Las cuentas, fotos y llaves de acceso se quedan como están.',
  ],
  renewSubmit: 'Hacer un certificado nuevo',
  renewed: 'Hay un certificado nuevo. Escanea el código QR con cada dispositivo.',
}
