import type { Messages } from '../en/index.ts'

export const vaultCode: Messages['vaultCode'] = {
  title: 'Wiederherstellungscode',
  lead: '64 Zeichen auf Papier, die deinen Tresor öffnen, was auch immer mit diesem Rechner geschieht.',
  none: 'Du hast noch keinen.',
  since: (date) =>
    `Erstellt am ${date}. Hearth kennt ihn nicht und kann ihn nicht noch einmal zeigen.`,
  nextText:
    'Gehen dieser Rechner oder seine Schlüssel je verloren, öffnet ein Code auf Papier deinen Tresor immer noch.',
  make: 'Wiederherstellungscode erstellen',
  makeNew: 'Neuen Code erstellen',
  remove: 'Code wegnehmen',
  removeTitle: 'Wiederherstellungscode wegnehmen?',
  removeText:
    'Das Papier öffnet dann nichts mehr. Dein Tresor bleibt, wie er ist: Dieses Haus bewahrt den Schlüssel auf. Du kannst jederzeit einen neuen Code erstellen.',
  removed: 'Der Wiederherstellungscode ist weg.',
  begin: {
    title: 'Ein Wiederherstellungscode für deinen Tresor',
    what: [
      'Du siehst ihn ein einziges Mal. Druck ihn aus, speichere ihn oder schreib ihn ab.',
      'Danach wirst du nach zwei Teilen davon gefragt, damit sicher ist, dass du ihn hast.',
      'Erst dann gilt er. Gehst du vorher weg, hat sich nichts geändert.',
    ],
    replaces: 'Bis dahin gilt dein bisheriger Code. Danach öffnet er nichts mehr.',
    voids:
      'Deine Vertrauenspersonen haben Teile des bisherigen Codes. Diese werden wertlos: Bitte benenne deine Vertrauenspersonen danach noch einmal.',
    oldCode: 'Dein bisheriger Wiederherstellungscode',
    oldCodeHint: 'Nichts anderes öffnet den Schlüssel, darum braucht es ihn für einen neuen Code.',
    go: 'Zeig mir den Code',
  },
  keep: {
    title: 'Bewahr diesen Code gut auf',
    text: 'Er wird nur dieses eine Mal gezeigt. Wer ihn hat und an dieses Hearth herankommt, kann deinen Tresor öffnen. Leg ihn also dorthin, wo deine Papiere sind, und nicht an den Kühlschrank.',
    print: 'Drucken',
    save: 'Als Datei speichern',
    qr: 'Als QR-Code zeigen',
    hideQr: 'QR-Code verbergen',
    qrLabel: 'QR-Code des Wiederherstellungscodes',
    qrText:
      'Ein Telefon, dessen Kamera ihn liest, bekommt den Code als Text. Dann ist er in diesem Telefon: Achte darauf, wo du ihn ablegst.',
    pending: 'Er gilt noch nicht. Gehst du jetzt weg, hat sich nichts geändert.',
    go: 'Ich habe ihn aufbewahrt',
  },
  check: {
    title: 'Sehen wir nach',
    text: 'Bitte tippe diese beiden Gruppen von deinem Papier oder aus deiner Datei ab.',
    group: (n) => `Gruppe ${n}`,
    wrong: (n) => `Das ist nicht Gruppe ${n} des Codes. Bitte sieh noch einmal nach.`,
    back: 'Code noch einmal zeigen',
    go: 'Prüfen',
    unsure:
      'Die Antwort von Hearth ging unterwegs verloren. Bitte behalte beide Codes, den alten und diesen, und drück noch einmal.',
  },
  done: {
    title: 'Dein Wiederherstellungscode gilt jetzt',
    text: 'Ältere Codes öffnen nichts mehr.',
    guardians: 'Wenn du Vertrauenspersonen hattest, benenne sie jetzt bitte noch einmal.',
  },
  sheet: {
    title: 'Wiederherstellungscode eines Tresors',
    of: 'Tresor von',
    house: 'Haus',
    address: 'Adresse',
    date: 'Erstellt am',
    how: 'So benutzt du ihn: bei Hearth anmelden, in deinem Konto „Tresor“ öffnen und diesen Code eintippen.',
    warning:
      'Bewahr dieses Blatt auf wie einen Pass. Wer es hat und an dieses Hearth herankommt, kann den Tresor öffnen.',
    fileName: 'hearth-wiederherstellungscode.txt',
  },
}

