import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { span } = createCounting('de')

export const failure: Messages['failure'] = {
  unknown: 'Da ist etwas schiefgegangen. Bitte versuch es noch einmal.',
  again: (seconds) => `In etwa ${span(seconds)} kannst du es wieder versuchen.`,
  answers: {
    NETWORK: 'Die Verbindung ist unterwegs abgerissen.',
    TIMEOUT: 'Hearth hat zu lange nicht geantwortet. Bitte versuch es noch einmal.',
    ABORTED: 'Das wurde abgebrochen.',
    BAD_ANSWER: 'Etwas zwischen dir und Hearth hat an seiner Stelle geantwortet.',
    PROCESSING_FAILED: 'Von diesem Foto ließ sich keine Vorschau machen. Das Original ist sicher.',
    'PROCESSING_FAILED:DAMAGED': 'Die Datei ist beschädigt oder kein Bild.',
    'PROCESSING_FAILED:TOO_MANY_PIXELS': 'Es hat mehr Bildpunkte, als Hearth verarbeiten kann.',
    'PROCESSING_FAILED:UNSUPPORTED': 'Diese Art von Bild kennt Hearth nicht.',
    'PROCESSING_FAILED:TOOK_TOO_LONG': 'Es zu lesen hat zu lange gedauert.',
    'PROCESSING_FAILED:TOO_MUCH_MEMORY':
      'Es zu lesen braucht mehr Arbeitsspeicher, als Hearth einem Bild gibt.',
    'PROCESSING_FAILED:CRASHED':
      'Es ließ sich nicht zu Ende lesen. Vielleicht ist die Datei beschädigt.',
    'PROCESSING_FAILED:MISSING': 'Das Original ist nicht dort, wo es sein sollte.',
    'PROCESSING_FAILED:NO_SPACE': 'Auf der Festplatte deines Hearth war kein Platz mehr.',
    'PROCESSING_FAILED:READ_ONLY': 'Die Festplatte deines Hearth nahm nichts Neues an.',
    'PROCESSING_FAILED:DISK': 'Die Festplatte deines Hearth hatte einen Fehler.',
    'PROCESSING_FAILED:BUSY': 'Hearth hatte alle Hände voll zu tun.',
    'PROCESSING_FAILED:INTERNAL': 'Hearth ist darüber gestolpert.',

    VALIDATION: 'Etwas daran stimmt noch nicht. Bitte prüfe es und versuch es noch einmal.',
    'VALIDATION:file': 'Diese Datei ist leer, oder ein Teil ging unterwegs verloren.',
    'VALIDATION:email': 'Das sieht nicht nach einer E-Mail-Adresse aus.',
    'VALIDATION:password': 'Ein Passwort braucht mindestens 8 und höchstens 128 Zeichen.',
    UNAUTHORIZED: 'Bitte melde dich noch einmal an.',
    FORBIDDEN: 'Das darfst du nicht.',
    'FORBIDDEN:code':
      'Das ist nicht der Einrichtungscode. Nach fünf falschen Versuchen muss Hearth neu gestartet werden und zeigt dann einen neuen.',
    NOT_FOUND: 'Das ist nicht mehr hier.',
    CONFLICT: 'Das hat sich inzwischen geändert. Bitte schau noch einmal nach.',
    'CONFLICT:email': 'Diese E-Mail-Adresse wird schon verwendet.',
    TOO_LARGE: 'Das ist größer, als dein Hearth annimmt.',
    UNSUPPORTED: 'Das kann Hearth mit dieser Art von Datei nicht.',
    RANGE: 'Diesen Teil der Datei gibt es nicht.',
    UNPROCESSABLE: 'Diese Datei ließ sich nicht lesen. Vielleicht ist sie beschädigt.',
    NO_SPACE: 'Auf der Festplatte deines Hearth ist nicht genug Platz frei.',
    READ_ONLY: 'Die Festplatte deines Hearth nimmt gerade nichts Neues an.',
    BUSY: 'Hearth hat gerade alle Hände voll zu tun. Bitte versuch es gleich noch einmal.',
    UNAVAILABLE: 'Das kann Hearth gerade nicht. Bitte versuch es gleich noch einmal.',
    SERVICE_UNAVAILABLE: 'Das kann Hearth gerade nicht. Bitte versuch es gleich noch einmal.',
    LOCKED: 'Ein anderes Hearth benutzt denselben Datenordner.',
    NEWER_FORMAT: 'Hier war schon ein neueres Hearth am Werk. Bitte aktualisiere dieses.',
    FOREIGN_FOLDER: 'Dieser Ordner gehört zu etwas anderem, deshalb lässt Hearth ihn in Ruhe.',
    DAMAGED:
      'Etwas, das dein Hearth braucht, ist beschädigt. Bitte sag der Person Bescheid, die sich darum kümmert.',
    INTERNAL: 'Hearth ist darüber gestolpert. Bitte versuch es noch einmal.',

    INVALID_CREDENTIALS: 'E-Mail-Adresse und Passwort passen nicht zusammen. Bitte prüfe beides.',
    INVALID_EMAIL_OR_PASSWORD:
      'E-Mail-Adresse und Passwort passen nicht zusammen. Bitte prüfe beides.',
    EMAIL_NOT_VERIFIED:
      'Bitte bestätige erst deine E-Mail-Adresse. Der Link dazu kommt per E-Mail.',
    EMAIL_ALREADY_REGISTERED: 'Zu dieser E-Mail-Adresse gibt es schon ein Konto.',
    WEAK_PASSWORD: 'Dieses Passwort ist zu leicht zu erraten. Bitte wähl ein anderes.',
    ACCOUNT_LOCKED:
      'Das Passwort war zu oft falsch. Zur Sicherheit ist die Anmeldung für eine Weile gesperrt.',
    SIGNUP_LIMIT_REACHED: 'Im Moment lassen sich keine neuen Konten anlegen.',
    RATE_LIMITED: 'Das war ein bisschen zu oft in kurzer Zeit.',
    TOKEN_EXPIRED: 'Dieser Link oder Code ist abgelaufen. Bitte lass dir einen neuen geben.',
    TOKEN_INVALID: 'Dieser Link oder Code ist nicht gültig. Bitte lass dir einen neuen geben.',
    TWO_FACTOR_REQUIRED: 'Bitte gib auch den Code aus deiner Authenticator-App ein.',
    TWO_FACTOR_FAILED: 'Dieser Code stimmte nicht. Bitte gib den neuesten ein.',
    PASSKEY_NOT_ENABLED: 'Passkeys funktionieren hier nicht.',
    PASSKEY_CANCELLED: 'Der Passkey wurde nicht verwendet. Du kannst es noch einmal versuchen.',
    PASSKEY_VERIFICATION_FAILED:
      'Dieser Passkey wurde nicht erkannt. Bitte versuch es auf einem anderen Weg.',

    // The vault.
    INSECURE_ORIGIN:
      'Der Tresor bleibt hier zu, weil diese Verbindung nicht sicher ist. Öffne Hearth mit seiner https-Adresse oder an dem Rechner, auf dem es läuft.',
    NO_WEB_CRYPTO: 'Dieser Browser kann nicht verschlüsseln. Ein neuerer kann den Tresor öffnen.',
    VAULT_LOCKED: 'Der Tresor ist zu. Öffne ihn zuerst.',
    NEEDS_RECOVERY_CODE:
      'Dieser Tresor geht nur mit seinem Wiederherstellungscode auf. Bitte gib ihn ein.',
    BAD_RECOVERY_CODE:
      'Das ist kein ganzer Wiederherstellungscode. Er hat 16 Gruppen aus 4 Zeichen, jedes 0 bis 9 oder A bis F.',
    WRONG_RECOVERY_CODE:
      'Dieser Code öffnet den Tresor nicht. Vergleich ihn mit dem, den du aufbewahrt hast.',
    RECOVERY_WRAP_MISSING:
      'Dieser Tresor hat noch keinen Wiederherstellungscode. Erstelle zuerst einen.',
    RECOVERY_WRAP_CHANGED:
      'Ein anderes Gerät hat inzwischen einen neuen Code erstellt. Es wurde nichts geändert; versuch es mit jenem.',
    KEY_MISMATCH:
      'Dieser Code gehört zu einem anderen Schlüssel, als der Tresor jetzt hat. Es wurde nichts geändert.',
    VAULT_NOT_INITIALISED: 'Es gibt noch keinen Tresor.',
    ZK_ROTATE_FORBIDDEN:
      'Solange nur du den Schlüssel hast, lässt er sich nicht ersetzen. Lass ihn zuerst dieses Haus aufbewahren.',
    ZK_ACTIVE: 'Nur dein Wiederherstellungscode öffnet diesen Tresor, darum kann er nicht weg.',
    ZK_REQUIRED: 'Das geht nur bei Tresoren, deren Schlüssel allein ihr Besitzer hat.',
    NOT_SEALED: 'Das wurde nicht von einem Tresor verschlossen.',
    SEAL_BROKEN:
      'Das lässt sich nicht öffnen: Es wurde verändert oder abgeschnitten oder gehört zu einem anderen Tresor.',
    BAD_CIRCLE:
      'Es braucht 2 bis 9 verschiedene Menschen, und mindestens 2 von ihnen, um den Code zurückzugeben.',
    NO_CIRCLE: 'Du hast keine Vertrauenspersonen benannt.',
    GUARDIAN_CHANGED:
      'Bei einer dieser Personen hat sich inzwischen etwas geändert. Bitte sieh noch einmal in die Liste.',
    TOO_FEW_GUARDIANS:
      'Zu wenige deiner Vertrauenspersonen haben noch ein Teil. So lässt sich der Code nicht zurückgeben.',
    NOT_ENOUGH_ANSWERS: 'Diese Antworten ergeben den Code noch nicht.',
    REQUEST_EXPIRED: 'Diese Bitte ist abgelaufen und muss noch einmal gestellt werden.',
    NO_REQUEST:
      'Du hast deine Vertrauenspersonen noch nicht gefragt oder die Bitte zurückgenommen.',
    OTHER_DEVICE:
      'Inzwischen hat ein anderes Gerät deine Vertrauenspersonen gefragt. Mach dort weiter, oder frag von hier aus noch einmal.',
    BAD_REQUEST: 'Darin stimmt etwas nicht ganz. Bitte sieh nach und versuch es noch einmal.',
    GRANT_NOT_CONFIGURED: 'Dieses Hearth lässt keinen Assistenten allein arbeiten.',
  },
}
