import type { Messages } from '../en/index.ts'

export const frame = {
  appName: 'Hearth',
  loading: 'Chargement',
  close: 'Fermer',
  undo: 'Annuler',
  retry: 'Réessayer',
  back: 'Retour',
  notices: 'Avis',
  pageFailed: 'Cette page n’a pas pu être affichée',
  save: 'Enregistrer',
  cancel: 'Annuler',
  copy: 'Copier',
  copied: 'Copié.',
  saved: 'Enregistré.',
} satisfies Partial<Messages>

export const reach: Messages['reach'] = {
  lost: 'Hearth est injoignable',
  lostText: 'Nouvel essai automatique en cours. Vos photos cochées sont en sécurité.',
  lostUploads:
    'Les envois attendent et reprendront d’eux-mêmes. Tout ce qui est coché est en sécurité.',
  again: 'Hearth est de retour.',
  neverTitle: 'Hearth est injoignable',
  neverText:
    'L’ordinateur où il se trouve est-il allumé, et êtes-vous sur le même réseau ? Cette page continue d’essayer.',
}

export const menu: Messages['menu'] = {
  label: 'Votre compte',
  labelAsked: 'Votre compte : quelqu’un vous demande de l’aide',
  language: 'Langue',
  account: 'Mon compte',
  vault: 'Coffre',
  lockVault: 'Fermer le coffre',
  vaultLocked: 'Le coffre est fermé.',
  household: 'S’occuper du foyer',
  signOut: 'Se déconnecter',
}

export const theme: Messages['theme'] = {
  label: 'Apparence',
  system: 'Comme l’appareil',
  light: 'Clair',
  dark: 'Sombre',
}