export const vaultKey: Messages['vaultKey'] = {
  title: 'Wer den Schlüssel hat',
  houseText:
    'Jetzt bewahrt ihn dieses Haus auf, mit seinem eigenen Schlüssel verschlossen. Das ist bequem: Du meldest dich einfach an.',
  mineText:
    'Jetzt hast nur du ihn. Hearth behält eine versiegelte Kopie, die nichts als dein Code öffnet.',
  nextText: 'Du hast einen Wiederherstellungscode. Damit kannst du allein den Schlüssel haben.',
  turnOn: 'Nur ich soll den Schlüssel haben',
  turnOff: 'Das Haus soll ihn aufbewahren',
  on: {
    title: 'Nur du hast den Schlüssel',
    what: [
      'Niemand kann deinen Tresor ohne deinen Code öffnen: kein Admin, nicht der Rechner, niemand, der ihn mitnimmt.',
      'Verlierst du den Code und hast keine Vertrauenspersonen, ist alles im Tresor verloren. Für immer. Dann kann dir niemand helfen.',
      'Du tippst den Code auf jedem Gerät, jedes Mal, wenn du den Tresor öffnen willst.',
      'Kopien der Daten, die vorher gemacht wurden und auf anderen Festplatten liegen, gehen weiter auf wie damals.',
    ],
    have: 'Ich habe meinen Wiederherstellungscode',
    need: 'Zuerst einen Code erstellen',
    needNew: 'Ich habe ihn nicht mehr: neuen erstellen',
    typeCode:
      'Tipp deinen Wiederherstellungscode ein, damit sicher ist, dass er den Tresor öffnet.',
    proven: 'Du hast deinen Code aufbewahrt, und er passt.',
    understand:
      'Ich verstehe, dass ohne den Code niemand meinen Tresor öffnen kann, auch Hearth nicht.',
    mustUnderstand: 'Bitte setz zuerst den Haken.',
    go: 'Ab jetzt nur ich',
    done: 'Jetzt hast nur du den Schlüssel',
    doneText:
      'Hearth hat seine eigene Kopie des Schlüssels entfernt. Benenne als Nächstes Vertrauenspersonen: Dann ist ein verlorener Code nicht das Ende.',
  },
  off: {
    title: 'Soll dieses Haus den Schlüssel aufbewahren?',
    text: 'Dann öffnet Hearth den Tresor, wenn du dich anmeldest. Wer den Rechner mit all seinen Schlüsseln in der Hand hat, könnte ihn auch öffnen. Vom Inhalt geht nichts verloren. Dein Code gilt weiter.',
    guardians: 'Die Teile, die du für andere aufbewahrst, gehen damit verloren; sie erfahren es.',
    go: 'Das Haus bewahrt ihn auf',
    done: 'Dieses Haus bewahrt den Schlüssel wieder auf.',
  },
  rotate: {
    title: 'Ein neuer Schlüssel',
    lead: 'Nur, wenn jemand deinen Schlüssel in die Hand bekommen haben könnte. Selten ist es das, was du brauchst.',
    begin: 'Schlüssel ersetzen …',
    heading: 'Den Schlüssel deines Tresors ersetzen?',
    what: [
      'Alles, was mit dem jetzigen Schlüssel verschlossen ist, wird unlesbar. Für immer: Fotos, Dateien und Notizen im Tresor.',
      'Hol also vorher heraus, was du behalten willst.',
      'Dein Wiederherstellungscode öffnet nichts mehr.',
    ],
    word: 'unlesbar',
    type: (word) => `Um weiterzugehen, tippe „${word}“`,
    wrong: 'Bitte tippe das Wort genau so, wie es da steht.',
    go: 'Schlüssel ersetzen',
    done: 'Der Tresor hat einen neuen Schlüssel.',
    never:
      'Solange nur du den Schlüssel hast, lässt er sich nicht ersetzen. Lass ihn, wenn es sein muss, zuerst dieses Haus aufbewahren.',
  },
}
