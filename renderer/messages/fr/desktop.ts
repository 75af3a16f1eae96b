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
    lead: 'Vous voyez cette page dans un navigateur. Dans la fenêtre de l’application Hearth, il y a des boutons ici.',
    habits:
      'Sous Linux, un service du système lance Hearth avec l’ordinateur et le relance s’il s’arrête. La première ligne l’active, la seconde montre comment il va.',
    awake: 'Dans les réglages d’énergie de l’ordinateur, désactivez la mise en veille automatique.',
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
