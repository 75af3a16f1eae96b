import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'

type Admin = Messages['admin']
const { count } = createCounting('de')

export const handover: Admin['handover'] = {
  qr: 'QR-Code mit dem Link',
  link: 'Link',
  copyOf: (what) => `Kopieren: ${what}`,
  newDevice:
    'Ein Gerät, das hier neu ist, beginnt mit dem QR-Code. Der Link öffnet sich dort, wo das Zertifikat des Hauses schon installiert ist.',
  readyFirst: (begin) =>
    `Ist das Gerät hier neu? Dann beginnt es bei ${begin} und öffnet den Link, wenn es bereit ist.`,
  hereOnly:
    'Dieser Link lässt sich nur auf diesem Computer öffnen. Handys und andere Geräte können mitmachen, sobald das Heimnetz eingeschaltet ist: hier unter „Heimnetz“.',
}

export const outbox: Admin['outbox'] = {
  lead: 'Briefe, die Hearth geschrieben hat: um eine Adresse zu bestätigen, ein neues Passwort zu setzen oder jemanden einzuladen.',
  noServer: 'Es ist kein Mailserver eingerichtet, und das ist in Ordnung',
  noServerText:
    'Die Briefe warten dann hier, und du übergibst ihren Link selbst: als QR-Code oder auf einem Weg, dem du vertraust. Ein Mailserver wird hier unter „Einstellungen“ eingetragen.',
  waiting: 'Wartet noch',
  over: 'Erledigt',
  none: 'Kein Brief wartet.',
  noneOver: 'Noch nichts.',
  kind: {
    verification: 'E-Mail-Adresse bestätigen',
    reset: 'Neues Passwort setzen',
    'magic-link': 'Mit einem Link anmelden',
    invitation: 'Einladung',
    'email-change': 'E-Mail-Adresse ändern',
    'vault-changed': 'Änderung am Tresor',
    'recovery-asked': 'Bitte an die Vertrauenspersonen',
    'guardian-asked': 'Bitte an eine Vertrauensperson',
  },
  state: {
    waiting: 'Wartet',
    sent: 'Verschickt',
    failed: 'Nicht verschickt',
    'handed-over': 'Übergeben',
    'not-needed': 'Nicht mehr nötig',
  },
  to: (address) => `An ${address}`,
  written: (when) => `Geschrieben: ${when}`,
  until: (when) => `Gültig bis ${when}`,
  expired: (when) => `Abgelaufen: ${when}`,
  tries: (n) => `Bisher ${count(n, { one: 'Versuch', other: 'Versuche' })}`,
  show: 'Übergeben',
  showOf: (kind, address) => `Übergeben: ${kind}, ${address}`,
  showHow: (address) =>
    `Nur für ${address}. Wer diesen Link öffnet, handelt im Namen dieser Person, und die sieht später, dass du ihn übergeben hast.`,
  retry: 'Noch einmal senden',
  retryOf: (kind, address) => `Noch einmal senden: ${kind}, ${address}`,
  retried: 'Der Brief ist wieder unterwegs.',
  remove: 'Entfernen',
  removeOf: (kind, address) => `Entfernen: ${kind}, ${address}`,
  removed: 'Der Brief ist weg.',
}

export const health: Admin['health'] = {
  lockedTitle: 'Ausgesperrt',
  lockedLead:
    'Nach zu vielen Fehlversuchen ist die Anmeldung eine Weile gesperrt. Das endet von selbst.',
  lockedNone: 'Niemand ist ausgesperrt.',
  unknown: 'Jemand Unbekanntes',
  kind: {
    password: 'Zu oft ein falsches Passwort',
    'second-factor': 'Zu oft ein falscher Code',
    code: 'Zu oft ein falscher Code',
    passkey: 'Ein Passkey, der nicht passte',
    'invite-code': 'Zu oft ein falscher Einladungscode',
  },
  otherKind: 'Zu viele Versuche',
  from: (address) => `Adresse: ${address}`,
  until: (when) => `Bis ${when}`,
  unlock: 'Entsperren',
  unlockOf: (name) => `${name} entsperren`,
  daysTitle: 'Anmeldungen nach Tagen',
  daysLead:
    'Ein paar Fehlversuche sind vergessene Passwörter. Bei vielen auf einmal rät vielleicht jemand herum.',
  day: 'Tag',
  success: 'Angemeldet',
  failure: 'Fehlgeschlagen',
  figuresTitle: 'In Zahlen',
  totalUsers: 'Personen',
  newUsers: 'Neu in 30 Tagen',
  activeSessions: 'Angemeldete Geräte',
  uniqueUsers24h: 'Personen in den letzten 24 Stunden',
  loginSuccess7d: 'Anmeldungen in 7 Tagen',
  loginFailed7d: 'Fehlversuche in 7 Tagen',
}

