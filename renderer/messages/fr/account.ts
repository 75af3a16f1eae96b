import type { Messages } from '../en/index.ts'

export const account: Messages['account'] = {
  title: 'Mon compte',
  parts: {
    profile: 'Profil',
    security: 'Mot de passe et clés',
    devices: 'Appareils',
    activity: 'Ce qui s’est passé',
    access: 'Applications et programmes',
    data: 'Mes données',
  },
  hints: {
    profile: 'Votre nom et votre adresse e-mail',
    security: 'Mot de passe, clés d’accès, application d’authentification',
    devices: 'Où vous êtes connecté(e)',
    activity: 'Connexions et changements',
    access: 'Qui peut agir pour vous',
    data: 'Qui peut les lire, les emporter, les supprimer',
  },
  toPhotos: 'Vers les photos',
  toParts: 'Tout mon compte',
  never: 'jamais',
  failed: 'Impossible de charger cela.',
  unknownDevice: 'Appareil inconnu',
  device: (browser, system) => `${browser} sur ${system}`,
  name: 'Nom',
  nameHint: 'C’est ainsi que les autres vous voient.',
  email: 'Adresse e-mail',
  emailHint: 'Elle vous sert à vous connecter.',
  newEmail: 'Nouvelle adresse e-mail',
  changeEmail: 'Changer l’adresse',
  emailSent:
    'Un message avec un lien est en route. L’adresse change dès que le lien est ouvert ; sans e-mail, la personne qui s’occupe de votre Hearth trouve le lien.',
  confirmed: 'Confirmée',
  unconfirmed: 'Pas encore confirmée',
  resend: 'Renvoyer le lien',
  resent: 'Un nouveau lien est en route.',
}
