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
  expired:
    'Vous avez été déconnecté au bout d’un moment. Connectez-vous pour reprendre où vous en étiez.',
  email: 'Adresse e-mail',
  password: 'Mot de passe',
  submit: 'Se connecter',
  wrong: 'L’adresse e-mail et le mot de passe ne vont pas ensemble. Veuillez vérifier les deux.',
}

export const form: Messages['form'] = {
  required: 'Veuillez remplir ce champ.',
  emailShape: 'Cela ne ressemble pas à une adresse e-mail.',
  passwordShort: 'Au moins 8 caractères, s’il vous plaît.',
  passwordLong: 'Au plus 128 caractères, s’il vous plaît.',
}