export const apps: Admin['apps'] = {
  lead: 'Andere Programme bei dir zu Hause, etwa ein Rezeptbuch oder ein Heimserver, können deine Leute mit ihrem Hearth-Konto hereinlassen. Dabei erfahren diese Programme Namen und E-Mail-Adresse, nie das Passwort oder Fotos.',
  none: 'Noch ist kein Programm eingetragen.',
  listTitle: 'Programme',
  add: 'Programm hinzufügen',
  formTitle: 'Neues Programm',
  name: 'Name des Programms',
  nameHint: 'Er ist zu sehen, wenn gefragt wird, ob das Programm hineindarf.',
  uris: 'Rücksprungadressen',
  urisHint:
    'Eine pro Zeile, genau so, wie das Programm sie nennt („Redirect-URI“, „Callback-URL“).',
  urisWrong:
    'Jede Zeile braucht eine Webadresse, die mit https:// beginnt, oder mit http://localhost bei einem Programm auf genau diesem Gerät.',
  urisPlain:
    'Einfaches http:// quer durchs Heimnetz geht nicht: Wer dort mitliest, könnte sich als jemand anderes anmelden. Das Programm braucht eine Adresse, die mit https:// beginnt; http:// geht nur mit localhost, auf dem Gerät selbst.',
  more: 'Nur, wenn das Programm danach verlangt',
  secretless: 'Es kann kein Geheimnis bewahren',
  secretlessHint: 'Ein Programm, das im Browser oder auf einem Handy läuft.',
  rs256: 'Es braucht RS256',
  rs256Hint: 'Für ältere Programme, die EdDSA nicht kennen.',
  post: 'Es schickt sein Geheimnis als „client_secret_post“',
  submit: 'Hinzufügen',
  madeTitle: (name) => `${name} ist eingetragen`,
  secretTitle: (name) => `Neues Geheimnis für ${name}`,
  once: 'Trag das jetzt in das andere Programm ein. Das Geheimnis ist nur dieses eine Mal zu sehen.',
  noSecret: 'Trag das in das andere Programm ein.',
  clientId: 'Client-ID',
  secret: 'Client-Geheimnis (Client Secret)',
  done: 'Ich habe es kopiert',
  disabled: 'Angehalten',
  edit: 'Ändern',
  editOf: (name) => `${name} ändern`,
  editTitle: (name) => `${name} ändern`,
  edited: 'Die Änderung ist gespeichert.',
  pause: 'Anhalten',
  pauseOf: (name) => `${name} anhalten`,
  paused: 'Dort kann sich vorerst niemand anmelden.',
  resume: 'Fortsetzen',
  resumeOf: (name) => `${name} fortsetzen`,
  resumed: 'Dort können sich wieder alle anmelden.',
  renew: 'Neues Geheimnis',
  renewOf: (name) => `Neues Geheimnis für ${name}`,
  renewText:
    'Das alte gilt sofort nicht mehr. Das Programm lässt niemanden herein, bis es das neue hat.',
  remove: 'Entfernen',
  removeOf: (name) => `${name} entfernen`,
  removeTitle: (name) => `${name} entfernen?`,
  removeText:
    'Dort kann sich dann niemand mehr mit Hearth anmelden. Was jemand in dem Programm hat, bleibt dort.',
  removed: 'Das Programm ist entfernt.',
  typeTitle: 'Was das andere Programm wissen will',
  typeLead:
    'Die meisten brauchen nur die erste Adresse und finden den Rest von selbst („OpenID Connect“).',
  discovery: 'Discovery-Adresse',
  issuer: 'Aussteller (Issuer)',
  scopes: 'Bereiche (Scopes)',
  nearOnly:
    'Diese Adressen gelten nur für Programme auf diesem Computer. Andere können mitmachen, sobald das Heimnetz eingeschaltet ist: hier unter „Heimnetz“.',
}
