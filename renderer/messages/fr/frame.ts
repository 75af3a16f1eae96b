import type { Messages } from '../en/index.ts'

export const frame = {
  appName: 'Hearth',
  loading: 'Chargement',
  close: 'Fermer',
  undo: 'Annuler',
  retry: 'Réessayer',
  back: 'Retour',
  notices: 'Avis',
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
