import type { Wording } from './wording.ts'

const asked = (duration: string, until: string) =>
  `La petición sigue abierta ${duration}, hasta el ${until}.`

export const es: Wording = {
  locale: 'es-ES',
  greeting: (name) => (name ? `Hola, ${name}:` : 'Hola:'),
  letters: {
    trial: (house) => ({
      subject: `Las cartas llegan: ${house}`,
      lead: `Le pediste esta carta al Hearth de «${house}», y aquí está: su servidor de correo funciona.`,
      button: 'Abrir Hearth',
      unasked:
        'Si no la pediste, un admin de esa casa escribió mal su dirección. No hay nada que hacer.',
      lasts: () => '',
    }),
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
    'vault-changed': (house) => ({
      subject: `Tu caja fuerte ha cambiado: ${house}`,
      lead: `Alguien, seguramente tú o una de tus aplicaciones, ha cambiado lo que abre tu caja fuerte en el Hearth de «${house}», sin tener que demostrar que podía abrirla. En la página de tu caja fuerte ves qué código de recuperación o qué llave vale ahora y quién la ha pedido.`,
      button: 'Ver mi caja fuerte',
      unasked:
        'Si no has sido tú, cierra la sesión en todos los dispositivos de tu cuenta y elige una contraseña nueva. Una caja fuerte que solo abre tu código acepta aún el código anterior durante 30 días.',
      lasts: () => '',
    }),
    'recovery-asked': (house) => ({
      subject: `Se ha pedido tu código de recuperación: ${house}`,
      lead: `Desde tu cuenta en el Hearth de «${house}» se ha pedido a tus personas de confianza que te devuelvan el código de recuperación de tu caja fuerte. Solo aceptan después de hablar contigo y comparar los números.`,
      button: 'Ver la petición',
      unasked:
        'Si no has sido tú, avisa enseguida a tus personas de confianza, retira la petición en esa página, cierra la sesión en todos los dispositivos y elige una contraseña nueva.',
      lasts: asked,
    }),
    'guardian-asked': (house) => ({
      subject: `Te necesitan como persona de confianza: ${house}`,
      lead: `Alguien del Hearth de «${house}», que te eligió como persona de confianza, pide su código de recuperación. Tú guardas una parte. En la página de tu caja fuerte ves quién es y qué números comparar. Hablad antes de aceptar.`,
      button: 'Ver la petición',
      unasked:
        'Si esa persona no te lo ha pedido ella misma, recházalo en esa página. Mientras no hagas nada, no se entrega nada tuyo.',
      lasts: asked,
    }),
  },
  lifetime: (duration, until) => `El enlace vale ${duration}, hasta el ${until}.`,
  byHand: 'Si el botón no funciona, copia este enlace en tu navegador:',
  closing: 'Un cálido saludo',
  sender: (house) => `Hearth, en casa de «${house}»`,
}
