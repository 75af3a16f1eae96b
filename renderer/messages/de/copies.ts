import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { count, plural } = createCounting('de')
const photo = { one: 'Foto oder Datei', other: 'Fotos und Dateien' }
const original = { one: 'Original', other: 'Originale' }

export const copies: Messages['admin']['machine']['copies'] = {
  place: 'Wohin Kopien kommen',
  placeLead:
    'Ein leerer Ordner auf einer anderen Platte als der mit den Fotos. Diese Platte muss am Rechner hängen, auf dem Hearth läuft.',
  folder: 'Ordner',
  folderHint:
    'Der ganze Pfad, etwa /media/usb/Hearth-Kopien oder E:\\Hearth-Kopien. Ein Ordner, den es noch nicht gibt, wird angelegt.',
  choose: 'Diesen Ordner nehmen',
  another: 'Anderen Ordner wählen',
  forget: 'Dort keine Kopien mehr machen',
  forgotten: 'Es werden keine Kopien mehr gemacht. Die vorhandenen bleiben.',
  chosen: 'Ab jetzt kommen Kopien dorthin.',
  path: (path) => `Kopien kommen nach ${path}.`,
  daily: 'Hearth macht von selbst jeden Tag eine, an dem diese Platte angeschlossen ist.',
  away: 'Die Platte ist nicht angeschlossen, oder ihr Ordner heißt jetzt anders.',
  sameDisk:
    'Dieser Ordner liegt auf derselben Platte wie die Fotos: Geht sie kaputt, ist beides weg. Wähle eine andere Platte.',
  wrong: {
    VALIDATION:
      'Das ist nicht der ganze Pfad eines Ordners, oder er liegt im Datenordner oder um ihn herum. Schreib ihn so, wie er in der Adresszeile der Dateiverwaltung steht.',
    NOT_FOUND: 'Den Ordner darüber gibt es nicht. Ist die Platte angeschlossen?',
    UNPROCESSABLE:
      'In diesem Ordner liegt schon anderes. Nenn einen leeren; einer, den es noch nicht gibt, wird angelegt.',
    CONFLICT:
      'In diesem Ordner liegen Kopien eines anderen Hearth, oder es wird gerade eine gemacht.',
    READ_ONLY:
      'Dort lässt sich nichts schreiben. Die Platte ist vielleicht schreibgeschützt, oder Hearths Konto darf es nicht.',
  },
  now: 'Jetzt sichern',
  nowLead: 'Kopiert wird nur, was neu ist. Du kannst Hearth dabei weiter benutzen.',
  start: 'Jetzt sichern',
  startAll: 'Und die neueste Kopie noch einmal ganz lesen',
  startAllHint:
    'Zeigt, ob die Platte noch jedes Original hat, das diese Kopie braucht. Das dauert so lange, wie alles zu lesen.',
  rows: 'Konten und Verzeichnisse werden kopiert …',
  originals: (done, total, bytes) =>
    `${done} von ${total} Fotos und Dateien angesehen, ${bytes} kopiert`,
  end: 'Gleich fertig …',
  last: 'Die letzte',
  never: 'Es gibt noch keine Kopie.',
  whole: (when) => `Die letzte vollständige Kopie wurde am ${when} gemacht.`,
  proven: (when) =>
    `Jedes Original der neuesten Kopie wurde zuletzt am ${when} noch einmal gelesen.`,
  unproven: 'Noch keine Kopie wurde noch einmal gelesen. Hearth liest alle 30 Tage die neueste.',
  part: (n) =>
    `Der letzte Versuch ist nicht vollständig: ${count(n, original)} ${plural(n, { one: 'fehlt', other: 'fehlen' })} im Datenordner oder ${plural(n, { one: 'ist', other: 'sind' })} beschädigt, oder zu groß für die Platte mit den Kopien (FAT32 nimmt keine Datei von 4 GiB; exFAT schon). „hearth verify“ und „hearth backup“ sagen, welche.`,
  failed: (why) => `Der letzte Versuch ging nicht. ${why}`,
  reasons: {
    'backup-away': 'Die Platte mit den Kopien war nicht angeschlossen oder wurde abgezogen.',
    'backup-full':
      'Die Platte mit den Kopien ist voll. Mach Platz darauf oder wähle eine größere. Die früheren Kopien sind, wie sie waren.',
    'backup-readonly': 'Auf die Platte mit den Kopien ließ sich nichts schreiben.',
    'backup-damaged':
      'Die Verzeichnisse dieses Hearth lassen sich nicht vollständig lesen. Führe hearth verify aus.',
    'backup-keys': 'Eine Datei im Ordner „keys“ lässt sich nicht lesen.',
    'backup-broken-off': 'Das Kopieren wurde abgebrochen. Das nächste Mal beginnt es neu.',
    'backup-other-house': 'In dem Ordner liegen Kopien eines anderen Hearth.',
  },
  list: 'Vorhandene Kopien',
  listLead: 'Die neuesten zehn bleiben, und ein Jahr lang die letzte jedes Monats.',
  listNone: 'Noch keine.',
  isWhole: 'Vollständig',
  isPart: (n) =>
    `Nicht vollständig: ${count(n, original)} ${plural(n, { one: 'fehlt', other: 'fehlen' })}`,
  isBroken: 'Nicht vollständig: Teile davon fehlen',
  unknown: 'Eine Kopie, die sich nicht lesen lässt',
  holds: (n, bytes) => `${count(n, photo)}, ${bytes}`,
  back: 'So kommt eine Kopie zurück',
  steps: [
    'Installiere Hearth auf dem Rechner, aber richte es nicht ein.',
    'Schließ die Platte mit den Kopien an.',
    'Führe aus: hearth restore ORDNER DER KOPIEN --data-dir NEUER LEERER ORDNER',
    'Tipp das Wiederherstellungsblatt ein: hearth restore-key. Starte Hearth dann auf dem neuen Ordner. Alle melden sich neu an, mit denselben Passwörtern.',
  ],
  key: 'Der Schlüssel der Tresore ist in keiner Kopie, damit sie nicht öffnen kann, wer die Platte findet. Druck das Wiederherstellungsblatt und heb es bei den Pässen auf: Ohne es kommt eine Kopie ohne die Tresore zurück.',
  disk: 'Wer die Platte hat, sieht die Fotos, die nicht privat sind. Heb sie sicher auf, am besten in einem anderen Haus.',
}
