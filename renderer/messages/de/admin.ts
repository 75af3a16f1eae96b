import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'
import { apps, handover, health, outbox } from './admin-house.ts'
import { machine } from './machine.ts'

type Admin = Messages['admin']
const { count, number } = createCounting('de')

const people: Admin['people'] = {
  lead: 'Alle, die hier ein Konto haben. Du kümmerst dich um die Konten: Keine Seite von Hearth zeigt dir die Fotos, Dateien oder Schlüssel von jemand anderem.',
  search: 'Nach Name oder E-Mail suchen',
  found: (n) => count(n, { one: 'Person', other: 'Personen' }),
  none: 'Niemand mit diesem Namen.',
  pages: 'Seiten',
  page: (page, pages) => `Seite ${number(page)} von ${number(pages)}`,
  before: 'Vorige Seite',
  next: 'Nächste Seite',
  active: (when) => `Zuletzt aktiv: ${when}`,
  neverActive: 'Noch nie angemeldet',
  since: (when) => `Dabei seit ${when}`,
  disabled: 'Deaktiviert',
  locked: 'Ausgesperrt',
  you: 'Du',
  role: { admin: 'Admin', user: 'Mitglied' },
  tier: { guest: 'Gast', public: 'Standard', beta: 'Beta', alpha: 'Alpha', founder: 'Gründer' },
}

const one: Admin['one'] = {
  back: 'Alle Personen',
  self: 'Das bist du. Dein Passwort, deine Geräte und deine Daten findest du bei deinem Konto.',
  holds: (n, size) =>
    `${count(n, { one: 'Foto oder Datei', other: 'Fotos und Dateien' })}, ${size}`,
  figuresOnly: 'Mehr als diese Zahl siehst du nicht: Der Inhalt gehört der Person allein.',
  standing: 'Rolle und Stufe',
  role: 'Rolle',
  roleHint:
    'Admins kümmern sich um Personen und Einladungen. Auch sie sehen keine Fotos von anderen.',
  tier: 'Stufe',
  tierHint: 'Manche Apps bieten manchen Stufen mehr. In Hearth selbst ändert sie nichts.',
  changed: (name) => `Für ${name} geändert.`,
  lastAdmin:
    'Das ist der einzige Admin, der sich anmelden kann, und jemand muss sich kümmern. Mach zuerst jemand anderen zum Admin.',
  wayIn: 'Zugang',
  unlock: 'Sperre aufheben',
  lockedText: 'Nach zu vielen Fehlversuchen ist die Anmeldung eine Weile gesperrt.',
  unlocked: (name) => `${name} kann es jetzt wieder versuchen.`,
  reset: 'Link für ein neues Passwort erstellen',
  resetText:
    'Wenn das Passwort vergessen oder ein Gerät verloren ist. Das neue Passwort wählt die Person selbst, und sie sieht später, dass der Link von dir kam.',
  secondFactor: (email) =>
    `Der Link hebt einen zweiten Faktor nicht auf. Sind auch Handy und Notfallcodes weg, hilft am Rechner von Hearth dieser Befehl: hearth unlock ${email} --second-factor`,
  resetTitle: (name) => `Neues Passwort für ${name}`,
  resetHow:
    'Der Link gilt einmal und eine Stunde lang. Wer ihn öffnet, kann das Passwort setzen. Gib ihn also niemand anderem.',
  disable: 'Konto deaktivieren',
  disableText:
    'Die Person wird überall abgemeldet und kommt nicht mehr hinein. Alles von ihr bleibt, bis du das Konto wieder aktivierst.',
  disableTitle: (name) => `Konto von ${name} deaktivieren?`,
  disabled: (name) => `${name} wurde überall abgemeldet.`,
  enable: 'Konto aktivieren',
  enableText: 'Das Konto ist deaktiviert: Anmelden geht nicht. Alles, was dazugehört, ist noch da.',
  enabled: (name) => `${name} kann sich wieder anmelden.`,
  erase: 'Diese Person löschen',
  eraseText:
    'Das Konto, seine Schlüssel und alle Einträge. Das lässt sich nicht rückgängig machen.',
  eraseTitle: (name) => `${name} und alles, was dazugehört, löschen?`,
  eraseWhat: [
    'Alle Einträge zu Fotos und Dateien der Person verschwinden sofort, auch die im Papierkorb; niemand kommt mehr an die Fotos.',
    'Alle Passkeys, Schlüssel und Einstellungen; die Person wird sofort überall abgemeldet.',
    'Die Originaldateien liegen noch bis zu 30 Tage im Papierkorb-Ordner auf der Festplatte des Rechners, bevor sie endgültig gelöscht werden.',
  ],
  eraseFirst: 'Will sie ihre Fotos behalten, muss sie sie vorher mitnehmen, unter „Meine Daten“.',
  eraseType: (email) => `Zur Bestätigung ${email} eintippen`,
  eraseSubmit: 'Endgültig löschen',
  eraseMismatch: 'Das ist nicht die E-Mail-Adresse dieser Person.',
  erased: (name) => `Das Konto von ${name} ist gelöscht, und niemand kommt mehr an die Fotos.`,
}

