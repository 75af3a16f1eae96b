import type { Messages } from '../en/index.ts'

type Machine = Messages['admin']['machine']
type Findings = Pick<Machine['findings'], 'name' | 'lookup' | 'certificate' | 'reach' | 'firewall'>

export const networkFindings: Findings = {
  name: {
    ok: (address) => `Im Heimnetz hört dieser Computer auf ${address}.`,
    taken: (address) =>
      `Ein anderes Gerät, ${address}, hat im Heimnetz denselben Namen. Gib einem der beiden einen anderen Namen.`,
    silent: (host) =>
      `Im Heimnetz hört niemand auf ${host}. Mit dem QR-Code kommen Handys trotzdem herein. Meist liegt es an einem Gast-WLAN oder an einem Router, der die Geräte voneinander trennt.`,
    alone:
      'Dieser Computer ist gerade in keinem Heimnetz. Sieh nach, ob sein WLAN an ist oder das Kabel steckt.',
    off: 'Hearth ist nicht im Heimnetz: Es öffnet sich nur an diesem Computer.',
    unchecked: (name) => `Der Name ${name}.local lässt sich von hier aus nicht prüfen.`,
    trouble:
      'Das Heimnetz ist eingeschaltet, geht aber nicht. Oben auf der Seite „Heimnetz“ steht, warum.',
  },
  lookup: {
    ok: (host, address) => `Dieser Computer findet ${host} unter ${address}.`,
    none: (host) =>
      `Dieser Computer selbst findet ${host} nicht; Handys finden es meistens. Öffne Hearth hier wie bisher.`,
    elsewhere: (host, address) =>
      `Dieser Computer hält ${address} für ${host}, das ist ein anderes Gerät. Starte den Router neu; hilft das nicht, gib dem Haus einen anderen Namen.`,
  },
  certificate: {
    ok: (fingerprint, until) => `Das Zertifikat dieses Hauses gilt bis ${until}: ${fingerprint}`,
    off: 'Außerhalb des Heimnetzes braucht es kein Zertifikat.',
    unchecked: 'Das Zertifikat lässt sich von hier aus nicht prüfen.',
    missing:
      'Im Datenordner fehlt, womit sich dieses Haus ausweist; so kann ihm kein Gerät glauben. Hol den Ordner „keys“ aus einer Kopie zurück oder nimm unten alles Vertrauen zurück.',
    silent: 'Auf diesem Computer antwortet nichts verschlüsselt. Starte Hearth neu.',
    foreign:
      'Was hier antwortet, zeigt ein Zertifikat, das nicht von diesem Haus ist. Vielleicht hat ein anderes Programm den Port. Starte den Computer neu.',
    name: (host) => `Das Zertifikat ist nicht für ${host}. Starte Hearth neu.`,
    early: (from) =>
      `Nach der Uhr dieses Computers gilt das Zertifikat erst ab ${from}. Stell die Uhr dieses Computers.`,
    over: (until) =>
      `Nach der Uhr dieses Computers ist das Zertifikat am ${until} abgelaufen. Sieh nach der Uhr; stimmt sie, starte Hearth neu.`,
    soon: (until) => `Das Zertifikat gilt bis ${until}. Das nächste macht Hearth von selbst.`,
    address: (address) =>
      `Das Zertifikat kennt die Adresse ${address} noch nicht. Warte ein paar Sekunden und prüfe noch einmal.`,
  },
  reach: {
    ok: (address) => `Hearth antwortet unter ${address}.`,
    closed: (address) =>
      `Unter ${address} antwortet nichts. Ein anderes Programm oder eine Firewall auf diesem Computer ist im Weg.`,
    page: (address) =>
      `Die Seite, auf der Handys anfangen, öffnet sich unter ${address} nicht. Vielleicht hat ein anderes Programm den Port.`,
    short: (host) => `Auch ohne Port führen https://${host} und http://${host} hierher.`,
    long: (host, port) =>
      `Zur Adresse gehört ihr Port: https://${host}:${port}. Die Ports, die man nicht tippen muss, behält dieser Computer für sich, oder ein anderes Programm hat sie.`,
  },
  firewall: {
    ok: (at) => `Ein anderes Gerät kam herein, zuletzt ${at}.`,
    hint: (plain, secure) =>
      `Seit Hearth läuft, kam noch kein anderes Gerät herein. Wenn ein Handy nicht durchkommt: Es muss im selben WLAN sein (kein Gast-WLAN, kein VPN), und die Firewall dieses Computers muss Hearth hereinlassen. Unter Windows: Windows-Sicherheit, Firewall, „App zulassen“. Auf dem Mac: Systemeinstellungen, Netzwerk, Firewall. Unter Linux: die Ports ${plain} und ${secure}.`,
  },
}

