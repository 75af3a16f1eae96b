import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { span } = createCounting('fr')

export const failure: Messages['failure'] = {
  unknown: 'Quelque chose s’est mal passé. Veuillez réessayer.',
  again: (seconds) => `Vous pourrez réessayer dans environ ${span(seconds)}.`,
  answers: {
    NETWORK: 'La connexion a été perdue en route.',
    TIMEOUT: 'Hearth a mis trop de temps à répondre. Veuillez réessayer.',
    ABORTED: 'L’opération a été interrompue.',
    BAD_ANSWER: 'Quelque chose entre vous et Hearth a répondu à sa place.',
    PROCESSING_FAILED: 'Impossible de faire un aperçu de cette photo. L’original est en sécurité.',
    'PROCESSING_FAILED:DAMAGED': 'Le fichier est endommagé ou n’est pas une image.',
    'PROCESSING_FAILED:TOO_MANY_PIXELS': 'Elle a plus de pixels que Hearth ne peut en traiter.',
    'PROCESSING_FAILED:UNSUPPORTED': 'Hearth ne connaît pas ce type d’image.',
    'PROCESSING_FAILED:TOOK_TOO_LONG': 'La lire a pris trop de temps.',
    'PROCESSING_FAILED:TOO_MUCH_MEMORY':
      'La lire demande plus de mémoire que Hearth n’en donne à une image.',
    'PROCESSING_FAILED:CRASHED':
      'Elle n’a pas pu être lue jusqu’au bout. Le fichier est peut-être endommagé.',
    'PROCESSING_FAILED:MISSING': 'L’original n’est pas là où il devrait être.',
    'PROCESSING_FAILED:NO_SPACE': 'Le disque de votre Hearth était plein.',
    'PROCESSING_FAILED:READ_ONLY': 'Le disque de votre Hearth n’acceptait rien de nouveau.',
    'PROCESSING_FAILED:DISK': 'Le disque de votre Hearth a eu une défaillance.',
    'PROCESSING_FAILED:BUSY': 'Hearth était très occupé.',
    'PROCESSING_FAILED:INTERNAL': 'Hearth a trébuché dessus.',

    VALIDATION: 'Quelque chose n’est pas tout à fait juste. Veuillez vérifier et réessayer.',
    'VALIDATION:file': 'Ce fichier est vide, ou une partie s’est perdue en route.',
    'VALIDATION:email': 'Cela ne ressemble pas à une adresse e-mail.',
    'VALIDATION:password': 'Un mot de passe compte au moins 8 et au plus 128 caractères.',
    UNAUTHORIZED: 'Veuillez vous reconnecter.',
    FORBIDDEN: 'Vous n’avez pas le droit de faire cela.',
    'FORBIDDEN:code':
      'Ce n’est pas le code d’installation. Après cinq essais manqués, il faut redémarrer Hearth pour qu’il en affiche un nouveau.',
    NOT_FOUND: 'Ce n’est plus ici.',
    CONFLICT: 'Cela a changé entre-temps. Veuillez regarder à nouveau.',
    'CONFLICT:email': 'Quelqu’un utilise déjà cette adresse e-mail.',
    TOO_LARGE: 'C’est plus grand que ce que votre Hearth accepte.',
    UNSUPPORTED: 'Hearth ne peut pas faire cela avec ce type de fichier.',
    RANGE: 'Cette partie du fichier n’existe pas.',
    UNPROCESSABLE: 'Ce fichier n’a pas pu être lu. Il est peut-être endommagé.',
    NO_SPACE: 'Il n’y a pas assez de place libre sur le disque de votre Hearth.',
    READ_ONLY: 'Le disque de votre Hearth n’accepte rien de nouveau pour le moment.',
    BUSY: 'Hearth est très occupé. Veuillez réessayer dans un instant.',
    UNAVAILABLE: 'Hearth ne peut pas faire cela maintenant. Veuillez réessayer dans un instant.',
    SERVICE_UNAVAILABLE:
      'Hearth ne peut pas faire cela maintenant. Veuillez réessayer dans un instant.',
    LOCKED: 'Un autre Hearth utilise le même dossier de données.',
    NEWER_FORMAT: 'Un Hearth plus récent est passé par ici. Veuillez mettre celui-ci à jour.',
    FOREIGN_FOLDER: 'Ce dossier appartient à autre chose, Hearth n’y touche donc pas.',
    DAMAGED:
      'Quelque chose dont votre Hearth a besoin est endommagé. Veuillez prévenir la personne qui s’en occupe.',
    INTERNAL: 'Hearth a trébuché là-dessus. Veuillez réessayer.',

    INVALID_CREDENTIALS:
      'L’adresse e-mail et le mot de passe ne vont pas ensemble. Veuillez vérifier les deux.',
    INVALID_EMAIL_OR_PASSWORD:
      'L’adresse e-mail et le mot de passe ne vont pas ensemble. Veuillez vérifier les deux.',
    EMAIL_NOT_VERIFIED:
      'Veuillez d’abord confirmer votre adresse e-mail. Le lien arrive par e-mail.',
    EMAIL_ALREADY_REGISTERED: 'Il existe déjà un compte avec cette adresse e-mail.',
    WEAK_PASSWORD: 'Ce mot de passe est trop facile à deviner. Veuillez en choisir un autre.',
    ACCOUNT_LOCKED:
      'Trop de mots de passe erronés. Par sécurité, la connexion est bloquée un moment.',
    SIGNUP_LIMIT_REACHED: 'Aucun nouveau compte ne peut être créé pour le moment.',
    RATE_LIMITED: 'C’était un peu trop souvent en peu de temps.',
    TOKEN_EXPIRED: 'Ce lien ou ce code a expiré. Veuillez en demander un nouveau.',
    TOKEN_INVALID: 'Ce lien ou ce code n’est pas valable. Veuillez en demander un nouveau.',
    TWO_FACTOR_REQUIRED: 'Veuillez saisir aussi le code de votre application d’authentification.',
    TWO_FACTOR_FAILED: 'Ce code n’était pas le bon. Veuillez saisir le plus récent.',
    PASSKEY_NOT_ENABLED: 'Les clés d’accès ne fonctionnent pas ici.',
    PASSKEY_CANCELLED: 'La clé d’accès n’a pas été utilisée. Vous pouvez réessayer.',
    PASSKEY_VERIFICATION_FAILED:
      'Cette clé d’accès n’a pas été reconnue. Veuillez essayer autrement.',

    // The vault.
    INSECURE_ORIGIN:
      'Le coffre reste fermé ici, car cette connexion n’est pas sûre. Ouvrez Hearth par son adresse https, ou sur la machine où il tourne.',
    NO_WEB_CRYPTO: 'Ce navigateur ne sait pas chiffrer. Un plus récent peut ouvrir le coffre.',
    VAULT_LOCKED: 'Le coffre est fermé. Ouvrez-le d’abord.',
    NEEDS_RECOVERY_CODE: 'Ce coffre ne s’ouvre qu’avec son code de secours. Saisissez-le.',
    BAD_RECOVERY_CODE:
      'Ce n’est pas un code de secours entier. Il a 16 groupes de 4 caractères, de 0 à 9 ou de A à F.',
    WRONG_RECOVERY_CODE:
      'Ce code de secours n’ouvre pas le coffre. Comparez-le avec celui que vous avez gardé.',
    RECOVERY_WRAP_MISSING: 'Ce coffre n’a pas encore de code de secours. Créez-en un d’abord.',
    RECOVERY_WRAP_CHANGED:
      'Un autre appareil a créé entre-temps un nouveau code. Rien n’a changé ; réessayez avec celui-là.',
    KEY_MISMATCH: 'Ce code appartient à une autre clé que celle du coffre. Rien n’a changé.',
    VAULT_NOT_INITIALISED: 'Il n’y a pas encore de coffre.',
    ZK_ROTATE_FORBIDDEN:
      'Tant que vous seul avez la clé, elle ne peut pas être remplacée. Confiez-la d’abord à cette maison.',
    ZK_ACTIVE: 'Seul votre code de secours ouvre ce coffre, il ne peut donc pas être retiré.',
    ZK_REQUIRED: 'Cela vaut pour les coffres dont seul le propriétaire a la clé.',
    NOT_SEALED: 'Ceci n’a pas été scellé par un coffre.',
    SEAL_BROKEN:
      'Impossible à ouvrir : cela a été modifié ou coupé, ou appartient à un autre coffre.',
    BAD_CIRCLE:
      'Il faut de 2 à 9 personnes différentes, et au moins 2 d’entre elles pour rendre le code.',
    NO_CIRCLE: 'Vous n’avez désigné aucune personne de confiance.',
    GUARDIAN_CHANGED:
      'Quelque chose a changé chez l’une de ces personnes. Regardez la liste à nouveau.',
    TOO_FEW_GUARDIANS:
      'Trop peu de vos personnes de confiance ont encore un morceau. Le code ne peut pas être rendu ainsi.',
    NOT_ENOUGH_ANSWERS: 'Ces réponses ne redonnent pas encore le code.',
    REQUEST_EXPIRED: 'Cette demande est terminée. Il faut la refaire.',
    NO_REQUEST:
      'Vous n’avez pas encore demandé à vos personnes de confiance, ou vous avez retiré la demande.',
    OTHER_DEVICE:
      'Entre-temps, un autre appareil a fait la demande. Continuez sur celui-là, ou demandez à nouveau d’ici.',
    BAD_REQUEST: 'Quelque chose ne va pas tout à fait. Vérifiez et réessayez.',
    GRANT_NOT_CONFIGURED: 'Ce Hearth ne laisse aucun assistant travailler seul.',
  },
}
