import type { Messages } from '../en/index.ts'

export const security: Messages['security'] = { title: 'Seguridad' }

export const password: Messages['password'] = {
  show: 'Mostrar la contraseña',
  hide: 'Ocultar la contraseña',
  strength: 'Seguridad de la contraseña',
  words: {
    tooShort: 'Demasiado corta',
    weak: 'Fácil de adivinar',
    fair: 'Regular',
    good: 'Buena',
    strong: 'Fuerte',
  },
  hint: 'Al menos 8 caracteres. Cuatro palabras sin relación son fáciles de recordar y difíciles de adivinar.',
}
