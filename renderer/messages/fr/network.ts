import type { Messages } from '../en/index.ts'

type Machine = Messages['admin']['machine']
type Findings = Pick<Machine['findings'], 'name' | 'lookup' | 'certificate' | 'reach' | 'firewall'>

export const networkFindings: Findings = {
  name: {
    ok: (address) => `Sur le réseau de la maison, cet ordinateur répond à ${address}.`,
    taken: (address) =>
      `Un autre appareil, ${address}, porte le même nom sur le réseau de la maison. Donnez un autre nom à l’un des deux.`,
    silent: (host) =>
      `Personne ne répond à ${host} sur le réseau de la maison. Les téléphones peuvent quand même passer par le code QR. C’est souvent un Wi-Fi invité, ou une box qui sépare les appareils.`,
    alone:
      'Cet ordinateur n’est sur aucun réseau de maison en ce moment. Vérifiez que son Wi-Fi est allumé ou que le câble est branché.',
    off: 'Hearth n’est pas sur le réseau de la maison : il ne s’ouvre que sur cet ordinateur.',
    unchecked: (name) => `Le nom ${name}.local ne peut pas être vérifié d’ici.`,
    trouble:
      'Le réseau de la maison est activé, mais ne marche pas. Le haut de la page « Réseau de la maison » dit pourquoi.',
  },
  lookup: {
    ok: (host, address) => `Cet ordinateur trouve ${host} à ${address}.`,
    none: (host) =>
      `Cet ordinateur lui-même ne trouve pas ${host} ; les téléphones y arrivent le plus souvent. Ici, ouvrez Hearth comme avant.`,
    elsewhere: (host, address) =>
      `Pour cet ordinateur, ${host} est ${address}, qui est un autre appareil. Redémarrez la box ; si cela ne suffit pas, donnez un autre nom à la maison.`,
  },
  certificate: {
    ok: (fingerprint, until) =>
      `Le certificat de cette maison est valable jusqu’au ${until} : ${fingerprint}`,
    off: 'Hors du réseau de la maison, pas besoin de certificat.',
    unchecked: 'Le certificat ne peut pas être vérifié d’ici.',
    missing:
      'Ce qui prouve l’identité de cette maison manque dans le dossier des données, aucun appareil ne peut donc la croire. Remettez le dossier « keys » depuis une copie, ou retirez toute confiance ci-dessous.',
    silent: 'Rien ne répond de façon chiffrée sur cet ordinateur. Redémarrez Hearth.',
    foreign:
      'Ce qui répond ici montre un certificat qui n’est pas de cette maison. Un autre programme occupe peut-être le port. Redémarrez l’ordinateur.',
    name: (host) => `Le certificat n’est pas pour ${host}. Redémarrez Hearth.`,
    early: (from) =>
      `D’après l’horloge de cet ordinateur, le certificat n’est valable qu’à partir du ${from}. Mettez l’horloge de cet ordinateur à l’heure.`,
    over: (until) =>
      `D’après l’horloge de cet ordinateur, le certificat a expiré le ${until}. Vérifiez l’horloge ; si elle est juste, redémarrez Hearth.`,
    soon: (until) =>
      `Le certificat est valable jusqu’au ${until}. Hearth fait le suivant tout seul.`,
    address: (address) =>
      `Le certificat ne connaît pas encore l’adresse ${address}. Attendez quelques secondes et vérifiez de nouveau.`,
  },
  reach: {
    ok: (address) => `Hearth répond à ${address}.`,
    closed: (address) =>
      `Rien ne répond à ${address}. Un autre programme, ou un pare-feu de cet ordinateur, fait obstacle.`,
    page: (address) =>
      `La page où commencent les téléphones ne s’ouvre pas à ${address}. Un autre programme occupe peut-être le port.`,
    short: (host) => `Sans port, https://${host} et http://${host} mènent ici aussi.`,
    long: (host, port) =>
      `L’adresse a besoin de son port : https://${host}:${port}. Les ports que l’on n’a pas à taper sont réservés par cet ordinateur, ou un autre programme les occupe.`,
  },
  firewall: {
    ok: (at) => `Un autre appareil est entré, la dernière fois ${at}.`,
    hint: (plain, secure) =>
      `Aucun autre appareil n’est entré depuis le démarrage de Hearth. Si un téléphone n’y arrive pas : il doit être sur le même Wi-Fi (pas de Wi-Fi invité, pas de VPN), et le pare-feu de cet ordinateur doit laisser entrer Hearth. Sous Windows : Sécurité Windows, Pare-feu, « Autoriser une application ». Sur un Mac : Réglages Système, Réseau, Coupe-feu. Sous Linux : les ports ${plain} et ${secure}.`,
  },
}

