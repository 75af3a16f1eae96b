import type { Messages } from '../en/index.ts'

export const vaultCode: Messages['vaultCode'] = {
  title: 'Code de secours',
  lead: '64 caractères sur papier qui ouvrent votre coffre, quoi qu’il arrive à cette machine.',
  none: 'Vous n’en avez pas encore.',
  since: (date) => `Créé le ${date}. Hearth ne le connaît pas et ne peut pas le remontrer.`,
  nextText:
    'Si un jour cette machine ou ses clés sont perdues, un code sur papier ouvre encore votre coffre.',
  make: 'Créer un code de secours',
  makeNew: 'Créer un nouveau code',
  remove: 'Retirer le code',
  removeTitle: 'Retirer le code de secours ?',
  removeText:
    'Le papier n’ouvrira plus rien. Votre coffre reste comme il est : cette maison garde sa clé. Vous pouvez créer un nouveau code à tout moment.',
  removed: 'Le code de secours est retiré.',
  begin: {
    title: 'Un code de secours pour votre coffre',
    what: [
      'Vous le verrez une seule fois. Imprimez-le, enregistrez-le ou recopiez-le.',
      'Ensuite, deux parties vous seront demandées, pour être sûr que vous l’avez.',
      'C’est alors seulement qu’il compte. Si vous partez avant, rien n’a changé.',
    ],
    replaces: 'Jusque-là, votre code actuel reste bon. Ensuite il n’ouvre plus rien.',
    voids:
      'Vos personnes de confiance ont des morceaux du code actuel. Ils ne vaudront plus rien : désignez-les ensuite à nouveau.',
    oldCode: 'Votre code de secours actuel',
    oldCodeHint: 'Rien d’autre n’ouvre la clé, il le faut donc pour en créer un nouveau.',
    go: 'Montrer le code',
  },
  keep: {
    title: 'Gardez bien ce code',
    text: 'Il n’est montré que cette fois. Qui l’a et accède à ce Hearth peut ouvrir votre coffre : rangez-le avec vos papiers, pas sur le réfrigérateur.',
    print: 'Imprimer',
    save: 'Enregistrer dans un fichier',
    qr: 'Montrer en code QR',
    hideQr: 'Cacher le code QR',
    qrLabel: 'Code QR du code de secours',
    qrText:
      'Un téléphone dont l’appareil photo le lit reçoit le code comme texte. Il est alors dans ce téléphone : attention où vous le mettez.',
    pending: 'Il ne compte pas encore. Si vous partez maintenant, rien n’a changé.',
    go: 'Je l’ai gardé',
  },
  check: {
    title: 'Voyons voir',
    text: 'Tapez ces deux groupes d’après votre papier ou votre fichier.',
    group: (n) => `Groupe ${n}`,
    wrong: (n) => `Ce n’est pas le groupe ${n} du code. Regardez encore une fois.`,
    back: 'Remontrer le code',
    go: 'Vérifier',
    unsure:
      'La réponse de Hearth s’est perdue en route. Gardez les deux codes, l’ancien et celui-ci, et appuyez encore une fois.',
  },
  done: {
    title: 'Votre code de secours compte maintenant',
    text: 'Les codes plus anciens n’ouvrent plus rien.',
    guardians: 'Si vous aviez des personnes de confiance, désignez-les à nouveau maintenant.',
  },
  sheet: {
    title: 'Code de secours d’un coffre',
    of: 'Coffre de',
    house: 'Maison',
    address: 'Adresse',
    date: 'Créé le',
    how: 'Pour l’utiliser : se connecter à Hearth, ouvrir « Coffre » dans son compte et taper ce code.',
    warning:
      'Gardez cette feuille comme un passeport. Qui l’a et accède à ce Hearth peut ouvrir le coffre.',
    fileName: 'hearth-code-de-secours.txt',
  },
}

export const vaultKey: Messages['vaultKey'] = {
  title: 'Qui a la clé',
  houseText:
    'En ce moment cette maison la garde, fermée par sa propre clé. C’est commode : il suffit de se connecter.',
  mineText:
    'En ce moment vous seul l’avez. Hearth garde une copie scellée que seul votre code ouvre.',
  nextText: 'Vous avez un code de secours. Avec lui, vous pouvez être seul à avoir la clé.',
  turnOn: 'Moi seul aurai la clé',
  turnOff: 'Confier la clé à cette maison',
  on: {
    title: 'Vous seul avez la clé',
    what: [
      'Personne ne peut ouvrir votre coffre sans votre code : ni un administrateur, ni la machine, ni qui l’emporterait.',
      'Si vous perdez le code et n’avez pas de personnes de confiance, tout ce qui est scellé est perdu. Pour toujours. Personne ne pourra vous aider.',
      'Vous taperez le code sur chaque appareil, chaque fois que vous voudrez ouvrir le coffre.',
      'Les copies des données faites avant, sur d’autres disques, s’ouvrent encore comme alors.',
    ],
    have: 'J’ai mon code de secours',
    need: 'D’abord créer un code',
    needNew: 'Je ne l’ai plus : en créer un nouveau',
    typeCode: 'Tapez votre code de secours, pour être sûr qu’il ouvre le coffre.',
    proven: 'Vous avez gardé votre code, et il convient.',
    understand:
      'Je comprends que sans le code personne ne peut ouvrir mon coffre, Hearth non plus.',
    mustUnderstand: 'Cochez d’abord cette case.',
    go: 'Désormais moi seul',
    done: 'Vous seul avez maintenant la clé',
    doneText:
      'Hearth a retiré sa propre copie de la clé. Désignez ensuite des personnes de confiance : un code perdu n’est alors pas la fin.',
  },
  off: {
    title: 'Confier la clé à cette maison ?',
    text: 'Hearth ouvrira le coffre quand vous vous connecterez. Qui détient la machine et toutes ses clés pourrait l’ouvrir aussi. Rien de ce qui est scellé n’est perdu. Votre code reste bon.',
    guardians: 'Les morceaux que vous gardez pour d’autres sont perdus ; ils l’apprendront.',
    go: 'Confier la clé',
    done: 'Cette maison garde de nouveau la clé.',
  },
  rotate: {
    title: 'Une nouvelle clé',
    lead: 'Seulement si quelqu’un a pu mettre la main sur votre clé. C’est rarement ce qu’il vous faut.',
    begin: 'Remplacer la clé…',
    heading: 'Remplacer la clé de votre coffre ?',
    what: [
      'Tout ce qui est scellé avec la clé actuelle devient illisible. Pour toujours : photos, fichiers et notes du coffre.',
      'Sortez donc d’abord ce que vous voulez garder.',
      'Votre code de secours n’ouvre plus rien.',
    ],
    word: 'illisible',
    type: (word) => `Pour continuer, tapez « ${word} »`,
    wrong: 'Tapez le mot exactement comme il est écrit.',
    go: 'Remplacer la clé',
    done: 'Le coffre a une nouvelle clé.',
    never:
      'Tant que vous seul avez la clé, elle ne peut pas être remplacée. S’il le faut, confiez-la d’abord à cette maison.',
  },
}
