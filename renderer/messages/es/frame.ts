import type { Messages } from '../en/index.ts'

export const frame = {
  appName: 'Hearth',
  loading: 'Cargando',
  close: 'Cerrar',
  undo: 'Deshacer',
  retry: 'Volver a intentarlo',
  back: 'Atrás',
  notices: 'Avisos',
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
