import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { count, number } = createCounting('de')
const people = { one: 'Person', other: 'Personen' }

export const guardians: Messages['guardians'] = {
  title: 'Vertrauenspersonen',
  lead: 'Menschen aus diesem Haushalt, die dir deinen Wiederherstellungscode zurückgeben können, wenn du ihn verlierst.',
  none: 'Du hast keine. Geht dein Code verloren, ist auch der Inhalt verloren.',
  choose: 'Vertrauenspersonen wählen',
  chooseAnew: 'Neu wählen',
  dismiss: 'Alle entlassen',
  meaning: (needed, all) =>
    `Je ${number(needed)} von diesen ${number(all)} können dir zusammen deinen Code zurückgeben. Weniger können es nicht, und Hearth auch nicht.`,
  holds: 'hat ein Teil',
  lost: {
    declined: 'Möchte nicht mehr deine Vertrauensperson sein',
    'zero-knowledge-off': 'Lässt das Haus den eigenen Schlüssel aufbewahren: Das Teil ist weg',
    'key-replaced': 'Hat einen neuen Schlüssel: Das Teil ist weg',
  },
  gone: 'Jemand, der nicht mehr im Haushalt ist',
  left: (n) => `${count(n, people)} davon ${n === 1 ? 'hat' : 'haben'} den Haushalt verlassen.`,
  few: 'Zu wenige haben noch ein Teil. Verlierst du jetzt deinen Code, kann ihn niemand zurückgeben. Bitte wähl neu.',
  dismissTitle: 'Deine Vertrauenspersonen entlassen?',
  dismissText:
    'Deren Teile werden wertlos. Verlierst du dann deinen Code, ist der Inhalt für immer verloren.',
  dismissed: 'Du hast keine Vertrauenspersonen mehr.',
  pick: {
    title: 'Wähle deine Vertrauenspersonen',
    text: 'Nimm Menschen, denen du traust und mit denen du sprechen kannst: Im Ernstfall hört ihr einander und vergleicht ein paar Zahlen. Niemand von ihnen sieht etwas aus deinem Tresor.',
    replaces:
      'Deine bisherigen Vertrauenspersonen sind damit entlassen; ihre Teile werden wertlos.',
    nobody: 'In diesem Hearth wohnt noch niemand sonst. Lade zuerst jemanden ein.',
    who: 'Wer',
    reason: {
      'no-vault': 'Hat noch keinen Tresor',
      'not-zero-knowledge':
        'Lässt das Haus den Schlüssel aufbewahren; Vertrauenspersonen müssen ihren selbst haben',
      'no-key': 'Muss vorher einmal den eigenen Tresor öffnen',
    },
    needed: 'Wie viele von ihnen es braucht',
    of: (needed, all) => `${number(needed)} von ${number(all)}`,
    two: 'Bitte wähle mindestens zwei Menschen.',
    most: 'Bitte wähle höchstens neun Menschen.',
    why: 'Dein Code wird auf diesem Gerät zerlegt, darum braucht es ihn hier.',
    go: 'Zu meinen Vertrauenspersonen machen',
    done: 'Deine Vertrauenspersonen sind benannt.',
  },
}

