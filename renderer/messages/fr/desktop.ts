import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { percent } = createCounting('fr')

export const desktop: Messages['desktop'] = {
  habits: 'Quand il fonctionne',
  startAtLogin: 'Lancer Hearth quand j’ouvre ma session sur cet ordinateur',
  startAtLoginHint:
    'Sans fenêtre\u00a0: Hearth attend dans la barre de menus ou près de l’horloge.',
  keepAwake: 'Garder cet ordinateur éveillé',
  awake: { always: 'Toujours', connected: 'Tant que quelqu’un est connecté', never: 'Jamais' },
  awakeHint: 'L’écran s’éteint quand même.',
  folder: 'Où tout est gardé',
  folderLead:
    'Un disque toujours branché\u00a0: pas un dossier copié dans un cloud, ni celui d’un autre ordinateur.',
  move: 'Déplacer vers un autre dossier…',
  moveText:
    'Vous choisissez où. Hearth s’arrête, copie tout, compare chaque fichier et repart de là.',
  moving: (done) => `Déplacement\u00a0: ${percent(done)}. Hearth revient dans un instant.`,
  former: (folder) => `L’ancien dossier est toujours là\u00a0: ${folder}`,
  removeFormer: 'Supprimer l’ancien dossier…',
  updates: 'Mises à jour',
  updatesLead:
    'Hearth regarde une fois par jour, et jamais pendant que des photos arrivent. Il ne change rien de lui-même.',
  version: (version) => `Ceci est Hearth ${version}.`,
  update: {
    unknown: 'Il n’a pas encore cherché de version plus récente.',
    newest: 'Il n’y en a pas de plus récente.',
    failed: 'Impossible de savoir s’il y en a une plus récente.',
    off: 'Il n’en cherche pas de plus récente de lui-même.',
  },
  newer: (version) => `La version ${version} est sortie.`,
  lookForUpdates: 'Chercher des mises à jour',
  getUpdate: 'Ouvrir la page de téléchargement',
  sheet: 'Feuille de récupération',
  sheetText:
    'La clé des coffres est dans le trousseau de cet ordinateur. Imprimez sa feuille de récupération et rangez-la avec les passeports\u00a0: elle rouvre les coffres si cet ordinateur est perdu.',
  sheetHand:
    'La clé des coffres ouvre ce qui est enfermé ici. Imprimez sa feuille de récupération et rangez-la avec les passeports\u00a0: elle rouvre les coffres si la clé est perdue.',
  printSheet: 'Imprimer la feuille de récupération…',
  sheetCommand: 'Cette commande crée la page à imprimer\u00a0:',
  logs: 'Journaux',
  logsText:
    'Ce que Hearth note sur lui-même, pour les personnes qui vous aident. Rien n’est envoyé.',
  showLogs: 'Montrer le dossier',
  showReports: 'Montrer les rapports de plantage',
  quit: 'Quitter',
  quitText:
    'Les téléphones et les autres ordinateurs ne joignent plus Hearth jusqu’à son redémarrage. Il redemande d’abord.',
  quitApp: 'Quitter Hearth…',
  failed: 'L’application Hearth ne l’a pas fait. Réessayez, ou passez par son menu.',
  byHand: {
    lead: {
      app: 'Sur cet ordinateur, c’est l’application Hearth qui le fait tourner. Ses boutons sont sur cette même page, dans la fenêtre de l’application.',
      other:
        'Hearth tourne ici sans l’application Hearth : cela se fait donc à la main, sur la machine.',
    },
    runs: {
      app: 'L’application Hearth lance Hearth, le maintient en marche et l’arrête.',
      service:
        'Un service du système lance Hearth avec l’ordinateur et le relance s’il s’arrête. Les lignes montrent comment il va, le relancent et l’arrêtent.',
      tarball:
        'Quelqu’un a lancé Hearth avec cette ligne, dans le dossier où il a été décompressé ; Ctrl+C l’arrête. INSTALL.md, dans ce dossier, dit comment il démarre seul avec l’ordinateur.',
      checkout:
        'Quelqu’un a lancé Hearth avec cette ligne, dans le dossier de ses sources ; Ctrl+C l’arrête.',
    },
    menu: {
      mac: 'Le menu de l’application est en haut de l’écran, dans la barre des menus.',
      windows:
        'Le menu de l’application est à côté de l’horloge, peut-être derrière la petite flèche.',
      linux:
        'Le menu de l’application est à côté de l’horloge, là où le bureau montre ces choses. Sa fenêtre s’ouvre toujours depuis la liste des programmes.',
      other: 'La fenêtre de l’application s’ouvre depuis la liste des programmes.',
    },
    awake: {
      mac: 'Pour qu’il ne s’endorme pas : Réglages Système, Énergie (ou Batterie, Options), et empêcher la mise en veille automatique.',
      windows:
        'Pour qu’il ne s’endorme pas : Paramètres, Système, Alimentation, et choisir « Jamais » pour la veille.',
      linux:
        'Dans les réglages d’énergie de l’ordinateur, désactivez la mise en veille automatique.',
      other:
        'Dans les réglages d’énergie de l’ordinateur, désactivez la mise en veille automatique.',
    },
    folderApp:
      'Pour tout déplacer vers un autre dossier, il y a un bouton ici, dans la fenêtre de l’application.',
    updatesApp:
      'Installez l’application Hearth plus récente par-dessus celle-ci. Avant de changer, les données sont copiées dans le dossier « backups ».',
    sheetApp: 'La fenêtre de l’application l’imprime, sur cette même page.',
    again: {
      title: 'Relancer',
      lead: 'Les envois en cours reprennent ensuite d’eux-mêmes. Cela prend quelques secondes.',
      restart: 'Relancer Hearth…',
      stop: 'Arrêter Hearth…',
      restartTitle: 'Relancer Hearth ?',
      restartText:
        'Pendant quelques secondes, personne ne l’atteint. Les envois en cours reprennent d’eux-mêmes.',
      restartDo: 'Relancer',
      stopTitle: 'Arrêter Hearth ?',
      stopText:
        'Plus personne ne l’atteint alors, et personne ne peut le lancer d’ici : seulement sur la machine, avec « sudo systemctl start hearth », ou quand l’ordinateur démarre.',
      stopDo: 'Arrêter',
      restarting: 'Hearth redémarre. Cette page reprend d’elle-même.',
      stopping: 'Hearth s’arrête maintenant.',
    },
    folder: 'Pour tout déplacer vers un autre dossier\u00a0:',
    folderSteps: [
      'Arrêtez Hearth.',
      'Déplacez tout le dossier à sa nouvelle place.',
      'Donnez la nouvelle place à HEARTH_DATA_DIR, là où Hearth est lancé\u00a0: avant la commande, ou dans le service.',
      'Relancez Hearth.',
    ],
    updates:
      'Arrêtez Hearth, installez le paquet plus récent, relancez-le. Avant de changer, les données sont copiées dans le dossier «\u00a0backups\u00a0».',
    logs: 'Ils sont dans ce dossier. La page «\u00a0Journal\u00a0» les montre aussi.',
  },
}
