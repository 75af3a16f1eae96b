import type { Words } from './index.ts'

export const es: Words = {
  title: 'Preparar este dispositivo',
  lead: 'Hearth cifra lo que le envías. Para eso, este dispositivo tiene que conocer tu casa una vez. Se tarda más o menos un minuto.',
  noScript:
    'Sigue los pasos de abajo y abre después la dirección de la casa. Si no hay ninguna advertencia, este dispositivo está listo.',
  open: 'Abrir Hearth',
  check: {
    waiting: ['Mirando…', 'Este dispositivo intenta llegar a la casa.'],
    ready: [
      'Este dispositivo está listo.',
      'Conoce tu casa, y todo lo que pasa entre los dos va cifrado. Inicia sesión y guarda una llave de acceso cuando Hearth lo ofrezca.',
    ],
    untrusted: [
      'Todavía no está listo.',
      'Este dispositivo aún no conoce tu casa. Sigue los pasos de abajo; esta línea cambia sola.',
    ],
    unnamed: [
      'Casi.',
      'Este dispositivo conoce tu casa, pero no encuentra su nombre en esta red. Puedes seguir por su número; las llaves de acceso solo funcionan con el nombre. Apagar y encender el wifi suele ayudar.',
    ],
    clock: [
      'Los relojes no coinciden.',
      'La fecha de este dispositivo y la de la casa se llevan más de un día. Corrige la que esté mal: el cifrado necesita la fecha.',
    ],
    unreachable: [
      'La casa no responde.',
      '¿Está este dispositivo en el mismo wifi y está encendido el ordenador con Hearth? Una red de invitados suele separar los dispositivos.',
    ],
  },
  stepsTitle: 'Tus pasos',
  otherTitle: 'Es otro dispositivo',
  systems: {
    ios: {
      label: 'iPhone y iPad',
      download: 'Cargar el perfil',
      steps: [
        'En Safari, toca «Cargar el perfil» y después «Permitir».',
        'Abre Ajustes, toca «Perfil descargado» arriba y después «Instalar».',
        'Sin salir de Ajustes: General → Información → Ajustes de confianza de los certificados, abajo del todo. Activa «Hearth».',
        'Vuelve a esta página.',
      ],
    },
    android: {
      label: 'Android',
      download: 'Cargar el certificado',
      steps: [
        'Toca «Cargar el certificado». Queda entre tus descargas.',
        'Abre Ajustes y busca «Certificado de CA». Tócalo y después «Instalar de todos modos».',
        'Elige el archivo hearth.crt.',
        'Vuelve a esta página. Usa Chrome: Firefox pide más.',
      ],
    },
    macos: {
      label: 'Mac',
      download: 'Cargar el perfil',
      steps: [
        'Haz clic en «Cargar el perfil».',
        'Abre Ajustes del Sistema → General → Gestión de dispositivos, haz doble clic en el perfil de Hearth y después en «Instalar».',
        'Vuelve a esta página.',
      ],
    },
    windows: {
      label: 'Windows',
      download: 'Cargar el certificado',
      steps: [
        'Haz clic en «Cargar el certificado» y abre el archivo.',
        'Haz clic en «Instalar certificado…», elige «Usuario actual» y después «Colocar todos los certificados en el siguiente almacén» → Examinar → «Entidades de certificación raíz de confianza».',
        'Confirma y cierra el navegador una vez para que lo note.',
      ],
    },
    linux: {
      label: 'Linux',
      download: 'Cargar el certificado',
      steps: [
        'Haz clic en «Cargar el certificado».',
        'Chrome: Configuración → Privacidad y seguridad → Seguridad → Gestionar certificados → Personalizado → Instalados por ti → importar hearth.crt en «Certificados de confianza».',
        'Firefox: Ajustes → Privacidad y seguridad → Ver certificados → Autoridades → Importar, y marca la identificación de sitios web.',
      ],
    },
  },
  compareTitle: 'Para quien tiene cuidado',
  compare:
    'Cualquiera en esta red podría mostrarte una página como esta. Compara esta huella con la que Hearth muestra en su propio ordenador, donde se inició. Tienen que ser iguales:',
  limits:
    'El certificado puede responder por esta casa y por nada más, ni por un banco ni por una tienda. Su clave nunca sale del ordenador con Hearth.',
  undoTitle: 'Deshacerlo',
  undo: 'Borra el certificado o el perfil «Hearth» donde lo instalaste: en los ajustes de este dispositivo, entre los perfiles o certificados. No se pierde nada de lo que tienes en Hearth.',
}
