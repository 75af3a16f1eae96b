import type { Messages } from '../en/index.ts'

export const frame = {
  appName: 'Hearth',
  loading: 'Caricamento',
  close: 'Chiudi',
  undo: 'Annulla',
  retry: 'Riprova',
  back: 'Indietro',
  notices: 'Avvisi',
} satisfies Partial<Messages>

export const reach: Messages['reach'] = {
  lost: 'Hearth non è raggiungibile',
  lostText: 'Nuovi tentativi in corso, da soli. Le tue foto con la spunta sono al sicuro.',
  lostUploads:
    'I caricamenti aspettano e riprendono da soli. Tutto ciò che ha la spunta è al sicuro.',
  again: 'Hearth è tornato.',
  neverTitle: 'Hearth non è raggiungibile',
  neverText:
    'Il computer su cui vive è acceso, e sei nella stessa rete? Questa pagina continua a provare.',
}
