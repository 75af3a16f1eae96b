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
  expired: 'Tu sesión se cerró después de un rato. Inicia sesión y sigue donde lo dejaste.',
  email: 'Correo electrónico',
  password: 'Contraseña',
  submit: 'Iniciar sesión',
  wrong: 'El correo y la contraseña no coinciden. Revisa los dos, por favor.',
}

export const form: Messages['form'] = {
  required: 'Rellena este campo, por favor.',
  emailShape: 'Esto no parece una dirección de correo.',
  passwordShort: 'Al menos 8 caracteres, por favor.',
  passwordLong: 'Como máximo 128 caracteres, por favor.',
}
