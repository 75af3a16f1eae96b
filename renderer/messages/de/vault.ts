import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { count } = createCounting('de')
const groups = { one: 'Gruppe', other: 'Gruppen' }
const characters = { one: 'Zeichen', other: 'Zeichen' }

export const vault: Messages['vault'] = {
  checking: 'Dein Tresor wird nachgesehen',
  standing: {
    none: {
      title: 'Du hast noch keinen Tresor',
      text: 'Was in einem Tresor liegt, kann niemand lesen, der die Festplatte in die Hand bekommt. Ihn anzulegen dauert einen Augenblick und ändert sonst nichts.',
    },
    house: {
      title: 'Dieses Haus bewahrt deinen Schlüssel auf',
      text: 'Hearth öffnet deinen Tresor, wenn du dich anmeldest. Niemand sonst im Haushalt kommt heran; wer aber den Rechner mit all seinen Schlüsseln in der Hand hat, könnte es.',
    },
    mine: {
      title: 'Nur du hast den Schlüssel',
      text: 'Hearth kann deinen Tresor nicht öffnen, nur dein Wiederherstellungscode kann es. Geht er verloren, kann auch kein Admin helfen.',
    },
  },
  open: 'Auf diesem Gerät offen',
  shut: 'Auf diesem Gerät zu',
  openText:
    'Der Schlüssel ist nur im Speicher dieser Seite. Neu laden, schließen oder abmelden schließt den Tresor.',
  facts: {
    code: (date) => `Wiederherstellungscode vom ${date}`,
    noCode: 'Noch kein Wiederherstellungscode',
    replaced: (date) =>
      `Dein Wiederherstellungscode wurde von deinem Konto aus ersetzt, ohne den alten. Der alte, den du gerade benutzt hast, öffnet den Tresor noch bis zum ${date}. Wenn du das nicht warst: Ändere dein Passwort und erstelle hier einen neuen Wiederherstellungscode. Damit endet der andere.`,
  },
  next: 'Nächster Schritt',
  make: 'Meinen Tresor anlegen',
  unlock: 'Öffnen',
  unlocked: 'Der Tresor ist auf diesem Gerät offen.',
  lockNow: 'Jetzt schließen',
  lockAfter: 'Auf diesem Gerät von selbst schließen',
  after: {
    '5': 'Nach 5 Minuten ohne Benutzung',
    '15': 'Nach 15 Minuten ohne Benutzung',
    '60': 'Nach einer Stunde ohne Benutzung',
    never: 'Erst wenn diese Seite verlassen wird',
  },
  code: 'Dein Wiederherstellungscode',
  codeHint:
    '16 Gruppen aus 4 Zeichen. Leerzeichen, Striche und kleine Buchstaben sind gleichgültig.',
  wholeCode: 'Alle 16 Gruppen sind da.',
  problem: {
    empty: 'Bitte füll das aus.',
    letter: (group, letter) =>
      `In Gruppe ${group} steht „${letter}“. Es gibt nur die Ziffern 0 bis 9 und die Buchstaben A bis F.`,
    length: (group, length) => `Gruppe ${group} hat ${count(length, characters)} statt 4.`,
    missing: (n) => `Es ${n === 1 ? 'fehlt' : 'fehlen'} noch ${count(n, groups)}: Es sind 16.`,
    tooMany: (n) => `Das sind ${count(n, groups)} mehr als die 16 eines Codes.`,
    typo: (group) =>
      `Dieser Code öffnet den Tresor beinahe: Bitte vergleich Gruppe ${group}, da ist ein Tippfehler.`,
  },
  lostCode: 'Ich habe meinen Code verloren',
  toVault: 'Zurück zum Tresor',
  insecure: {
    title: 'Auf dieser Seite bleibt der Tresor zu',
    text: 'Diese Verbindung zu Hearth ist nicht verschlüsselt, andere im Netz könnten mitlesen. Hier wird kein Schlüssel benutzt und nach keinem Code gefragt. Bitte tippe deinen Wiederherstellungscode nie auf einer solchen Seite ein.',
    how: 'So kommst du zu deinem Tresor',
    ways: [
      'Öffne Hearth mit der Adresse, die mit https beginnt und im Menü von Hearth steht, auf dem Rechner, auf dem es läuft.',
      'Oder setz dich an diesen Rechner: Dort geht der Tresor gleich auf.',
    ],
    old: 'Dieser Browser kann nicht verschlüsseln',
    oldText: 'Dein Tresor geht in einem neueren Browser auf. Hier wird kein Schlüssel benutzt.',
  },
}

export const vaultAudit: Messages['vaultAudit'] = {
  title: 'Wer nach dem Schlüssel gefragt hat',
  lead: 'Jedes Mal, wenn jemand nach deinem Schlüssel gefragt oder geändert hat, wie er aufbewahrt wird. Niemand kann eine Zeile entfernen, auch kein Admin.',
  none: 'Noch hat niemand gefragt.',
  more: 'Mehr zeigen',
  refused: 'abgelehnt',
  other: 'Mit dem Tresor wurde etwas gemacht',
  what: {
    init: 'Der Tresor wurde angelegt oder geöffnet',
    fetch: 'Der Schlüssel oder seine versiegelte Kopie wurde geholt',
    failed_fetch: 'Jemand fragte nach dem Schlüssel',
    rotate: 'Der Schlüssel wurde durch einen neuen ersetzt',
    recovery_set: 'Ein neuer Wiederherstellungscode wurde erstellt',
    recovery_clear: 'Der Wiederherstellungscode wurde weggenommen',
    zk_enable: 'Von da an hattest nur du den Schlüssel',
    zk_disable: 'Von da an bewahrte dieses Haus den Schlüssel auf',
    guardian_key_set: 'Du hast dich als Vertrauensperson bereit gemacht',
    guardians_set: 'Vertrauenspersonen wurden benannt',
    guardians_clear: 'Die Vertrauenspersonen wurden entlassen',
    guardian_decline: 'Du bist für jemanden keine Vertrauensperson mehr',
    guardian_request: 'Deine Vertrauenspersonen wurden um den Code gebeten',
    guardian_withdraw: 'Die Bitte an deine Vertrauenspersonen wurde zurückgenommen',
    guardian_share: 'Du hast ein Teil herausgeholt, um jemandem zu helfen',
    guardian_answer: 'Du hast ein Teil zurückgegeben',
    guardian_refuse: 'Du hast eine Bitte abgelehnt',
  },
}