export const network: Machine['network'] = {
  title: 'Handys und Computer zu Hause',
  lead: 'Ist das an, kann jedes Gerät in eurem WLAN Hearth öffnen, verschlüsselt. Von außen kann es niemand.',
  isOn: 'An',
  isOff: 'Aus',
  isStuck: 'An, geht aber nicht',
  turnOn: 'Einschalten',
  turnOff: 'Ausschalten',
  fixed: (variable) =>
    `${variable} ist dort gesetzt, wo Hearth gestartet wird, und entscheidet. Nimm es dort weg, um hier zu wählen.`,
  trouble: {
    port: 'Ein anderes Programm hat den Port, den Hearth zu Hause braucht. Beende es oder lass Hearth mit einem anderen Port starten (HEARTH_HTTPS_PORT).',
    portFree:
      'Ein anderes Programm hat den Port, den Hearth zu Hause braucht. Beende es, oder nimm einen anderen Port: Die Adresse zu Hause endet dann darauf.',
    authority:
      'Worauf die Geräte dieses Hauses vertrauen, fehlt, ist beschädigt oder für einen anderen Namen. Hol den Ordner „keys“ aus einer Kopie des Datenordners zurück und versuch es noch einmal. Ist er für immer weg, nimm unten alles Vertrauen zurück: Dann fängt jedes Gerät von vorn an.',
    unknown: 'Das hat nicht geklappt. Im Protokoll steht mehr.',
  },
  usePort: (port) => `Port ${port} nehmen`,
  nowOn: 'Geräte zu Hause können jetzt herein.',
  nowOff: 'Hearth öffnet sich jetzt nur noch an diesem Computer.',
  offTitle: 'Das Heimnetz ausschalten?',
  offText:
    'Handys und andere Computer erreichen Hearth erst wieder, wenn es an ist. Verloren geht nichts: Was sie eingerichtet haben, gilt dann weiter.',
  offHere: 'Du bist selbst über das Heimnetz hier: Diese Seite endet damit.',
  begin: 'Ein neues Handy oder ein neuer Computer',
  beginLead:
    'Halte die Kamera des Handys darauf, im selben WLAN. Die Seite, die sich öffnet, führt durch den Rest und sagt, wann es fertig ist.',
  beginLink: 'Dasselbe als Link',
  beginQr: 'QR-Code der Seite, auf der ein Gerät anfängt',
  noNetwork: 'Dieser Computer ist gerade in keinem Heimnetz. Sieh nach, ob sein WLAN an ist.',
  facts: 'Wer antwortet',
  address: 'Adresse zu Hause',
  numbers: 'Als Nummer',
  answers: 'Wer den Namen hat',
  answersUs: 'Dieser Computer',
  answersOther: (address) => `Dieser Computer und ein anderes Gerät, ${address}`,
  guest: 'Letztes Gerät, das hereinkam',
  guestNone: 'Noch keins, seit Hearth läuft',
  until: 'Zertifikat gilt bis',
  fingerprint: 'Fingerabdruck',
  fingerprintHint:
    'Auf der Seite am Handy stehen dieselben Buchstaben und Zahlen. Wenn nicht, ist es nicht euer Hearth.',
  check: 'Mein Heimnetz prüfen',
  checkLead:
    'Fragt nach dem Namen, probiert jede Tür und sieht sich das Zertifikat an, wie es ein Handy täte. Das dauert ein paar Sekunden und ändert nichts.',
  checkStart: 'Jetzt prüfen',
  checkWell: 'Alles gut: Ein Handy im selben WLAN kann herein.',
  checkNote: 'Soweit man das von hier aus sieht, ist nichts im Weg.',
  checkTrouble: 'Etwas hält Handys davon ab, hereinzukommen.',
  changes: 'Was jedes Gerät merkt',
  changesLead: 'Selten nötig. Beides macht Arbeit an jedem Handy und jedem Computer des Haushalts.',
  rename: 'Ein anderer Name',
  renameText: (host) => `Das Haus heißt ${host}.`,
  renameField: 'Neuer Name',
  renameHint:
    'Kleine Buchstaben, Ziffern und Striche. Daraus wird eine Adresse, die auf „.local“ endet.',
  renameWrong:
    'Nimm kleine Buchstaben, Ziffern und Striche, höchstens 63, und keinen Strich am Rand.',
  renameTitle: 'Dem Haus einen anderen Namen geben?',
  renameWhat: [
    'Jedes Handy und jeder Computer fängt von vorn an: QR-Code scannen, das neue Zertifikat installieren.',
    'Passkeys des alten Namens gehen nicht mehr. Alle melden sich mit dem Passwort an und machen neue.',
    'Lesezeichen und Symbole auf Handys führen ins Leere und müssen neu gemacht werden.',
    'Konten, Fotos und Dateien bleiben, wie sie sind.',
  ],
  renameSubmit: 'Namen ändern',
  renamed: (host) => `Das Haus heißt jetzt ${host}.`,
  renew: 'Alles Vertrauen zurücknehmen',
  renewText:
    'Wenn jemand den Datenordner dieses Computers kopiert haben könnte. Bei einem verlorenen Handy reicht es, seine Sitzung zu beenden.',
  renewTitle: 'Alles Vertrauen zurücknehmen?',
  renewWhat: [
    'Das Haus macht sich ein neues Zertifikat und benutzt das alte nicht mehr.',
    'Jedes Handy und jeder Computer installiert das neue, wie am ersten Tag; bis dahin kommt es nicht herein.',
    'Entferne das alte von jedem Gerät: Solange es dort ist, könnte sich als euer Hearth ausgeben, wer eine Kopie des Schlüssels hat. Die Seite, auf der Geräte anfangen, sagt, wie.',
    'Konten, Fotos und Passkeys bleiben, wie sie sind.',
  ],
  renewSubmit: 'Neues Zertifikat machen',
  renewed: 'Es gibt ein neues Zertifikat. Scanne den QR-Code mit jedem Gerät.',
}
