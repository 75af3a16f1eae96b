import type { Wording } from './wording.ts'

const asked = (duration: string, until: string) =>
  `La demande reste ouverte ${duration}, jusqu’au ${until}.`

export const fr: Wording = {
  locale: 'fr-FR',
  greeting: (name) => (name ? `Bonjour ${name},` : 'Bonjour,'),
  letters: {
    trial: (house) => ({
      subject: `Les lettres arrivent : ${house}`,
      lead: `Vous avez demandé cette lettre au Hearth de « ${house} », et la voici : son serveur de messagerie fonctionne.`,
      button: 'Ouvrir Hearth',
      unasked:
        'Si vous ne l’avez pas demandée, un admin de cette maison s’est trompé d’adresse. Il n’y a rien à faire.',
      lasts: () => '',
    }),
    verification: (house) => ({
      subject: `Est-ce bien votre adresse ? ${house}`,
      lead: `Quelqu’un, sans doute vous, a créé un compte avec cette adresse e-mail dans le Hearth de « ${house} ». Merci de confirmer qu’elle est à vous.`,
      button: 'Oui, c’est mon adresse',
      unasked:
        'Si ce n’était pas vous, vous n’avez rien à faire : sans votre accord, personne ne peut se connecter avec cette adresse.',
    }),
    reset: (house) => ({
      subject: `Un nouveau mot de passe pour ${house}`,
      lead: `Quelqu’un, sans doute vous, a demandé un nouveau mot de passe pour votre compte dans le Hearth de « ${house} ». Vous pouvez le choisir ici.`,
      button: 'Choisir un mot de passe',
      unasked:
        'Si ce n’était pas vous, vous n’avez rien à faire : votre mot de passe reste le même.',
    }),
    'magic-link': (house) => ({
      subject: `Se connecter à ${house}`,
      lead: `Quelqu’un, sans doute vous, souhaite se connecter avec cette adresse e-mail au Hearth de « ${house} ». Ce bouton suffit.`,
      button: 'Se connecter',
      unasked:
        'Si ce n’était pas vous, vous n’avez rien à faire. Gardez simplement cette lettre pour vous : qui possède le lien peut se connecter à votre place.',
    }),
    invitation: (house) => ({
      subject: `Entrez donc : une invitation de ${house}`,
      lead: `La personne qui s’occupe du Hearth de « ${house} » vous invite. C’est l’endroit où ce foyer garde ses photos et ses fichiers, sur une machine à la maison. Vous pouvez créer votre compte ici.`,
      button: 'Accepter l’invitation',
      unasked:
        'Si vous ne voyez pas de qui il s’agit, vous n’avez rien à faire : aucun compte n’est créé sans vous.',
    }),
    'email-change': (house) => ({
      subject: `Une autre adresse e-mail pour ${house}`,
      lead: `Quelqu’un, sans doute vous, a demandé à changer l’adresse e-mail de votre compte dans le Hearth de « ${house} ». Rien ne change sans votre accord.`,
      button: 'Changer l’adresse',
      unasked:
        'Si ce n’était pas vous, n’appuyez pas sur le bouton : l’adresse reste la même. Par prudence, choisissez un nouveau mot de passe.',
    }),
    'vault-changed': (house) => ({
      subject: `Votre coffre a été modifié : ${house}`,
      lead: `Quelqu’un, sans doute vous ou l’une de vos applications, a changé ce qui ouvre votre coffre dans le Hearth de « ${house} », sans avoir à prouver qu’il pouvait l’ouvrir. La page de votre coffre indique quel code de récupération ou quelle clé compte désormais, et qui l’a demandée.`,
      button: 'Voir mon coffre',
      unasked:
        'Si ce n’était pas vous, déconnectez tous les appareils de votre compte et choisissez un nouveau mot de passe. Un coffre que seul votre code ouvre accepte encore le code précédent pendant 30 jours.',
      lasts: () => '',
    }),
    'recovery-asked': (house) => ({
      subject: `Votre code de récupération a été demandé : ${house}`,
      lead: `Depuis votre compte dans le Hearth de « ${house} », il a été demandé à vos personnes de confiance de vous rendre le code de récupération de votre coffre. Elles n’acceptent qu’après vous avoir parlé et comparé les nombres.`,
      button: 'Voir la demande',
      unasked:
        'Si ce n’était pas vous, prévenez tout de suite vos personnes de confiance, retirez la demande sur cette page, déconnectez tous les appareils et choisissez un nouveau mot de passe.',
      lasts: asked,
    }),
    'guardian-asked': (house) => ({
      subject: `On a besoin de vous comme personne de confiance : ${house}`,
      lead: `Quelqu’un du Hearth de « ${house} », qui vous a choisi comme personne de confiance, demande son code de récupération. Vous en gardez une partie. La page de votre coffre dit de qui il s’agit et quels nombres comparer. Parlez-vous avant d’accepter.`,
      button: 'Voir la demande',
      unasked:
        'Si cette personne ne vous l’a pas demandé elle-même, refusez sur cette page. Tant que vous ne faites rien, rien de ce que vous gardez n’est remis.',
      lasts: asked,
    }),
  },
  lifetime: (duration, until) => `Le lien est valable ${duration}, jusqu’au ${until}.`,
  byHand: 'Si le bouton ne fonctionne pas, copiez ce lien dans votre navigateur :',
  closing: 'Bien chaleureusement',
  sender: (house) => `Hearth, chez « ${house} »`,
}