const invites: Admin['invites'] = {
  lead: 'Wer eine Einladung öffnet, kann in deinem Haushalt ein Konto anlegen, genau einmal.',
  make: 'Jemanden einladen',
  formTitle: 'Neue Einladung',
  name: 'Name',
  nameHint: 'Damit du später weißt, für wen sie war.',
  email: 'E-Mail-Adresse (kann leer bleiben)',
  emailHint: 'Steht hier eine Adresse, gilt die Einladung nur für sie.',
  role: 'Rolle',
  lasts: 'Gültig',
  hours: { day: 'Einen Tag', threeDays: 'Drei Tage', week: 'Eine Woche', month: '30 Tage' },
  submit: 'Einladung erstellen',
  madeTitle: (name) => `Einladung für ${name}`,
  madeTitlePlain: 'Die Einladung',
  how: 'Lass sie mit der Handykamera scannen, oder verschick den Link. Beides ist nur dieses eine Mal zu sehen.',
  code: 'Code zum Vorlesen',
  codeHint: (place) =>
    `Einzutippen unter ${place}. Striche und Großschreibung spielen keine Rolle.`,
  until: (when) => `Gültig bis ${when}`,
  done: 'Fertig',
  open: 'Offene Einladungen',
  none: 'Keine Einladung ist offen.',
  anybody: 'Ohne Namen',
  withdraw: 'Zurückziehen',
  withdrawOf: (name) => `Einladung für ${name} zurückziehen`,
  withdrawn: 'Mit dieser Einladung kommt niemand mehr hinein.',
}

export const admin: Admin = {
  title: 'Dein Haushalt',
  toParts: 'Zum Haushalt',
  parts: {
    overview: 'Überblick',
    network: 'Heimnetz',
    people: 'Personen',
    invitations: 'Einladungen',
    outbox: 'Briefe',
    health: 'Anmeldungen',
    apps: 'Mit Hearth anmelden',
    jobs: 'Aufgaben',
    storage: 'Speicher',
    copies: 'Kopien',
    log: 'Protokoll',
    computer: 'Dieser Rechner',
    settings: 'Einstellungen',
  },
  hints: {
    overview: 'Wie es deinem Hearth geht',
    network: 'Handys und Computer zu Hause',
    people: 'Wer hier ein Konto hat',
    invitations: 'Jemanden dazuholen',
    outbox: 'Links, die du übergeben kannst',
    health: 'Wer ausgesperrt ist, wie es läuft',
    apps: 'Andere Programme, die deine Leute kennen',
    jobs: 'Was es tut und was es aufgab',
    storage: 'Wer wie viel hat; Papierkorb und Zwischenspeicher',
    copies: 'Jeden Tag, auf einer anderen Platte',
    log: 'Was es aufschreibt',
    computer: 'Wann Hearth läuft, sein Ordner, neue Versionen',
    settings: 'Womit es läuft',
  },
  notForYou: 'Diese Seite ist nicht für dich',
  notForYouText:
    'Hier wird der Haushalt verwaltet, und dein Konto ist kein Admin-Konto. Wenn du etwas brauchst, frag die Person, die sich um euer Hearth kümmert.',
  people,
  one,
  invites,
  handover,
  outbox,
  health,
  apps,
  machine,
}
