import type { Messages } from '../en/index.ts'

export const frame = {
  appName: 'Hearth',
  loading: 'Cargando',
  close: 'Cerrar',
  undo: 'Deshacer',
  retry: 'Volver a intentarlo',
  back: 'Atrás',
  notices: 'Avisos',
  pageFailed: 'No se pudo mostrar esta página',
  save: 'Guardar',
  cancel: 'Cancelar',
  copy: 'Copiar',
  copied: 'Copiado.',
  saved: 'Guardado.',
} satisfies Partial<Messages>

export const reach: Messages['reach'] = {
  lost: 'No se puede conectar con Hearth',
  lostText: 'Lo seguimos intentando sin que hagas nada. Tus fotos marcadas están a salvo.',
  lostUploads: 'Las subidas esperan y siguen solas. Todo lo marcado está a salvo.',
  again: 'Hearth ha vuelto.',
  neverTitle: 'No se puede conectar con Hearth',
  neverText:
    '¿Está encendido el ordenador donde vive, y estás en la misma red? Esta página lo sigue intentando.',
}

export const menu: Messages['menu'] = {
  label: 'Tu cuenta',
  labelAsked: 'Tu cuenta: alguien te pide ayuda',
  language: 'Idioma',
  account: 'Mi cuenta',
  vault: 'Caja fuerte',
  lockVault: 'Cerrar la caja fuerte',
  vaultLocked: 'La caja fuerte está cerrada.',
  household: 'Cuidar del hogar',
  signOut: 'Cerrar sesión',
}

export const theme: Messages['theme'] = {
  label: 'Aspecto',
  system: 'Como el dispositivo',
  light: 'Claro',
  dark: 'Oscuro',
}
