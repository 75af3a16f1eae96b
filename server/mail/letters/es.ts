import type { Wording } from './wording.ts'

export const es: Wording = {
  locale: 'es-ES',
  greeting: (name) => (name ? `Hola, ${name}:` : 'Hola:'),
  letters: {
    verification: (house) => ({
      subject: `¿Es esta tu dirección? ${house}`,
      lead: `Alguien, seguramente tú, ha creado una cuenta con esta dirección de correo en el Hearth de «${house}». Confirma, por favor, que es tuya.`,
      button: 'Sí, es mi dirección',
      unasked:
        'Si no has sido tú, no tienes que hacer nada: sin tu confirmación nadie puede entrar con esta dirección.',
    }),
    reset: (house) => ({
      subject: `Una contraseña nueva para ${house}`,
      lead: `Alguien, seguramente tú, ha pedido una contraseña nueva para tu cuenta en el Hearth de «${house}». Aquí puedes elegirla.`,
      button: 'Elegir contraseña',
      unasked: 'Si no has sido tú, no tienes que hacer nada: tu contraseña sigue igual.',
    }),
    'magic-link': (house) => ({
      subject: `Entrar en ${house}`,
      lead: `Alguien, seguramente tú, quiere entrar con esta dirección de correo en el Hearth de «${house}». Basta con este botón.`,
      button: 'Entrar',
      unasked:
        'Si no has sido tú, no tienes que hacer nada. Solo guarda esta carta para ti: quien tenga el enlace puede entrar en tu nombre.',
    }),
    invitation: (house) => ({
      subject: `Adelante: una invitación de ${house}`,
      lead: `Quien cuida del Hearth de «${house}» te invita. Es el lugar propio de este hogar para fotos y archivos, en un ordenador en casa. Aquí puedes crear tu cuenta.`,
      button: 'Aceptar la invitación',
      unasked:
        'Si no sabes quién podría ser, no tienes que hacer nada: sin ti no se crea ninguna cuenta.',
    }),
    'email-change': (house) => ({
      subject: `Otra dirección de correo para ${house}`,
      lead: `Alguien, seguramente tú, ha pedido cambiar la dirección de correo de tu cuenta en el Hearth de «${house}». Solo cambia si estás de acuerdo.`,
      button: 'Cambiar la dirección',
      unasked:
        'Si no has sido tú, no pulses el botón: la dirección sigue igual. Por si acaso, elige una contraseña nueva.',
    }),
  },
  lifetime: (duration, until) => `El enlace vale ${duration}, hasta el ${until}.`,
  byHand: 'Si el botón no funciona, copia este enlace en tu navegador:',
  closing: 'Un cálido saludo',
  sender: (house) => `Hearth, en casa de «${house}»`,
}
