import type { Messages } from '../en/index.ts'

export const setup: Messages['setup'] = {
  pageTitle: 'Installer Hearth',
  title: 'Bienvenue chez vous',
  lead: 'Une minute pour commencer : donnez un nom à votre foyer et créez votre compte. Vous pourrez inviter les autres ensuite.',
  household: 'Nom du foyer',
  householdHint: 'Le nom que vous vous donnez, par exemple « Les Tilleuls ».',
  name: 'Votre nom',
  email: 'Adresse e-mail',
  emailHint: 'Uniquement pour vous connecter. Hearth n’envoie rien nulle part.',
  password: 'Mot de passe',
  code: 'Code d’installation',
  codeHint: 'Affiché là où Hearth a été démarré, car ceci est un autre appareil.',
  submit: 'Allumer le feu',
  foot: 'Tout reste sur cet ordinateur. Personne d’autre n’a de compte tant que vous ne le voulez pas.',
  alreadyDone: 'Ce Hearth est déjà installé. Veuillez vous connecter.',
}

export const signIn: Messages['signIn'] = {
  pageTitle: 'Connexion',
  title: 'Quel plaisir de vous voir',
  lead: 'Connectez-vous à votre foyer.',
  forApp: 'Connectez-vous, puis vous continuerez vers l’application d’où vous venez.',
  expired:
    'Vous avez été déconnecté au bout d’un moment. Connectez-vous pour reprendre où vous en étiez.',
  email: 'Adresse e-mail',
  password: 'Mot de passe',
  submit: 'Se connecter',
  wrong: 'L’adresse e-mail et le mot de passe ne vont pas ensemble. Veuillez vérifier les deux.',
  lockedHelp: 'La personne qui s’occupe de votre Hearth peut vous laisser entrer plus tôt.',
  or: 'ou',
  forgot: 'Mot de passe oublié ?',
  passkey: 'Se connecter avec une clé d’accès',
  passkeyHint: 'Avec votre empreinte, votre visage ou le verrou de cet appareil.',
  magic: 'M’envoyer un lien de connexion',
  magicSent: (email) =>
    `S’il existe ici un compte pour ${email}, un message est en route. Son lien reste valable dix minutes.`,
  otherWays: 'Autres façons de se connecter',
  noPasskey: {
    loopback: 'Pour les clés d’accès, il faut ici le nom « localhost » au lieu des chiffres.',
    openLocalhost: 'Ouvrir Hearth par localhost',
    insecure:
      'Les clés d’accès demandent l’adresse sécurisée de votre Hearth, celle qui commence par https. La personne qui s’en occupe peut vous la montrer.',
    number:
      'Une clé d’accès est liée à un nom, et cette adresse est faite de chiffres. Ouvrez plutôt votre Hearth par son nom.',
    browser: 'Ce navigateur ne connaît pas les clés d’accès. Un plus récent les connaît.',
    closed: 'Les clés d’accès ne fonctionnent pas à cette adresse de votre Hearth.',
  },
}

export const secondStep: Messages['secondStep'] = {
  pageTitle: 'Encore une étape',
  title: 'Encore une étape',
  lead: 'Ouvrez votre application d’authentification et saisissez les six chiffres qu’elle montre pour Hearth.',
  code: 'Code à six chiffres',
  submit: 'Continuer',
  trust: 'Ne plus demander sur cet appareil',
  trustHint: 'Seulement sur un appareil à vous. Vous pourrez revenir dessus dans votre compte.',
  useBackup: 'Utiliser plutôt un code de secours',
  useApp: 'Utiliser plutôt l’application d’authentification',
  backupLead: 'Saisissez un de vos codes de secours. Chacun sert une fois.',
  backupCode: 'Code de secours',
  wrong: 'Ce code n’était pas le bon. Saisissez celui qui est affiché maintenant.',
  wrongBackup: 'Ce code de secours n’était pas le bon, ou il a déjà servi.',
  help: 'Plus de téléphone ni de codes de secours ? La personne qui est devant la machine de Hearth peut vous laisser entrer, avec la commande « hearth unlock EMAIL --second-factor ».',
  startOver: 'Recommencer',
}

export const form: Messages['form'] = {
  required: 'Veuillez remplir ce champ.',
  emailShape: 'Cela ne ressemble pas à une adresse e-mail.',
  passwordShort: 'Au moins 8 caractères, s’il vous plaît.',
  passwordLong: 'Au plus 128 caractères, s’il vous plaît.',
  code: 'Veuillez saisir le code en entier.',
  deleteWord: 'Veuillez saisir le mot tel qu’il est affiché.',
}