export const network: Machine['network'] = {
  title: 'Téléphones et ordinateurs à la maison',
  lead: 'Une fois activé, chaque appareil de votre Wi-Fi peut ouvrir Hearth, de façon chiffrée. De l’extérieur, personne ne le peut.',
  isOn: 'Activé',
  isOff: 'Désactivé',
  isStuck: 'Activé, mais ne marche pas',
  turnOn: 'Activer',
  turnOff: 'Désactiver',
  fixed: (variable) =>
    `${variable} est fixé là où Hearth est démarré, et décide. Retirez-le là-bas pour choisir ici.`,
  trouble: {
    port: 'Un autre programme occupe le port dont Hearth a besoin à la maison. Fermez-le, ou faites démarrer Hearth avec un autre port (HEARTH_HTTPS_PORT).',
    portFree:
      'Un autre programme occupe le port dont Hearth a besoin à la maison. Fermez-le, ou prenez un autre port : l’adresse à la maison se termine alors par lui.',
    authority:
      'Ce à quoi les appareils de cette maison font confiance manque, est abîmé ou vaut pour un autre nom. Remettez le dossier « keys » depuis une copie du dossier des données et réessayez. S’il est perdu pour de bon, retirez toute confiance ci-dessous : chaque appareil recommence alors.',
    unknown: 'Cela n’a pas marché. Le journal en dit plus.',
  },
  usePort: (port) => `Utiliser le port ${port}`,
  nowOn: 'Les appareils de la maison peuvent entrer maintenant.',
  nowOff: 'Hearth ne s’ouvre plus que sur cet ordinateur.',
  offTitle: 'Désactiver le réseau de la maison ?',
  offText:
    'Les téléphones et les autres ordinateurs ne joignent plus Hearth jusqu’à ce qu’il soit réactivé. Rien n’est perdu : ce qu’ils ont installé sert encore à ce moment-là.',
  offHere: 'Vous êtes vous-même ici par le réseau de la maison : cette page s’arrête avec lui.',
  begin: 'Un nouveau téléphone ou ordinateur',
  beginLead:
    'Scannez ceci avec l’appareil photo du téléphone, sur le même Wi-Fi. La page qui s’ouvre le guide pour le reste et dit quand il est prêt.',
  beginLink: 'La même chose en lien',
  beginQr: 'Code QR de la page où un appareil commence',
  noNetwork:
    'Cet ordinateur n’est sur aucun réseau de maison en ce moment. Vérifiez que son Wi-Fi est allumé.',
  facts: 'Qui répond',
  address: 'Adresse à la maison',
  numbers: 'En numéros',
  answers: 'Qui porte le nom',
  answersUs: 'Cet ordinateur',
  answersOther: (address) => `Cet ordinateur, et un autre appareil : ${address}`,
  guest: 'Dernier appareil entré',
  guestNone: 'Aucun depuis le démarrage de Hearth',
  until: 'Certificat valable jusqu’au',
  fingerprint: 'Empreinte',
  fingerprintHint:
    'La page du téléphone montre les mêmes lettres et chiffres. Sinon, ce n’est pas votre Hearth.',
  check: 'Vérifier mon réseau',
  checkLead:
    'Demande le nom, essaie chaque porte et regarde le certificat, comme le ferait un téléphone. Cela prend quelques secondes et ne change rien.',
  checkStart: 'Vérifier maintenant',
  checkWell: 'Tout va bien : un téléphone sur le même Wi-Fi peut entrer.',
  checkNote: 'Rien ne fait obstacle, autant qu’on puisse le voir d’ici.',
  checkTrouble: 'Quelque chose empêche les téléphones d’entrer.',
  changes: 'Ce que chaque appareil remarque',
  changesLead:
    'Rarement nécessaire. Les deux donnent du travail sur chaque téléphone et ordinateur du foyer.',
  rename: 'Un autre nom',
  renameText: (host) => `La maison s’appelle ${host}.`,
  renameField: 'Nouveau nom',
  renameHint:
    'Minuscules, chiffres et tirets. Cela devient une adresse qui se termine par « .local ».',
  renameWrong: 'Prenez des minuscules, des chiffres et des tirets, 63 au plus, sans tiret au bord.',
  renameTitle: 'Donner un autre nom à la maison ?',
  renameWhat: [
    'Chaque téléphone et ordinateur recommence : scanner le code QR, installer le nouveau certificat.',
    'Les clés d’accès de l’ancien nom ne marchent plus. Chacun se connecte avec son mot de passe et en fait de nouvelles.',
    'Les favoris et les icônes des téléphones ne mènent plus nulle part et sont à refaire.',
    'Les comptes, photos et fichiers restent comme ils sont.',
  ],
  renameSubmit: 'Changer le nom',
  renamed: (host) => `La maison s’appelle maintenant ${host}.`,
  renew: 'Retirer toute confiance',
  renewText:
    'Si quelqu’un a pu copier le dossier des données de cet ordinateur. Pour un téléphone perdu, il suffit de fermer sa session.',
  renewTitle: 'Retirer toute confiance ?',
  renewWhat: [
    'La maison se fait un nouveau certificat et n’utilise plus l’ancien.',
    'Chaque téléphone et ordinateur installe le nouveau, comme au premier jour ; d’ici là, il n’entre pas.',
    'Retirez l’ancien de chaque appareil : tant qu’il y est, qui a une copie de sa clé pourrait se faire passer pour votre Hearth. La page où commencent les appareils dit comment.',
    'Les comptes, photos et clés d’accès restent comme ils sont.',
  ],
  renewSubmit: 'Faire un nouveau certificat',
  renewed: 'Il y a un nouveau certificat. Scannez le code QR avec chaque appareil.',
}
