import type { Wording } from './wording.ts'

export const fr: Wording = {
  locale: 'fr-FR',
  greeting: (name) => (name ? `Bonjour ${name},` : 'Bonjour,'),
  letters: {
    verification: (house) => ({
      subject: `Est-ce bien votre adresse ? ${house}`,
      lead: `Quelqu’un, sans doute vous, a créé un compte avec cette adresse e-mail dans le Hearth de « ${house} ». Merci de confirmer qu’elle est à vous.`,
      button: 'Oui, c’est mon adresse',
      unasked:
        'Si ce n’était pas vous, vous n’avez rien à faire : sans votre accord, personne ne peut se connecter avec cette adresse.',
    }),
    reset: (house) => ({
      subject: `Un nouveau mot de passe pour ${house}`,
      lead: `Quelqu’un, sans doute vous, a demandé un nouveau mot de passe pour votre compte dans le Hearth de « ${house} ». Vous pouvez le choisir ici.`,
      button: 'Choisir un mot de passe',
      unasked:
        'Si ce n’était pas vous, vous n’avez rien à faire : votre mot de passe reste le même.',
    }),
    'magic-link': (house) => ({
      subject: `Se connecter à ${house}`,
      lead: `Quelqu’un, sans doute vous, souhaite se connecter avec cette adresse e-mail au Hearth de « ${house} ». Ce bouton suffit.`,
      button: 'Se connecter',
      unasked:
        'Si ce n’était pas vous, vous n’avez rien à faire. Gardez simplement cette lettre pour vous : qui possède le lien peut se connecter à votre place.',
    }),
    invitation: (house) => ({
      subject: `Entrez donc : une invitation de ${house}`,
      lead: `La personne qui s’occupe du Hearth de « ${house} » vous invite. C’est l’endroit où ce foyer garde ses photos et ses fichiers, sur une machine à la maison. Vous pouvez créer votre compte ici.`,
      button: 'Accepter l’invitation',
      unasked:
        'Si vous ne voyez pas de qui il s’agit, vous n’avez rien à faire : aucun compte n’est créé sans vous.',
    }),
    'email-change': (house) => ({
      subject: `Une autre adresse e-mail pour ${house}`,
      lead: `Quelqu’un, sans doute vous, a demandé à changer l’adresse e-mail de votre compte dans le Hearth de « ${house} ». Rien ne change sans votre accord.`,
      button: 'Changer l’adresse',
      unasked:
        'Si ce n’était pas vous, n’appuyez pas sur le bouton : l’adresse reste la même. Par prudence, choisissez un nouveau mot de passe.',
    }),
  },
  lifetime: (duration, until) => `Le lien est valable ${duration}, jusqu’au ${until}.`,
  byHand: 'Si le bouton ne fonctionne pas, copiez ce lien dans votre navigateur :',
  closing: 'Bien chaleureusement',
  sender: (house) => `Hearth, chez « ${house} »`,
}
