import type { Messages } from '../en/index.ts'

export const frame = {
  appName: 'Hearth',
  loading: 'Caricamento',
  close: 'Chiudi',
  undo: 'Annulla',
  retry: 'Riprova',
  back: 'Indietro',
  notices: 'Avvisi',
  pageFailed: 'Non è stato possibile mostrare questa pagina',
  save: 'Salva',
  cancel: 'Annulla',
  copy: 'Copia',
  copied: 'Copiato.',
  saved: 'Salvato.',
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

export const menu: Messages['menu'] = {
  label: 'Il tuo account',
  labelAsked: 'Il tuo account: qualcuno chiede il tuo aiuto',
  language: 'Lingua',
  account: 'Il mio account',
  vault: 'Cassaforte',
  lockVault: 'Chiudi la cassaforte',
  vaultLocked: 'La cassaforte è chiusa.',
  household: 'Gestisci la casa',
  signOut: 'Esci',
}

export const theme: Messages['theme'] = {
  label: 'Aspetto',
  system: 'Come il dispositivo',
  light: 'Chiaro',
  dark: 'Scuro',
}
