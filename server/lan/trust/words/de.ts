import type { Words } from './index.ts'

export const de: Words = {
  title: 'Dieses Gerät bereit machen',
  lead: 'Hearth verschlüsselt, was du ihm schickst. Dafür muss dieses Gerät dein Haus einmal kennenlernen. Das dauert etwa eine Minute.',
  noScript:
    'Folge den Schritten unten und öffne dann die Adresse des Hauses. Kommt keine Warnung, ist dieses Gerät bereit.',
  open: 'Hearth öffnen',
  check: {
    waiting: ['Ich schaue nach …', 'Dieses Gerät versucht, das Haus zu erreichen.'],
    ready: [
      'Dieses Gerät ist bereit.',
      'Es kennt dein Haus, und alles zwischen den beiden ist verschlüsselt. Melde dich an, und speichere einen Passkey, wenn Hearth es anbietet.',
    ],
    untrusted: [
      'Noch nicht bereit.',
      'Dieses Gerät kennt dein Haus noch nicht. Folge den Schritten unten; diese Zeile ändert sich von selbst.',
    ],
    unnamed: [
      'Fast.',
      'Dieses Gerät kennt dein Haus, findet aber seinen Namen in diesem Netz nicht. Über die Nummer geht es trotzdem; Passkeys gibt es nur über den Namen. Oft hilft es, WLAN aus- und wieder einzuschalten.',
    ],
    clock: [
      'Die Uhren sind sich nicht einig.',
      'Das Datum dieses Geräts und das des Hauses liegen mehr als einen Tag auseinander. Stelle das falsche richtig: Verschlüsselung braucht das Datum.',
    ],
    unreachable: [
      'Das Haus antwortet nicht.',
      'Ist dieses Gerät im selben WLAN, und ist der Computer mit Hearth an? Ein Gastnetz hält Geräte oft voneinander fern.',
    ],
  },
  stepsTitle: 'Deine Schritte',
  otherTitle: 'Es ist ein anderes Gerät',
  systems: {
    ios: {
      label: 'iPhone und iPad',
      download: 'Profil laden',
      steps: [
        'Tippe in Safari auf „Profil laden“ und dann auf „Zulassen“.',
        'Öffne die Einstellungen, tippe oben auf „Profil geladen“ und dann auf „Installieren“.',
        'Weiter in den Einstellungen: Allgemein → Info → Zertifikatsvertrauenseinstellungen, ganz unten. Schalte „Hearth“ ein.',
        'Komm auf diese Seite zurück.',
      ],
    },
    android: {
      label: 'Android',
      download: 'Zertifikat laden',
      steps: [
        'Tippe auf „Zertifikat laden“. Es liegt danach bei deinen Downloads.',
        'Öffne die Einstellungen und suche nach „CA-Zertifikat“. Tippe darauf, dann auf „Trotzdem installieren“.',
        'Wähle die Datei hearth.crt.',
        'Komm auf diese Seite zurück. Nimm Chrome: Firefox verlangt mehr.',
      ],
    },
    macos: {
      label: 'Mac',
      download: 'Profil laden',
      steps: [
        'Klicke auf „Profil laden“.',
        'Öffne Systemeinstellungen → Allgemein → Geräteverwaltung, doppelklicke auf das Profil von Hearth und dann auf „Installieren“.',
        'Komm auf diese Seite zurück.',
      ],
    },
    windows: {
      label: 'Windows',
      download: 'Zertifikat laden',
      steps: [
        'Klicke auf „Zertifikat laden“ und öffne die Datei.',
        'Klicke auf „Zertifikat installieren…“, wähle „Aktueller Benutzer“, dann „Alle Zertifikate in folgendem Speicher speichern“ → Durchsuchen → „Vertrauenswürdige Stammzertifizierungsstellen“.',
        'Bestätige, und schließe den Browser einmal, damit er es merkt.',
      ],
    },
    linux: {
      label: 'Linux',
      download: 'Zertifikat laden',
      steps: [
        'Klicke auf „Zertifikat laden“.',
        'Chrome: Einstellungen → Datenschutz und Sicherheit → Sicherheit → Zertifikate verwalten → Benutzerdefiniert → Von dir installiert → bei „Vertrauenswürdige Zertifikate“ hearth.crt importieren.',
        'Firefox: Einstellungen → Datenschutz & Sicherheit → Zertifikate anzeigen → Zertifizierungsstellen → Importieren, und das Häkchen für Websites setzen.',
      ],
    },
  },
  compareTitle: 'Für Vorsichtige',
  compare:
    'Jeder in diesem Netz könnte dir eine Seite wie diese zeigen. Vergleiche diesen Fingerabdruck mit dem, den Hearth auf seinem eigenen Computer zeigt, dort, wo es gestartet wurde. Beide müssen gleich sein:',
  limits:
    'Das Zertifikat kann für dieses Haus bürgen und für nichts sonst, keine Bank und keinen Laden. Sein Schlüssel verlässt den Computer mit Hearth nie.',
  undoTitle: 'Zurücknehmen',
  undo: 'Lösche das Zertifikat oder Profil „Hearth“ dort, wo du es installiert hast: in den Einstellungen dieses Geräts, bei Profilen oder Zertifikaten. Von deinen Sachen in Hearth geht dabei nichts verloren.',
}
