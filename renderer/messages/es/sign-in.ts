import type { Messages } from '../en/index.ts'

export const setup: Messages['setup'] = {
  pageTitle: 'Configurar Hearth',
  title: 'Te damos la bienvenida a casa',
  lead: 'Un minuto para empezar: pon nombre a tu hogar y crea tu propia cuenta. Después podrás invitar a los demás.',
  household: 'Nombre del hogar',
  householdHint: 'Como os llamáis en casa, por ejemplo «Los Tilos».',
  name: 'Tu nombre',
  email: 'Correo electrónico',
  emailHint: 'Solo para iniciar sesión. Hearth no envía nada a ningún sitio.',
  password: 'Contraseña',
  code: 'Código de configuración',
  codeHint: 'Aparece donde se inició Hearth, porque este es otro dispositivo.',
  submit: 'Encender el fuego',
  foot: 'Todo se queda en este ordenador. Nadie más tiene cuenta hasta que tú lo digas.',
  alreadyDone: 'Este Hearth ya está configurado. Inicia sesión, por favor.',
}

export const signIn: Messages['signIn'] = {
  pageTitle: 'Iniciar sesión',
  title: 'Qué alegría verte',
  lead: 'Inicia sesión en tu hogar.',
  forApp: 'Inicia sesión y seguirás hacia la aplicación de la que vienes.',
  expired: 'Tu sesión se cerró después de un rato. Inicia sesión y sigue donde lo dejaste.',
  email: 'Correo electrónico',
  password: 'Contraseña',
  submit: 'Iniciar sesión',
  wrong: 'El correo y la contraseña no coinciden. Revisa los dos, por favor.',
  lockedHelp: 'Quien cuida de tu Hearth puede dejarte entrar antes.',
  or: 'o',
  forgot: '¿Olvidaste tu contraseña?',
  passkey: 'Entrar con una llave de acceso',
  passkeyHint: 'Con tu huella, tu cara o el bloqueo de este dispositivo.',
  magic: 'Enviarme un enlace para entrar',
  magicSent: (email) =>
    `Si hay aquí una cuenta para ${email}, un mensaje va de camino. Su enlace vale diez minutos.`,
  otherWays: 'Otras formas de entrar',
  noPasskey: {
    loopback: 'Para las llaves de acceso hace falta aquí el nombre «localhost» en vez del número.',
    openLocalhost: 'Abrir Hearth como localhost',
    insecure:
      'Las llaves de acceso necesitan la dirección segura de tu Hearth, la que empieza por https://. Quien lo cuida puede enseñártela.',
    number:
      'Una llave de acceso pertenece a un nombre, y esta dirección es un número. Abre tu Hearth por su nombre.',
    browser: 'Este navegador no conoce las llaves de acceso. Uno más nuevo sí.',
    closed: 'Las llaves de acceso no funcionan en esta dirección de tu Hearth.',
  },
}

export const secondStep: Messages['secondStep'] = {
  pageTitle: 'Un paso más',
  title: 'Un paso más',
  lead: 'Abre tu aplicación de autenticación y escribe las seis cifras que muestra para Hearth.',
  code: 'Código',
  submit: 'Continuar',
  trust: 'No volver a preguntar en este dispositivo',
  trustHint: 'Solo en un dispositivo tuyo. Puedes deshacerlo en tu cuenta.',
  useBackup: 'Usar un código de respaldo',
  useApp: 'Usar la aplicación de autenticación',
  backupLead: 'Escribe uno de tus códigos de respaldo. Cada uno sirve una vez.',
  backupCode: 'Código de respaldo',
  wrong: 'Ese código no era correcto. Escribe el que se muestra ahora.',
  wrongBackup: 'Ese código de respaldo no era correcto, o ya se usó.',
  help: 'Si no tienes el teléfono ni códigos de respaldo, quien esté ante la máquina de Hearth puede dejarte entrar con la orden «hearth unlock EMAIL --second-factor».',
  startOver: 'Empezar de nuevo',
}

export const form: Messages['form'] = {
  required: 'Rellena este campo, por favor.',
  emailShape: 'Esto no parece una dirección de correo.',
  passwordShort: 'Al menos 8 caracteres, por favor.',
  passwordLong: 'Como máximo 128 caracteres, por favor.',
  code: 'Escribe el código completo.',
  deleteWord: 'Escribe la palabra tal como se muestra.',
}
