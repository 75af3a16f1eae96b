import type { Words } from './index.ts'

export const fr: Words = {
  title: 'Préparer cet appareil',
  lead: 'Hearth chiffre ce que vous lui envoyez. Pour cela, cet appareil doit connaître votre maison, une fois. Cela prend environ une minute.',
  noScript:
    'Suivez les étapes ci-dessous, puis ouvrez l’adresse de la maison. S’il n’y a pas d’avertissement, cet appareil est prêt.',
  open: 'Ouvrir Hearth',
  check: {
    waiting: ['Vérification…', 'Cet appareil essaie de joindre la maison.'],
    ready: [
      'Cet appareil est prêt.',
      'Il connaît votre maison, et tout ce qui passe entre les deux est chiffré. Connectez-vous, et enregistrez une clé d’accès quand Hearth le propose.',
    ],
    untrusted: [
      'Pas encore prêt.',
      'Cet appareil ne connaît pas encore votre maison. Suivez les étapes ci-dessous ; cette ligne change d’elle-même.',
    ],
    unnamed: [
      'Presque.',
      'Cet appareil connaît votre maison, mais ne trouve pas son nom sur ce réseau. Vous pouvez continuer par son numéro ; les clés d’accès ne marchent qu’avec le nom. Couper puis remettre le Wi-Fi aide souvent.',
    ],
    clock: [
      'Les horloges ne sont pas d’accord.',
      'La date de cet appareil et celle de la maison ont plus d’un jour d’écart. Corrigez celle qui est fausse : le chiffrement a besoin de la date.',
    ],
    unreachable: [
      'La maison ne répond pas.',
      'Cet appareil est-il sur le même Wi-Fi, et l’ordinateur avec Hearth est-il allumé ? Un réseau invité sépare souvent les appareils.',
    ],
  },
  stepsTitle: 'Vos étapes',
  otherTitle: 'C’est un autre appareil',
  systems: {
    ios: {
      label: 'iPhone et iPad',
      download: 'Charger le profil',
      steps: [
        'Dans Safari, touchez « Charger le profil », puis « Autoriser ».',
        'Ouvrez Réglages, touchez « Profil téléchargé » en haut, puis « Installer ».',
        'Toujours dans Réglages : Général → Informations → Réglages des certificats, tout en bas. Activez « Hearth ».',
        'Revenez sur cette page.',
      ],
    },
    android: {
      label: 'Android',
      download: 'Charger le certificat',
      steps: [
        'Touchez « Charger le certificat ». Il arrive dans vos téléchargements.',
        'Ouvrez Paramètres et cherchez « Certificat CA ». Touchez-le, puis « Installer quand même ».',
        'Choisissez le fichier hearth.crt.',
        'Revenez sur cette page. Prenez Chrome : Firefox en demande davantage.',
      ],
    },
    macos: {
      label: 'Mac',
      download: 'Charger le profil',
      steps: [
        'Cliquez sur « Charger le profil ».',
        'Ouvrez Réglages Système → Général → Gestion des appareils, double-cliquez sur le profil Hearth, puis « Installer ».',
        'Revenez sur cette page.',
      ],
    },
    windows: {
      label: 'Windows',
      download: 'Charger le certificat',
      steps: [
        'Cliquez sur « Charger le certificat » et ouvrez le fichier.',
        'Cliquez sur « Installer un certificat… », choisissez « Utilisateur actuel », puis « Placer tous les certificats dans le magasin suivant » → Parcourir → « Autorités de certification racines de confiance ».',
        'Confirmez, puis fermez le navigateur une fois pour qu’il s’en aperçoive.',
      ],
    },
    linux: {
      label: 'Linux',
      download: 'Charger le certificat',
      steps: [
        'Cliquez sur « Charger le certificat ».',
        'Chrome : Paramètres → Confidentialité et sécurité → Sécurité → Gérer les certificats → Personnalisé → Installés par vous → importer hearth.crt dans « Certificats de confiance ».',
        'Firefox : Paramètres → Vie privée et sécurité → Afficher les certificats → Autorités → Importer, et cochez l’identification des sites web.',
      ],
    },
  },
  compareTitle: 'Pour les prudents',
  compare:
    'N’importe qui sur ce réseau pourrait vous montrer une page comme celle-ci. Comparez cette empreinte avec celle que Hearth montre sur son propre ordinateur, là où il a démarré. Elles doivent être les mêmes :',
  limits:
    'Le certificat peut se porter garant de cette maison et de rien d’autre, ni banque ni boutique. Sa clé ne quitte jamais l’ordinateur avec Hearth.',
  undoTitle: 'Revenir en arrière',
  undo: 'Supprimez le certificat ou le profil « Hearth » là où vous l’avez installé : dans les réglages de cet appareil, parmi les profils ou les certificats. Rien de ce que vous avez dans Hearth n’est perdu.',
}
