import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { count, number } = createCounting('fr')
const people = { one: 'personne', other: 'personnes' }

export const guardians: Messages['guardians'] = {
  title: 'Personnes de confiance',
  lead: 'Des personnes de ce foyer qui peuvent vous rendre votre code de secours si vous le perdez.',
  none: 'Vous n’en avez pas. Si votre code est perdu, ce qui est scellé l’est aussi.',
  choose: 'Choisir des personnes de confiance',
  chooseAnew: 'Choisir à nouveau',
  dismiss: 'Toutes les congédier',
  meaning: (needed, all) =>
    `${number(needed)} de ces ${number(all)} personnes peuvent ensemble vous rendre votre code. Moins ne le peuvent pas, et Hearth non plus.`,
  holds: 'a un morceau',
  lost: {
    declined: 'Ne veut plus être votre personne de confiance',
    'zero-knowledge-off': 'Confie sa clé à cette maison : le morceau est perdu',
    'key-replaced': 'A une nouvelle clé : le morceau est perdu',
  },
  gone: 'Quelqu’un qui a quitté le foyer',
  left: (n) => `${count(n, people)} d’entre elles ont quitté le foyer.`,
  few: 'Trop peu d’entre elles ont encore un morceau. Si vous perdez votre code maintenant, personne ne peut le rendre. Choisissez à nouveau.',
  dismissTitle: 'Congédier vos personnes de confiance ?',
  dismissText:
    'Leurs morceaux ne vaudront plus rien. Si vous perdez ensuite votre code, ce qui est scellé est perdu pour toujours.',
  dismissed: 'Vous n’avez plus de personnes de confiance.',
  pick: {
    title: 'Choisissez vos personnes de confiance',
    text: 'Prenez des personnes à qui vous vous fiez et à qui vous pouvez parler : le moment venu, vous comparerez de vive voix quelques chiffres. Aucune ne voit rien de ce que contient votre coffre.',
    replaces:
      'Vos personnes de confiance actuelles sont ainsi congédiées ; leurs morceaux ne vaudront plus rien.',
    nobody: 'Personne d’autre n’habite encore ce Hearth. Invitez d’abord quelqu’un.',
    who: 'Qui',
    reason: {
      'no-vault': 'N’a pas encore de coffre',
      'not-zero-knowledge':
        'Confie sa clé à cette maison ; une personne de confiance doit avoir la sienne',
      'no-key': 'Doit d’abord ouvrir une fois son coffre',
    },
    needed: 'Combien il en faut',
    of: (needed, all) => `${number(needed)} sur ${number(all)}`,
    two: 'Choisissez au moins deux personnes.',
    most: 'Choisissez au plus neuf personnes.',
    why: 'Votre code est partagé sur cet appareil, il le faut donc ici.',
    go: 'En faire mes personnes de confiance',
    done: 'Vos personnes de confiance sont désignées.',
  },
}

export const holding: Messages['holding'] = {
  title: 'Ce que je garde pour d’autres',
  lead: 'Vous êtes la personne de confiance de ces gens. Un morceau seul n’ouvre rien.',
  none: 'Personne ne vous a désigné. Tant que vous seul avez votre clé, d’autres le peuvent.',
  needed: 'Quelqu’un a besoin de vous',
  somebody: 'Quelqu’un de ce foyer',
  since: (date) => `Vous avez un morceau depuis le ${date}`,
  asks: (name) => `${name} demande le code de secours`,
  look: 'Voir la demande',
  compare: (name) =>
    `Appelez ${name} ou allez-y. Faites-vous lire les chiffres de son écran. Ne donnez votre morceau que si les seize chiffres sont les mêmes : sinon, c’est quelqu’un d’autre qui demande.`,
  numbers: 'Chiffres à comparer',
  until: (moment) => `La demande se termine le ${moment}.`,
  unlockFirst: 'Pour donner votre morceau, ouvrez d’abord votre propre coffre.',
  same: 'Les mêmes : donner mon morceau',
  refuse: 'Différents : refuser',
  given: 'Vous avez donné votre morceau.',
  refused: 'Vous avez refusé. Si c’était une erreur, vous pouvez encore donner votre morceau.',
  givenToast: (name) => `${name} a maintenant votre morceau.`,
  refusedToast: 'Refusé. Dites-le à la personne dont c’était le nom.',
  stop: 'Ne plus le garder',
  stopTitle: (name) => `Ne plus être la personne de confiance de ${name} ?`,
  stopText:
    'Votre morceau disparaît alors. S’il en reste trop peu, un code perdu ne peut plus être rendu à cette personne. Elle le voit.',
  stopped: 'Vous ne gardez plus rien pour cette personne.',
}

export const lost: Messages['lost'] = {
  title: 'J’ai perdu mon code',
  look: 'Regardez d’abord là où vous avez pu le garder : une feuille, un fichier, une photo du code QR.',
  alone:
    'Vous n’avez désigné aucune personne de confiance, personne ne peut donc rendre le code : ni un administrateur, ni Hearth. Ce qui est scellé reste fermé jusqu’à ce que vous le retrouviez.',
  tooFew:
    'Trop peu de vos personnes de confiance ont encore un morceau. Ce qui est scellé reste fermé jusqu’à ce que vous retrouviez le code.',
  how: 'Vos personnes de confiance peuvent vous le rendre :',
  steps: [
    'Vous demandez, et une suite de chiffres apparaît ici.',
    'Chacune voit la demande dans son coffre. Appelez-les et lisez les chiffres.',
    'Dès qu’assez d’entre elles ont accepté, cet appareil recompose votre code.',
  ],
  ask: 'Demander à mes personnes de confiance',
  read: 'Lisez ces chiffres à voix haute',
  readText:
    'Appelez vos personnes de confiance ou allez les voir. Dans leur compte, sous « Coffre », elles voient votre demande et comparent.',
  progress: (given, needed) => `${number(given)} sur ${number(needed)} ont donné leur morceau`,
  refused: (names) => `Refus de : ${names}. Parlez-vous.`,
  reload:
    'Vous pouvez fermer cette page et revenir sur cet appareil : la demande reste jusqu’à sa fin.',
  until: (moment) => `Elle se termine le ${moment}.`,
  withdraw: 'Retirer la demande',
  withdrawn: 'La demande est retirée.',
  elsewhere:
    'Un autre de vos appareils a déjà demandé. Continuez là-bas, ou demandez à nouveau d’ici : la demande de l’autre appareil se termine alors.',
  askHere: 'Demander depuis cet appareil',
  ended: 'La dernière demande s’est terminée sans assez de réponses.',
  back: 'Revoici votre code',
  backText: 'Vos personnes de confiance l’ont rendu. Hearth ne le connaît pas.',
  backDone: 'Je l’ai gardé, continuer',
  advice: 'Mieux vaut créer maintenant un nouveau code',
  adviceText:
    'Celui qui est perdu traîne peut-être quelque part. Avec un nouveau code, il n’ouvre plus rien. Désignez ensuite à nouveau vos personnes de confiance.',
  makeNew: 'Créer un nouveau code',
  later: 'Pas maintenant',
}
