import { createCounting, type Noun } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { count, number, plural } = createCounting('es')
const photo: Noun = { one: 'foto', many: 'de fotos', other: 'fotos' }
const sealedPhoto: Noun = {
  one: 'foto sellada',
  many: 'de fotos selladas',
  other: 'fotos selladas',
}

export const sealed: Messages['sealed'] = {
  item: (name) => `${name}, sellada`,
  nameless: 'Foto sellada',
  line: {
    shut: (n) =>
      `${count(n, sealedPhoto)}: abre la caja fuerte para ${plural(n, { one: 'verla', other: 'verlas' })}`,
    insecure: (n) =>
      `${count(n, sealedPhoto)}, ${plural(n, { one: 'cerrada', other: 'cerradas' })} en esta página`,
    opening: (done, of) => `Abriendo ${number(done)} de ${number(of)}`,
    open: (n) => `Entre ellas, ${count(n, sealedPhoto)}`,
    lock: 'Cerrar ahora',
    why: 'Por qué, y qué hacer',
    unreadable: (n) =>
      `${count(n, photo)} no se ${plural(n, { one: 'puede abrir: sellada', other: 'pueden abrir: selladas' })} con una llave anterior de esta caja fuerte`,
    deleteClosed: 'Eliminar lo que no se puede abrir',
    failed: 'No se han podido cargar las fotos selladas.',
  },
  unlock: {
    title: 'Abre tu caja fuerte',
    text: 'Tus fotos selladas aparecen entonces en su sitio, en este dispositivo y solo para ti.',
  },
  choice: {
    label: 'Solo para mí (sellado)',
    hint: 'Se cifra en este dispositivo antes de enviarse. En el disco nadie puede leerlo: solo lo abre tu caja fuerte.',
    locked: 'Tu caja fuerte está cerrada. Ábrela primero.',
    unlock: 'Abrir',
    dropHint: 'Sellado, solo para ti',
  },
  hide: {
    button: 'Hacer privada',
    title: (n) => `¿Hacer ${plural(n, { one: 'privada', other: 'privadas' })} ${count(n, photo)}?`,
    what: [
      'Cada foto se trae, se sella en este dispositivo, se envía de vuelta y se abre otra vez para asegurarse de que es la misma.',
      'Solo entonces la visible va a la papelera. Allí queda, sin sellar, 30 días; después desaparece para siempre.',
      'Las apps que muestran tus fotos ya no encuentran las privadas. Puedes volver a hacerlas visibles cuando quieras.',
    ],
    go: 'Sellar ahora',
    working: (at, of) => `Sellando ${number(at)} de ${number(of)}`,
    done: (n) =>
      `${count(n, photo)} ${plural(n, { one: 'es privada ahora. La copia visible queda', other: 'son privadas ahora. Las copias visibles quedan' })} 30 días en la papelera.`,
    failed: (n, reason) =>
      `${count(n, photo)} ${plural(n, { one: 'se quedó como estaba', other: 'se quedaron como estaban' })}: ${reason}`,
  },
  show: {
    button: 'Hacer visible',
    title: (n) =>
      `¿Volver a hacer ${plural(n, { one: 'visible', other: 'visibles' })} ${count(n, photo)}?`,
    what: [
      'Cada foto se abre en este dispositivo y se guarda como las demás. Entonces Hearth puede leerla, y también las apps a las que se lo permitas.',
      'Solo cuando se ha vuelto a leer y es la misma, la sellada va a la papelera.',
    ],
    go: 'Hacer visible',
    working: (at, of) => `Haciendo visible ${number(at)} de ${number(of)}`,
    done: (n) =>
      `${count(n, photo)} ${plural(n, { one: 'vuelve a estar', other: 'vuelven a estar' })} con las demás.`,
  },
  save: {
    working: (at, of) => `Abriendo la ${number(at)} de ${number(of)}`,
    failed: (n, reason) =>
      `No se ${plural(n, { one: 'ha podido', other: 'han podido' })} abrir ${count(n, photo)}: ${reason}`,
  },
  progress: 'Cuánto lleva',
  stop: 'Detener',
  cancel: 'Cancelar',
  slide: {
    opening: 'Abriéndose en este dispositivo',
    open: (size) => `Abrir (${size})`,
    large: 'Este archivo es grande',
    stopped: 'Detenido',
    unknown: 'Este navegador no sabe mostrar este tipo de archivo',
    unknownHint: 'Se ha abierto y está entero. Descárgalo para verlo en otro sitio.',
    failed: 'No se ha podido abrir',
    film: (name) => `Vídeo ${name}`,
  },
  away: 'Esta foto está sellada. Abre tu caja fuerte para verla.',
}
