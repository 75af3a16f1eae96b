import type { Wording } from './wording.ts'

export const de: Wording = {
  locale: 'de-DE',
  greeting: (name) => (name ? `Hallo ${name},` : 'Hallo,'),
  letters: {
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
  },
  lifetime: (duration, until) => `Der Link gilt ${duration}, bis ${until}.`,
  byHand: 'Wenn der Knopf nicht funktioniert, kopiere diesen Link in deinen Browser:',
  closing: 'Herzliche Grüße',
  sender: (house) => `Hearth, zu Hause bei „${house}“`,
}
