import type { Wording } from './wording.ts'

const asked = (duration: string, until: string) =>
  `Die Bitte bleibt ${duration} offen, bis ${until}.`

export const de: Wording = {
  locale: 'de-DE',
  greeting: (name) => (name ? `Hallo ${name},` : 'Hallo,'),
  letters: {
    trial: (house) => ({
      subject: `Briefe kommen an: ${house}`,
      lead: `Du hast vom Hearth von „${house}“ diesen Brief angefordert, und hier ist er: Der Mailserver funktioniert.`,
      button: 'Hearth öffnen',
      unasked:
        'Wenn du ihn nicht angefordert hast, hat sich ein Admin dieses Hauses bei der Adresse vertippt. Du musst nichts tun.',
      lasts: () => '',
    }),
    verification: (house) => ({
      subject: `Ist das deine Adresse? ${house}`,
      lead: `Jemand, wahrscheinlich du, hat im Hearth von „${house}“ ein Konto mit dieser E-Mail-Adresse angelegt. Bitte bestätige, dass sie dir gehört.`,
      button: 'Ja, das ist meine Adresse',
      unasked:
        'Wenn du das nicht warst, brauchst du nichts zu tun: Ohne dein Ja kann sich niemand mit dieser Adresse anmelden.',
    }),
    reset: (house) => ({
      subject: `Ein neues Passwort für ${house}`,
      lead: `Jemand, wahrscheinlich du, hat ein neues Passwort für dein Konto im Hearth von „${house}“ angefordert. Hier kannst du es wählen.`,
      button: 'Neues Passwort wählen',
      unasked:
        'Wenn du das nicht warst, brauchst du nichts zu tun: Dein Passwort bleibt, wie es ist.',
    }),
    'magic-link': (house) => ({
      subject: `Anmelden bei ${house}`,
      lead: `Jemand, wahrscheinlich du, möchte sich mit dieser E-Mail-Adresse im Hearth von „${house}“ anmelden. Dafür genügt dieser Knopf.`,
      button: 'Anmelden',
      unasked:
        'Wenn du das nicht warst, brauchst du nichts zu tun. Gib diesen Brief nur nicht weiter: Wer den Link hat, kann sich in deinem Konto anmelden.',
    }),
    invitation: (house) => ({
      subject: `Komm herein: eine Einladung von ${house}`,
      lead: `Jemand, der sich um das Hearth von „${house}“ kümmert, lädt dich ein. Es ist der eigene Ort dieses Haushalts für Fotos und Dateien, auf einem Rechner zu Hause. Hier kannst du dein Konto anlegen.`,
      button: 'Einladung annehmen',
      unasked:
        'Wenn du nicht weißt, wer das sein könnte, brauchst du nichts zu tun: Ohne dich entsteht kein Konto.',
    }),
    'email-change': (house) => ({
      subject: `Eine andere E-Mail-Adresse für ${house}`,
      lead: `Jemand, wahrscheinlich du, möchte die E-Mail-Adresse deines Kontos im Hearth von „${house}“ ändern. Das geschieht erst, wenn du zustimmst.`,
      button: 'Adresse ändern',
      unasked:
        'Wenn du das nicht warst, drück nicht auf den Knopf: Die Adresse bleibt, wie sie ist. Wähl sicherheitshalber ein neues Passwort.',
    }),
    'vault-changed': (house) => ({
      subject: `Dein Tresor wurde geändert: ${house}`,
      lead: `Jemand, wahrscheinlich du oder eine deiner Apps, hat geändert, was deinen Tresor im Hearth von „${house}“ öffnet, und musste dabei nicht zeigen, dass er ihn öffnen kann. Welcher Wiederherstellungscode oder Schlüssel jetzt gilt und wer danach gefragt hat, steht auf der Seite deines Tresors.`,
      button: 'Meinen Tresor ansehen',
      unasked:
        'Wenn du das nicht warst, melde alle Geräte deines Kontos ab und wähl ein neues Passwort. Ein Tresor, den nur dein Code öffnet, nimmt den bisherigen Code noch 30 Tage an.',
      lasts: () => '',
    }),
    'recovery-asked': (house) => ({
      subject: `Dein Wiederherstellungscode wurde erbeten: ${house}`,
      lead: `Von deinem Konto im Hearth von „${house}“ aus wurden deine Vertrauenspersonen gebeten, dir den Wiederherstellungscode deines Tresors zurückzugeben. Sie stimmen erst zu, wenn sie mit dir gesprochen und die Zahlen verglichen haben.`,
      button: 'Die Bitte ansehen',
      unasked:
        'Wenn du das nicht warst, sag es gleich deinen Vertrauenspersonen, nimm die Bitte auf dieser Seite zurück, melde alle Geräte ab und wähl ein neues Passwort.',
      lasts: asked,
    }),
    'guardian-asked': (house) => ({
      subject: `Du wirst als Vertrauensperson gebraucht: ${house}`,
      lead: `Jemand im Hearth von „${house}“, der dich als Vertrauensperson benannt hat, bittet um den Wiederherstellungscode. Du bewahrst ein Teil davon auf. Wer es ist und welche Zahlen ihr vergleicht, steht auf der Seite deines Tresors. Sprecht miteinander, bevor du zustimmst.`,
      button: 'Die Bitte ansehen',
      unasked:
        'Wenn dich niemand selbst darum gebeten hat, lehn auf dieser Seite ab. Solange du nichts tust, wird nichts von dir herausgegeben.',
      lasts: asked,
    }),
  },
  lifetime: (duration, until) => `Der Link gilt ${duration}, bis ${until}.`,
  byHand: 'Wenn der Knopf nicht funktioniert, kopiere diesen Link in deinen Browser:',
  closing: 'Herzliche Grüße',
  sender: (house) => `Hearth, zu Hause bei „${house}“`,
}
