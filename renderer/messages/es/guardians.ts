import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { count, number } = createCounting('es')
const people = { one: 'persona', other: 'personas' }

export const guardians: Messages['guardians'] = {
  title: 'Personas de confianza',
  lead: 'Personas de este hogar que pueden devolverte tu código de recuperación si lo pierdes.',
  none: 'No tienes ninguna. Si pierdes tu código, se pierde también lo sellado.',
  choose: 'Elegir personas de confianza',
  chooseAnew: 'Elegir de nuevo',
  dismiss: 'Retirar a todas',
  meaning: (needed, all) =>
    `${number(needed)} de estas ${number(all)} pueden devolverte juntas tu código. Menos no pueden, y Hearth tampoco.`,
  holds: 'tiene una parte',
  lost: {
    declined: 'Ya no quiere ser tu persona de confianza',
    'zero-knowledge-off': 'Deja su llave a esta casa: la parte se perdió',
    'key-replaced': 'Tiene una llave nueva: la parte se perdió',
  },
  gone: 'Alguien que dejó el hogar',
  left: (n) => `${count(n, people)} de ellas ya no están en el hogar.`,
  few: 'Muy pocas tienen todavía una parte. Si pierdes ahora tu código, nadie puede devolverlo. Elige de nuevo.',
  dismissTitle: '¿Retirar a tus personas de confianza?',
  dismissText:
    'Sus partes dejan de valer. Si después pierdes tu código, lo sellado se pierde para siempre.',
  dismissed: 'Ya no tienes personas de confianza.',
  pick: {
    title: 'Elige tus personas de confianza',
    text: 'Elige a personas en quien confías y con quien puedes hablar: llegado el momento compararéis de viva voz unas cifras. Ninguna ve nada de tu caja fuerte.',
    replaces: 'Tus personas de confianza actuales quedan retiradas; sus partes dejan de valer.',
    nobody: 'Aún no vive nadie más en este Hearth. Invita antes a alguien.',
    who: 'Quién',
    reason: {
      'no-vault': 'Aún no tiene caja fuerte',
      'not-zero-knowledge':
        'Deja su llave a esta casa; una persona de confianza debe tener la suya',
      'no-key': 'Tiene que abrir antes una vez su caja fuerte',
    },
    needed: 'Cuántas hacen falta',
    of: (needed, all) => `${number(needed)} de ${number(all)}`,
    two: 'Elige al menos a dos personas.',
    most: 'Elige como mucho a nueve personas.',
    why: 'Tu código se reparte en este dispositivo, por eso hace falta aquí.',
    go: 'Nombrarlas mis personas de confianza',
    done: 'Tus personas de confianza están nombradas.',
  },
}

export const holding: Messages['holding'] = {
  title: 'Lo que guardo para otros',
  lead: 'Eres la persona de confianza de estas personas. Una parte sola no abre nada.',
  none: 'Nadie te ha nombrado. Mientras solo tú tengas tu llave, otros pueden hacerlo.',
  needed: 'Alguien te necesita',
  somebody: 'Alguien de este hogar',
  since: (date) => `Tienes una parte desde el ${date}`,
  asks: (name) => `${name} pide el código de recuperación`,
  look: 'Ver la petición',
  compare: (name) =>
    `Llama a ${name} o ve a verle. Que te lea las cifras de su pantalla. Da tu parte solo si las dieciséis cifras son iguales: si no, la pide otra persona.`,
  numbers: 'Cifras para comparar',
  until: (moment) => `La petición termina el ${moment}.`,
  unlockFirst: 'Para dar tu parte, abre antes tu propia caja fuerte.',
  same: 'Son iguales: dar mi parte',
  refuse: 'No son iguales: rechazar',
  given: 'Has dado tu parte.',
  refused: 'Has rechazado. Si fue un error, todavía puedes dar tu parte.',
  givenToast: (name) => `${name} tiene ahora tu parte.`,
  refusedToast: 'Rechazado. Díselo a la persona de cuyo nombre se trataba.',
  stop: 'No guardarla más',
  stopTitle: (name) => `¿No ser más la persona de confianza de ${name}?`,
  stopText:
    'Tu parte desaparece. Si quedan muy pocas, ya no se podrá devolver a esta persona un código perdido. Ella lo ve.',
  stopped: 'Ya no guardas nada para esta persona.',
}

export const lost: Messages['lost'] = {
  title: 'He perdido mi código',
  look: 'Mira antes donde puedes haberlo guardado: una hoja, un archivo, una foto del código QR.',
  alone:
    'No has nombrado personas de confianza, así que nadie puede devolver el código: ni un administrador ni Hearth. Lo sellado sigue cerrado hasta que lo encuentres.',
  tooFew:
    'Muy pocas de tus personas de confianza tienen todavía una parte. Lo sellado sigue cerrado hasta que encuentres el código.',
  how: 'Tus personas de confianza te lo pueden devolver:',
  steps: [
    'Tú lo pides, y ves aquí una fila de cifras.',
    'Cada una ve la petición en su caja fuerte. Llámalas y lee las cifras.',
    'Cuando hayan aceptado bastantes, este dispositivo vuelve a formar tu código.',
  ],
  ask: 'Pedirlo a mis personas de confianza',
  read: 'Lee estas cifras en voz alta',
  readText:
    'Llama a tus personas de confianza o ve a verlas. En su cuenta, en «Caja fuerte», ven tu petición y comparan.',
  progress: (given, needed) => `${number(given)} de ${number(needed)} han dado su parte`,
  refused: (names) => `Lo rechazó: ${names}. Hablad entre vosotros.`,
  reload:
    'Puedes cerrar esta página y volver en este dispositivo: la petición sigue hasta que termine.',
  until: (moment) => `Termina el ${moment}.`,
  withdraw: 'Retirar la petición',
  withdrawn: 'La petición está retirada.',
  elsewhere:
    'Otro de tus dispositivos ya lo pidió. Sigue allí, o pídelo otra vez desde aquí: la petición del otro dispositivo termina entonces.',
  askHere: 'Pedirlo desde este dispositivo',
  ended: 'La última petición terminó sin bastantes respuestas.',
  back: 'Aquí está otra vez tu código',
  backText: 'Tus personas de confianza lo han devuelto. Hearth no lo conoce.',
  backDone: 'Ya lo he guardado, seguir',
  advice: 'Mejor crea ahora un código nuevo',
  adviceText:
    'El perdido puede estar en algún sitio. Con uno nuevo ya no abre nada. Después nombra otra vez a tus personas de confianza.',
  makeNew: 'Crear ahora un código nuevo',
  later: 'Ahora no',
}
