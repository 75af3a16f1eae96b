import type { Messages } from '../en/index.ts'

export const join: Messages['join'] = {
  pageTitle: 'Rejoindre le foyer',
  title: 'Vous êtes invité(e)',
  lead: 'Créez votre propre compte. Vos photos sont à vous : personne d’autre dans la maison ne les voit.',
  code: 'Code d’invitation',
  codeHint: 'Il figure dans l’invitation que vous avez reçue.',
  name: 'Votre nom',
  email: 'Adresse e-mail',
  emailHint: 'Pour vous connecter, et pour revenir si vous oubliez votre mot de passe.',
  password: 'Mot de passe',
  submit: 'M’installer',
  haveAccount: 'J’ai déjà un compte',
  confirm: (email) =>
    `C’est presque fait : nous avons écrit à ${email}. Ouvrez le lien du message, puis vous pourrez vous connecter.`,
  badInvite:
    'Cette invitation n’est plus valable, ou elle est pour une autre adresse. Demandez-en une nouvelle.',
  spent: 'Cette invitation n’est plus valable. Demandez-en une nouvelle.',
  bound: 'L’invitation a été faite pour cette adresse.',
  signedIn: (name) =>
    `Vous êtes connecté(e) en tant que ${name}. Déconnectez-vous d’abord si l’invitation est pour quelqu’un d’autre.`,
  toPhotos: 'Vers mes photos',
  signOut: 'Se déconnecter',
}

export const forgot: Messages['forgot'] = {
  pageTitle: 'Mot de passe oublié',
  title: 'Cela arrive à tout le monde',
  lead: 'Indiquez votre adresse e-mail et vous recevrez un lien pour choisir un nouveau mot de passe.',
  email: 'Adresse e-mail',
  submit: 'Envoyer le lien',
  sent: (email) =>
    `S’il existe ici un compte pour ${email}, un message avec un lien est en route. Il reste valable une heure.`,
  leadNoMail:
    'Votre Hearth n’envoie pas d’e-mails. Dites qui vous êtes : la personne qui s’en occupe peut vous donner un lien.',
  ask: 'Demander un lien',
  noMail:
    'Votre Hearth n’envoie pas d’e-mails. Votre demande est notée : la personne qui s’en occupe trouve le lien et peut vous le donner, ou le montrer en QR code.',
  back: 'Retour à la connexion',
}

export const reset: Messages['reset'] = {
  pageTitle: 'Nouveau mot de passe',
  title: 'Un nouveau mot de passe',
  lead: 'Choisissez un nouveau mot de passe. Tous les appareils connectés devront se reconnecter.',
  password: 'Nouveau mot de passe',
  submit: 'Garder ce mot de passe',
  done: 'Votre nouveau mot de passe est en place. Vous pouvez vous connecter.',
  noToken: 'Il manque quelque chose à ce lien. Ouvrez-le encore une fois tel que vous l’avez reçu.',
  again: 'Demander un nouveau lien',
}

export const verified: Messages['verified'] = {
  pageTitle: 'Adresse confirmée',
  title: 'Merci',
  lead: 'Votre adresse e-mail est confirmée.',
  goOn: 'Continuer',
  halfTitle: 'Encore une lettre',
  half: 'Vous avez accepté la nouvelle adresse, et une deuxième lettre est en route vers elle. Elle comptera dès que vous y aurez ouvert le lien.',
  failedTitle: 'Cela n’a pas marché',
  failed:
    'Ce lien a expiré ou a déjà servi. Saisissez votre adresse et vous en recevrez un nouveau.',
  resend: 'Envoyer un nouveau lien',
  sent: 'Si l’adresse l’attend, un nouveau lien est en route.',
}

export const approve: Messages['approve'] = {
  pageTitle: 'Connecter un appareil',
  title: 'Connecter un appareil',
  lead: 'Saisissez les huit caractères affichés sur l’autre écran.',
  code: 'Code sur l’autre écran',
  codeHint: 'Majuscules et tirets n’ont pas d’importance.',
  find: 'Continuer',
  unknown:
    'Aucun appareil n’a ce code. Il a peut-être attendu trop longtemps : faites-lui en afficher un nouveau.',
  asks: (name) => `${name} veut se connecter comme vous`,
  someDevice: 'Un appareil',
  account: 'Compte',
  from: 'Depuis',
  device: 'Appareil',
  since: 'Demandé',
  shown: 'Code affiché',
  may: 'Peut',
  warn: 'Acceptez seulement si vous avez cet appareil devant vous et qu’il montre le même code. Qui le tient verra vos photos.',
  yes: 'Le connecter',
  no: 'Non, ce n’est pas moi',
  done: 'Connecté. Vous pouvez poser ceci et regarder l’autre écran.',
  denied: 'L’appareil a été refusé.',
}

export const consent: Messages['consent'] = {
  pageTitle: 'Autoriser une application',
  title: (app) => `${app} veut savoir qui vous êtes`,
  someApp: 'Une application',
  lead: (name) => `Vous êtes connecté(e) en tant que ${name}.`,
  may: 'Elle apprendrait :',
  goesTo: (host) => `Ensuite, vous continuerez vers ${host}.`,
  not: 'Elle ne reçoit pas votre mot de passe et ne voit pas vos photos.',
  yes: 'Autoriser',
  no: 'Ne pas autoriser',
  broken:
    'Cette demande a expiré ou a été modifiée en route. Retournez à l’application et réessayez.',
  scopes: {
    openid: 'que c’est bien vous, chaque fois que vous revenez',
    profile: 'votre nom et votre image',
    email: 'votre adresse e-mail',
    offline_access: 'la même chose en votre absence, jusqu’à ce que vous l’interdisiez',
  },
  otherScope: (scope) => `quelque chose qu’elle appelle « ${scope} »`,
}

export const nowhere: Messages['nowhere'] = {
  pageTitle: 'Rien ici',
  title: 'Il n’y a rien ici',
  lead: 'Cette adresse ne mène nulle part dans votre Hearth. Une lettre s’est peut-être perdue en chemin.',
  back: 'Retour aux photos',
  refusedTitle: 'Cela n’a pas marché',
  refused:
    'Ce qui vous a amené ici demandait une chose que Hearth ne fait pas ; rien n’a été changé. Revenez en arrière et réessayez. Si cela persiste, dites-le à la personne qui s’occupe de votre Hearth.',
  refusedWhy: (code) => `La raison, pour cette personne : ${code}`,
}
