import type { Messages } from '../en/index.ts'

export const account: Messages['account'] = {
  title: 'Mi cuenta',
  parts: {
    profile: 'Perfil',
    security: 'Contraseña y llaves',
    devices: 'Dispositivos',
    activity: 'Qué ha pasado',
    access: 'Aplicaciones y programas',
    data: 'Mis datos',
  },
  hints: {
    profile: 'Tu nombre y tu correo',
    security: 'Contraseña, llaves de acceso, aplicación de autenticación',
    devices: 'Dónde tienes la sesión abierta',
    activity: 'Entradas y cambios',
    access: 'Quién puede actuar por ti',
    data: 'Quién puede leerlos; llevarlos, borrarlos',
  },
  toPhotos: 'A las fotos',
  toParts: 'Toda mi cuenta',
  never: 'nunca',
  failed: 'No se pudo cargar.',
  unknownDevice: 'Dispositivo desconocido',
  device: (browser, system) => `${browser} en ${system}`,
  name: 'Nombre',
  nameHint: 'Así te ven los demás.',
  email: 'Correo electrónico',
  emailHint: 'Con él inicias sesión.',
  newEmail: 'Correo nuevo',
  changeEmail: 'Cambiar el correo',
  emailSent:
    'Un mensaje con un enlace va de camino. El correo cambia cuando se abre el enlace; si no se envían correos, lo encuentra quien cuida de tu Hearth.',
  confirmed: 'Confirmado',
  unconfirmed: 'Aún sin confirmar',
  resend: 'Enviar el enlace otra vez',
  resent: 'Un enlace nuevo va de camino.',
}