export const holding: Messages['holding'] = {
  title: 'Was ich für andere aufbewahre',
  lead: 'Du bist für diese Menschen Vertrauensperson. Ein Teil allein öffnet nichts.',
  none: 'Niemand hat dich benannt. Solange nur du deinen Schlüssel hast, können andere das tun.',
  needed: 'Jemand braucht dich',
  somebody: 'Jemand aus diesem Haushalt',
  since: (date) => `Du hast ein Teil seit ${date}`,
  asks: (name) => `${name} bittet um den Wiederherstellungscode`,
  look: 'Die Bitte ansehen',
  compare: (name) =>
    `Ruf ${name} an oder geh hin. Lass dir die Zahlen vom anderen Bildschirm vorlesen. Gib dein Teil nur, wenn alle sechzehn Ziffern gleich sind: Sonst fragt jemand anderes.`,
  numbers: 'Zahlen zum Vergleichen',
  until: (moment) => `Die Bitte endet am ${moment}.`,
  unlockFirst: 'Um dein Teil zu geben, öffne zuerst deinen eigenen Tresor.',
  same: 'Gleich: mein Teil geben',
  refuse: 'Nicht gleich: ablehnen',
  given: 'Du hast dein Teil gegeben.',
  refused: 'Du hast abgelehnt. War das ein Versehen, kannst du dein Teil noch geben.',
  givenToast: (name) => `${name} hat jetzt dein Teil.`,
  refusedToast: 'Abgelehnt. Bitte sag es der Person, um deren Namen es ging.',
  stop: 'Nicht mehr aufbewahren',
  stopTitle: (name) => `Für ${name} keine Vertrauensperson mehr sein?`,
  stopText:
    'Dein Teil ist dann weg. Bleiben zu wenige, lässt sich ein verlorener Code dieser Person nicht mehr zurückgeben; das wird dort gezeigt.',
  stopped: 'Du bewahrst für diese Person nichts mehr auf.',
}

export const lost: Messages['lost'] = {
  title: 'Ich habe meinen Code verloren',
  look: 'Sieh zuerst dort nach, wo du ihn aufbewahrt haben könntest: ein Blatt Papier, eine Datei, ein Foto des QR-Codes.',
  alone:
    'Du hast keine Vertrauenspersonen benannt, also kann niemand den Code zurückgeben: kein Admin und nicht Hearth. Der Inhalt bleibt zu, bis du den Code findest.',
  tooFew:
    'Zu wenige deiner Vertrauenspersonen haben noch ein Teil. Der Inhalt bleibt zu, bis du den Code findest.',
  how: 'Deine Vertrauenspersonen können ihn dir zurückgeben:',
  steps: [
    'Du bittest darum und siehst hier eine Reihe Zahlen.',
    'Alle sehen die Bitte in ihrem Tresor. Ruf sie an und lies die Zahlen vor.',
    'Sobald genug zugestimmt haben, setzt dieses Gerät deinen Code zusammen.',
  ],
  ask: 'Meine Vertrauenspersonen bitten',
  read: 'Lies diese Zahlen vor',
  readText:
    'Ruf deine Vertrauenspersonen an oder geh hin. In ihrem Konto, unter „Tresor“, sehen sie deine Bitte und vergleichen.',
  progress: (given, needed) =>
    `${number(given)} von ${number(needed)} ${given === 1 ? 'hat' : 'haben'} das eigene Teil gegeben`,
  refused: (names) => `Abgelehnt hat: ${names}. Bitte sprecht miteinander.`,
  reload:
    'Du kannst diese Seite schließen und auf diesem Gerät wiederkommen: Die Bitte bleibt, bis sie endet.',
  until: (moment) => `Die Bitte endet am ${moment}.`,
  withdraw: 'Bitte zurücknehmen',
  withdrawn: 'Die Bitte ist zurückgenommen.',
  elsewhere:
    'Ein anderes deiner Geräte hat schon gebeten. Mach dort weiter oder bitte von hier noch einmal: Die Bitte des anderen Geräts endet dann.',
  askHere: 'Von diesem Gerät aus bitten',
  ended: 'Die letzte Bitte ist ohne genug Antworten zu Ende gegangen.',
  back: 'Hier ist dein Code wieder',
  backText: 'Deine Vertrauenspersonen haben ihn zurückgegeben. Hearth kennt ihn nicht.',
  backDone: 'Ich habe ihn aufbewahrt, weiter',
  advice: 'Erstell jetzt besser einen neuen Code',
  adviceText:
    'Der verlorene liegt vielleicht irgendwo. Mit einem neuen öffnet er nichts mehr. Benenne danach bitte deine Vertrauenspersonen noch einmal.',
  makeNew: 'Jetzt neuen Code erstellen',
  later: 'Nicht jetzt',
}
