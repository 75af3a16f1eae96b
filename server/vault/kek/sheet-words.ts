export type SheetLanguage = 'en' | 'de' | 'fr' | 'es' | 'it'

/** What stands on the recovery sheet, for somebody who has never seen it before. */
export type SheetWords = {
  title: string
  /** What it is for, and whom to keep it from. */
  lead: string[]
  /** What to do with it; `command` is shown in its place. */
  steps: (command: string) => string[]
  group: string
  camera: string
  limits: string
  madeOn: string
  keyNumber: string
}

/** The language of an environment, as in LANG=de_AT.UTF-8, or of a BCP 47 tag; English for any other. */
export function sheetLanguageOf(text: string | undefined): SheetLanguage {
  const wanted = text?.slice(0, 2).toLowerCase() ?? ''
  return Object.hasOwn(sheetWords, wanted) ? (wanted as SheetLanguage) : 'en'
}

export const sheetWords: Record<SheetLanguage, SheetWords> = {
  en: {
    title: 'Recovery sheet for Hearth',
    lead: [
      'With this code the vaults of your household open again when the computer that runs Hearth has lost their key.',
      'Keep this sheet with the passports. Whoever has it and a copy of the data folder can open the vaults.',
    ],
    steps: (command) => [
      `On the computer that runs Hearth, open a terminal and type: ${command}`,
      'Type the groups as they stand here. Capital or small letters make no difference; a mistake is shown at once.',
      'Start Hearth.',
    ],
    group: 'Group',
    camera: 'The same code for a camera. Show it to no device and no website you do not trust.',
    limits:
      'It does not open vaults of people who have switched on zero-knowledge: each of them has a recovery code of their own. When the key was changed, print a new sheet, and keep this one for as long as you keep copies from before.',
    madeOn: 'Made on',
    keyNumber: 'Number of the key',
  },
  de: {
    title: 'Wiederherstellungsblatt für Hearth',
    lead: [
      'Mit diesem Code öffnen sich die Tresore eures Haushalts wieder, wenn der Computer mit Hearth ihren Schlüssel verloren hat.',
      'Hebt dieses Blatt bei den Reisepässen auf. Wer es und eine Kopie des Datenordners hat, kann die Tresore öffnen.',
    ],
    steps: (command) => [
      `Auf dem Computer mit Hearth ein Terminal öffnen und eingeben: ${command}`,
      'Die Gruppen so eintippen, wie sie hier stehen. Groß oder klein ist egal; ein Tippfehler wird sofort gezeigt.',
      'Hearth starten.',
    ],
    group: 'Gruppe',
    camera:
      'Derselbe Code für eine Kamera. Zeigt ihn keinem Gerät und keiner Website, der ihr nicht traut.',
    limits:
      'Er öffnet keine Tresore von Leuten, die Zero-Knowledge eingeschaltet haben: Jede und jeder von ihnen hat einen eigenen Wiederherstellungscode. Wurde der Schlüssel gewechselt, druckt ein neues Blatt und hebt dieses so lange auf, wie ihr Kopien von vorher habt.',
    madeOn: 'Erstellt am',
    keyNumber: 'Nummer des Schlüssels',
  },
  fr: {
    title: 'Feuille de récupération pour Hearth',
    lead: [
      'Avec ce code, les coffres de votre foyer s’ouvrent de nouveau si l’ordinateur qui fait tourner Hearth a perdu leur clé.',
      'Gardez cette feuille avec les passeports. Qui la possède, avec une copie du dossier de données, peut ouvrir les coffres.',
    ],
    steps: (command) => [
      `Sur l’ordinateur qui fait tourner Hearth, ouvrez un terminal et tapez : ${command}`,
      'Tapez les groupes comme ils sont écrits ici. Majuscules ou minuscules, peu importe ; une erreur est signalée aussitôt.',
      'Démarrez Hearth.',
    ],
    group: 'Groupe',
    camera:
      'Le même code pour un appareil photo. Ne le montrez à aucun appareil ni site dont vous n’êtes pas sûrs.',
    limits:
      'Il n’ouvre pas les coffres des personnes qui ont activé le mode zéro connaissance : chacune a son propre code de récupération. Si la clé a été changée, imprimez une nouvelle feuille et gardez celle-ci aussi longtemps que vous gardez des copies d’avant.',
    madeOn: 'Créée le',
    keyNumber: 'Numéro de la clé',
  },
  es: {
    title: 'Hoja de recuperación de Hearth',
    lead: [
      'Con este código, las cajas fuertes de tu hogar se abren de nuevo si el ordenador con Hearth ha perdido su llave.',
      'Guarda esta hoja con los pasaportes. Quien la tenga, junto con una copia de la carpeta de datos, puede abrirlas.',
    ],
    steps: (command) => [
      `En el ordenador con Hearth, abre un terminal y escribe: ${command}`,
      'Escribe los grupos tal como están aquí. Da igual en mayúsculas o minúsculas; un error se muestra al momento.',
      'Inicia Hearth.',
    ],
    group: 'Grupo',
    camera:
      'El mismo código para una cámara. No lo muestres a ningún dispositivo ni sitio web en el que no confíes.',
    limits:
      'No abre las cajas de quienes han activado el conocimiento cero: cada persona tiene su propio código de recuperación. Si se cambió la llave, imprime una hoja nueva y guarda esta mientras guardes copias anteriores.',
    madeOn: 'Creada el',
    keyNumber: 'Número de la llave',
  },
  it: {
    title: 'Foglio di recupero per Hearth',
    lead: [
      'Con questo codice le casseforti della vostra casa si aprono di nuovo se il computer con Hearth ne ha perso la chiave.',
      'Tenete questo foglio insieme ai passaporti. Chi lo ha, con una copia della cartella dei dati, può aprirle.',
    ],
    steps: (command) => [
      `Sul computer con Hearth aprite un terminale e scrivete: ${command}`,
      'Scrivete i gruppi come stanno qui. Maiuscole o minuscole non contano; un errore viene mostrato subito.',
      'Avviate Hearth.',
    ],
    group: 'Gruppo',
    camera:
      'Lo stesso codice per una fotocamera. Non mostratelo a dispositivi o siti di cui non vi fidate.',
    limits:
      'Non apre le casseforti di chi ha attivato la conoscenza zero: ognuno di loro ha un proprio codice di recupero. Se la chiave è stata cambiata, stampate un nuovo foglio e tenete questo finché tenete copie di prima.',
    madeOn: 'Creato il',
    keyNumber: 'Numero della chiave',
  },
}
