import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { percent } = createCounting('de')

export const desktop: Messages['desktop'] = {
  habits: 'Wann es läuft',
  startAtLogin: 'Hearth starten, wenn ich mich an diesem Rechner anmelde',
  startAtLoginHint: 'Ohne Fenster: Hearth wartet in der Menüleiste oder neben der Uhr.',
  keepAwake: 'Diesen Rechner wach halten',
  awake: { always: 'Immer', connected: 'Solange jemand verbunden ist', never: 'Nie' },
  awakeHint: 'Der Bildschirm wird trotzdem dunkel.',
  folder: 'Wo alles aufbewahrt wird',
  folderLead:
    'Eine Festplatte, die immer angeschlossen ist: kein Ordner, der in eine Cloud kopiert wird, und keiner auf einem anderen Rechner.',
  move: 'In einen anderen Ordner umziehen …',
  moveText:
    'Du wählst, wohin. Hearth hält an, kopiert alles, vergleicht jede Datei und startet von dort aus wieder.',
  moving: (done) => `Umzug: ${percent(done)}. Hearth ist gleich wieder da.`,
  former: (folder) => `Der bisherige Ordner ist noch da: ${folder}`,
  removeFormer: 'Den alten Ordner löschen …',
  updates: 'Neue Versionen',
  updatesLead:
    'Hearth sieht einmal am Tag nach, aber nie, während Fotos ankommen. Von selbst ändert es nichts.',
  version: (version) => `Das ist Hearth ${version}.`,
  update: {
    unknown: 'Nach einem neueren hat es noch nicht gesucht.',
    newest: 'Ein neueres gibt es nicht.',
    failed: 'Ob es ein neueres gibt, ließ sich nicht herausfinden.',
    off: 'Nach neueren sucht es nicht von selbst.',
  },
  newer: (version) => `Version ${version} ist da.`,
  lookForUpdates: 'Nach neuen Versionen suchen',
  getUpdate: 'Download-Seite öffnen',
  sheet: 'Wiederherstellungsblatt',
  sheetText:
    'Der Schlüssel der Tresore liegt im Schlüsselspeicher dieses Rechners. Druck sein Wiederherstellungsblatt aus und leg es zu den Reisepässen: Damit gehen die Tresore wieder auf, falls dieser Rechner verloren geht.',
  sheetHand:
    'Der Schlüssel der Tresore öffnet, was hier verschlossen liegt. Druck sein Wiederherstellungsblatt aus und leg es zu den Reisepässen: Damit gehen die Tresore wieder auf, falls der Schlüssel verloren geht.',
  printSheet: 'Wiederherstellungsblatt drucken …',
  sheetCommand: 'Dieser Befehl macht die Seite zum Drucken:',
  logs: 'Protokolle',
  logsText:
    'Was Hearth über sich selbst aufschreibt, für alle, die dir helfen. Verschickt wird es nirgendwohin.',
  showLogs: 'Ordner zeigen',
  showReports: 'Absturzberichte zeigen',
  quit: 'Beenden',
  quitText:
    'Handys und andere Computer erreichen Hearth nicht, bis es wieder gestartet wird. Es fragt noch einmal nach.',
  quitApp: 'Hearth beenden …',
  failed: 'Die Hearth-App hat das nicht getan. Versuch es noch einmal oder nimm ihr Menü.',
  byHand: {
    lead: {
      app: 'Auf jenem Rechner lässt die Hearth-App es laufen. Die Schalter dafür sind auf genau dieser Seite, im Fenster der App.',
      other: 'Hearth läuft hier ohne die Hearth-App; darum geht dies von Hand, am Rechner.',
    },
    runs: {
      app: 'Die Hearth-App startet Hearth, hält es am Laufen und beendet es.',
      service:
        'Ein Dienst des Systems startet Hearth zusammen mit dem Rechner und bringt es wieder. Die Zeilen zeigen, wie es ihm geht, starten es neu und halten es an.',
      tarball:
        'Jemand hat Hearth mit dieser Zeile gestartet, in dem Ordner, in den es entpackt wurde; Strg+C beendet es. INSTALL.md in diesem Ordner sagt, wie es von selbst mit dem Rechner startet.',
      checkout:
        'Jemand hat Hearth mit dieser Zeile gestartet, im Ordner seines Quelltexts; Strg+C beendet es.',
    },
    menu: {
      mac: 'Das Menü der App ist oben am Bildschirm, in der Menüleiste.',
      windows: 'Das Menü der App ist neben der Uhr, vielleicht hinter dem kleinen Pfeil.',
      linux:
        'Das Menü der App ist neben der Uhr, wo die Oberfläche so etwas zeigt. Das Fenster öffnet sich immer aus der Liste der Programme.',
      other: 'Das Fenster der App öffnet sich aus der Liste der Programme.',
    },
    awake: {
      mac: 'Damit er nicht einschläft: Systemeinstellungen, Energie (oder Batterie, Optionen), und den automatischen Ruhezustand verhindern.',
      windows:
        'Damit er nicht einschläft: Einstellungen, System, Netzbetrieb, und beim Energiesparmodus „Nie“ wählen.',
      linux: 'Schalte in den Energieeinstellungen des Rechners ab, dass er von selbst einschläft.',
      other: 'Schalte in den Energieeinstellungen des Rechners ab, dass er von selbst einschläft.',
    },
    folderApp:
      'Um alles in einen anderen Ordner umzuziehen, gibt es hier einen Knopf, im Fenster der App.',
    updatesApp:
      'Installiere die neuere Hearth-App über diese. Bevor sich die Aufzeichnungen ändern, werden sie in den Ordner „backups“ kopiert.',
    sheetApp: 'Das Fenster der App druckt es, auf genau dieser Seite.',
    again: {
      title: 'Neu starten',
      lead: 'Wer gerade hochlädt, macht danach von selbst weiter. Es dauert ein paar Sekunden.',
      restart: 'Hearth neu starten…',
      stop: 'Hearth anhalten…',
      restartTitle: 'Hearth neu starten?',
      restartText:
        'Ein paar Sekunden lang erreicht es niemand. Was gerade hochgeladen wird, geht danach von selbst weiter.',
      restartDo: 'Neu starten',
      stopTitle: 'Hearth anhalten?',
      stopText:
        'Dann erreicht es niemand mehr, und von hier kann es niemand starten: nur am Rechner, mit „sudo systemctl start hearth“, oder wenn der Rechner startet.',
      stopDo: 'Anhalten',
      restarting: 'Hearth startet neu. Diese Seite geht von selbst weiter.',
      stopping: 'Hearth hält jetzt an.',
    },
    folder: 'So zieht alles in einen anderen Ordner um:',
    folderSteps: [
      'Halte Hearth an.',
      'Verschiebe den ganzen Ordner an seinen neuen Ort.',
      'Setze HEARTH_DATA_DIR auf den neuen Ort, und zwar dort, wo Hearth gestartet wird: vor dem Befehl oder im Dienst.',
      'Starte Hearth wieder.',
    ],
    updates:
      'Halte Hearth an, installiere das neuere Paket und starte wieder. Bevor sich die Aufzeichnungen ändern, werden sie in den Ordner „backups“ kopiert.',
    logs: 'Alles liegt in diesem Ordner. Auch die Seite „Protokoll“ zeigt es.',
  },
}
