import type { Messages } from '../en/index.ts'

export const join: Messages['join'] = {
  pageTitle: 'Im Haushalt mitmachen',
  title: 'Du bist eingeladen',
  lead: 'Leg dein eigenes Konto an. Deine Fotos gehören dir: Niemand sonst im Haus sieht sie.',
  code: 'Einladungscode',
  codeHint: 'Er steht in der Einladung, die du bekommen hast.',
  name: 'Dein Name',
  email: 'E-Mail-Adresse',
  emailHint: 'Zum Anmelden, und damit du wieder hereinkommst, falls du dein Passwort vergisst.',
  password: 'Passwort',
  submit: 'Einziehen',
  haveAccount: 'Ich habe schon ein Konto',
  confirm: (email) =>
    `Fast geschafft: Wir haben eine E-Mail an ${email} geschickt. Öffne den Link darin, dann kannst du dich anmelden.`,
  badInvite:
    'Diese Einladung gilt nicht mehr oder ist für eine andere E-Mail-Adresse. Lass dir eine neue geben.',
  spent: 'Diese Einladung gilt nicht mehr. Lass dir eine neue geben.',
  bound: 'Die Einladung gilt für diese Adresse.',
  signedIn: (name) =>
    `Du bist als ${name} angemeldet. Melde dich erst ab, wenn die Einladung für jemand anderen ist.`,
  toPhotos: 'Zu meinen Fotos',
  signOut: 'Abmelden',
}

export const forgot: Messages['forgot'] = {
  pageTitle: 'Passwort vergessen',
  title: 'Das passiert allen einmal',
  lead: 'Sag uns deine E-Mail-Adresse, dann bekommst du einen Link für ein neues Passwort.',
  email: 'E-Mail-Adresse',
  submit: 'Link schicken',
  sent: (email) =>
    `Wenn es zu ${email} hier ein Konto gibt, ist eine E-Mail mit einem Link unterwegs. Er gilt eine Stunde.`,
  leadNoMail:
    'Dein Hearth verschickt keine E-Mails. Sag, wer du bist: Wer sich um dein Hearth kümmert, kann dir einen Link geben.',
  ask: 'Um einen Link bitten',
  noMail:
    'Dein Hearth verschickt keine E-Mails. Deine Bitte ist notiert: Wer sich um dein Hearth kümmert, findet den Link und kann ihn dir geben oder als QR-Code zeigen.',
  back: 'Zurück zur Anmeldung',
}

export const reset: Messages['reset'] = {
  pageTitle: 'Neues Passwort',
  title: 'Ein neues Passwort',
  lead: 'Wähl ein neues Passwort. Alle angemeldeten Geräte müssen sich danach neu anmelden.',
  password: 'Neues Passwort',
  submit: 'Passwort übernehmen',
  done: 'Dein neues Passwort gilt. Du kannst dich jetzt damit anmelden.',
  noToken:
    'An diesem Link fehlt etwas. Bitte öffne ihn noch einmal genau so, wie du ihn bekommen hast.',
  again: 'Einen neuen Link anfordern',
}

export const verified: Messages['verified'] = {
  pageTitle: 'E-Mail-Adresse bestätigt',
  title: 'Danke',
  lead: 'Deine E-Mail-Adresse ist bestätigt.',
  goOn: 'Weiter',
  halfTitle: 'Noch ein Brief',
  half: 'Du hast der neuen Adresse zugestimmt, und ein zweiter Brief ist an sie unterwegs. Sobald du den Link darin geöffnet hast, gilt die Adresse.',
  failedTitle: 'Das hat nicht geklappt',
  failed:
    'Dieser Link ist abgelaufen oder wurde schon benutzt. Gib deine Adresse ein, dann bekommst du einen neuen.',
  resend: 'Neuen Link schicken',
  sent: 'Wenn die Adresse darauf wartet, ist ein neuer Link unterwegs.',
}

export const approve: Messages['approve'] = {
  pageTitle: 'Ein Gerät anmelden',
  title: 'Ein Gerät anmelden',
  lead: 'Tipp die acht Zeichen ein, die der andere Bildschirm zeigt.',
  code: 'Code auf dem anderen Bildschirm',
  codeHint: 'Groß oder klein und mit oder ohne Strich, das ist egal.',
  find: 'Weiter',
  unknown:
    'Zu diesem Code gibt es kein Gerät. Vielleicht hat es zu lange gewartet: Lass dir einen neuen anzeigen.',
  asks: (name) => `${name} möchte sich als du anmelden`,
  someDevice: 'Ein Gerät',
  account: 'Als',
  from: 'Ort',
  device: 'Gerät',
  since: 'Gefragt',
  shown: 'Code',
  may: 'Darf',
  warn: 'Stimm nur zu, wenn du dieses Gerät gerade vor dir hast und es denselben Code zeigt. Wer es in der Hand hält, sieht deine Fotos.',
  yes: 'Gerät anmelden',
  no: 'Nein, das bin ich nicht',
  done: 'Angemeldet. Du kannst das hier weglegen und auf den anderen Bildschirm schauen.',
  denied: 'Das Gerät wurde abgewiesen.',
}

export const consent: Messages['consent'] = {
  pageTitle: 'Eine App erlauben',
  title: (app) => `${app} möchte wissen, wer du bist`,
  someApp: 'Eine App',
  lead: (name) => `Du bist als ${name} angemeldet.`,
  may: 'Das würde die App erfahren:',
  goesTo: (host) => `Danach geht es weiter zu ${host}.`,
  not: 'Dein Passwort bekommt sie nicht, und deine Fotos sieht sie nicht.',
  yes: 'Erlauben',
  no: 'Nicht erlauben',
  broken:
    'Diese Anfrage ist abgelaufen oder wurde unterwegs verändert. Geh zurück zur App und versuch es noch einmal.',
  scopes: {
    openid: 'dass du es bist, jedes Mal, wenn du wiederkommst',
    profile: 'deinen Namen und dein Bild',
    email: 'deine E-Mail-Adresse',
    offline_access: 'dasselbe, während du nicht da bist, bis du es zurücknimmst',
  },
  otherScope: (scope) => `etwas, das sie „${scope}“ nennt`,
}

export const nowhere: Messages['nowhere'] = {
  pageTitle: 'Nicht hier',
  title: 'Hier ist nichts',
  lead: 'Diese Adresse führt in deinem Hearth nirgendwohin. Vielleicht ist unterwegs ein Buchstabe verloren gegangen.',
  back: 'Zurück zu den Fotos',
  refusedTitle: 'Das hat nicht geklappt',
  refused:
    'Was dich hierher geführt hat, wollte etwas, das Hearth nicht tut; es ist nichts geschehen. Geh zurück und versuch es noch einmal. Bleibt es dabei, sag es der Person, die sich um euer Hearth kümmert.',
  refusedWhy: (code) => `Der Grund, für sie: ${code}`,
}
