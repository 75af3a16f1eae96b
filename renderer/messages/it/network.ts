import type { Messages } from '../en/index.ts'

type Machine = Messages['admin']['machine']
type Findings = Pick<Machine['findings'], 'name' | 'lookup' | 'certificate' | 'reach' | 'firewall'>

export const networkFindings: Findings = {
  name: {
    ok: (address) => `Nella rete di casa questo computer risponde a ${address}.`,
    taken: (address) =>
      `Un altro dispositivo, ${address}, ha lo stesso nome nella rete di casa. Dai un altro nome a uno dei due.`,
    silent: (host) =>
      `Nessuno risponde a ${host} nella rete di casa. Con il codice QR i telefoni entrano lo stesso. Di solito dipende da un Wi-Fi per ospiti o da un router che separa i dispositivi.`,
    alone:
      'Questo computer non è in nessuna rete di casa ora. Guarda se il suo Wi-Fi è acceso o il cavo inserito.',
    off: 'Hearth non è nella rete di casa: si apre solo su questo computer.',
    unchecked: (name) => `Il nome ${name}.local non si può controllare da qui.`,
    trouble:
      'La rete di casa è attivata, ma non funziona. In cima alla pagina «Rete di casa» c’è scritto perché.',
  },
  lookup: {
    ok: (host, address) => `Questo computer trova ${host} a ${address}.`,
    none: (host) =>
      `Questo computer stesso non trova ${host}; i telefoni di solito sì. Qui apri Hearth come prima.`,
    elsewhere: (host, address) =>
      `Per questo computer ${host} è ${address}, che è un altro dispositivo. Riavvia il router; se non basta, dai un altro nome alla casa.`,
  },
  certificate: {
    ok: (fingerprint, until) =>
      `Il certificato di questa casa vale fino al ${until}: ${fingerprint}`,
    off: 'Fuori dalla rete di casa non serve un certificato.',
    unchecked: 'Il certificato non si può controllare da qui.',
    missing:
      'Nella cartella dei dati manca ciò che dimostra chi è questa casa, quindi nessun dispositivo può crederle. Rimetti la cartella «keys» da una copia, oppure ritira ogni fiducia qui sotto.',
    silent: 'Su questo computer nulla risponde in modo cifrato. Riavvia Hearth.',
    foreign:
      'Ciò che risponde qui mostra un certificato che non è di questa casa. Forse un altro programma occupa la porta. Riavvia il computer.',
    name: (host) => `Il certificato non è per ${host}. Riavvia Hearth.`,
    early: (from) =>
      `Secondo l’orologio di questo computer il certificato vale solo dal ${from}. Regola l’orologio di questo computer.`,
    over: (until) =>
      `Secondo l’orologio di questo computer il certificato è scaduto il ${until}. Controlla l’orologio; se è giusto, riavvia Hearth.`,
    soon: (until) => `Il certificato vale fino al ${until}. Hearth fa il prossimo da solo.`,
    address: (address) =>
      `Il certificato non conosce ancora l’indirizzo ${address}. Aspetta qualche secondo e controlla di nuovo.`,
  },
  reach: {
    ok: (address) => `Hearth risponde a ${address}.`,
    closed: (address) =>
      `A ${address} non risponde nulla. Un altro programma, o un firewall di questo computer, lo impedisce.`,
    page: (address) =>
      `La pagina da cui iniziano i telefoni non si apre a ${address}. Forse un altro programma occupa la porta.`,
    short: (host) => `Anche senza porta, https://${host} e http://${host} portano qui.`,
    long: (host, port) =>
      `L’indirizzo ha bisogno della sua porta: https://${host}:${port}. Le porte che non serve scrivere le tiene per sé questo computer, o le occupa un altro programma.`,
  },
  firewall: {
    ok: (at) => `Un altro dispositivo è entrato, l’ultima volta ${at}.`,
    hint: (plain, secure) =>
      `Da quando Hearth è in funzione non è entrato nessun altro dispositivo. Se un telefono non ci riesce: deve essere nello stesso Wi-Fi (non per ospiti, senza VPN), e il firewall di questo computer deve far entrare Hearth. Su Windows: Sicurezza di Windows, Firewall, «Consenti app». Su un Mac: Impostazioni di Sistema, Rete, Firewall. Su Linux: le porte ${plain} e ${secure}.`,
  },
}

export const network: Machine['network'] = {
  title: 'Telefoni e computer a casa',
  lead: 'Con questo attivo, ogni dispositivo del vostro Wi-Fi può aprire Hearth, in modo cifrato. Da fuori non può nessuno.',
  isOn: 'Attiva',
  isOff: 'Non attiva',
  isStuck: 'Attiva, ma non funziona',
  turnOn: 'Attiva',
  turnOff: 'Disattiva',
  fixed: (variable) =>
    `${variable} è impostato dove si avvia Hearth, e decide. Toglilo lì per scegliere qui.`,
  trouble: {
    port: 'Un altro programma occupa la porta di cui Hearth ha bisogno a casa. Chiudilo, oppure fai avviare Hearth con un’altra porta (HEARTH_HTTPS_PORT).',
    portFree:
      'Un altro programma occupa la porta di cui Hearth ha bisogno a casa. Chiudilo, oppure usa un’altra porta: l’indirizzo di casa finisce allora con quella.',
    authority:
      'Ciò di cui si fidano i dispositivi di questa casa manca, è danneggiato o vale per un altro nome. Rimetti la cartella «keys» da una copia della cartella dei dati e riprova. Se è persa per sempre, ritira ogni fiducia qui sotto: allora ogni dispositivo ricomincia.',
    unknown: 'Non ha funzionato. Il registro dice di più.',
  },
  usePort: (port) => `Usa la porta ${port}`,
  nowOn: 'Ora i dispositivi di casa possono entrare.',
  nowOff: 'Ora Hearth si apre solo su questo computer.',
  offTitle: 'Disattivare la rete di casa?',
  offText:
    'Telefoni e altri computer non raggiungono Hearth finché non è di nuovo attiva. Non si perde nulla: ciò che hanno installato allora vale ancora.',
  offHere: 'Anche tu sei qui dalla rete di casa: questa pagina finisce con essa.',
  begin: 'Un telefono o computer nuovo',
  beginLead:
    'Inquadralo con la fotocamera del telefono, nello stesso Wi-Fi. La pagina che si apre guida nel resto e dice quando è pronto.',
  beginLink: 'Lo stesso come link',
  beginQr: 'Codice QR della pagina da cui inizia un dispositivo',
  noNetwork: 'Questo computer non è in nessuna rete di casa ora. Guarda se il suo Wi-Fi è acceso.',
  facts: 'Chi risponde',
  address: 'Indirizzo a casa',
  numbers: 'In numeri',
  answers: 'Chi ha il nome',
  answersUs: 'Questo computer',
  answersOther: (address) => `Questo computer, e un altro dispositivo: ${address}`,
  guest: 'Ultimo dispositivo entrato',
  guestNone: 'Nessuno da quando Hearth è in funzione',
  until: 'Il certificato vale fino al',
  fingerprint: 'Impronta',
  fingerprintHint:
    'La pagina sul telefono mostra le stesse lettere e cifre. Se no, non è il vostro Hearth.',
  check: 'Controlla la mia rete di casa',
  checkLead:
    'Chiede il nome, prova ogni porta e guarda il certificato, come farebbe un telefono. Dura qualche secondo e non cambia nulla.',
  checkStart: 'Controlla ora',
  checkWell: 'Va tutto bene: un telefono nello stesso Wi-Fi può entrare.',
  checkNote: 'Per quanto si vede da qui, nulla lo impedisce.',
  checkTrouble: 'Qualcosa impedisce ai telefoni di entrare.',
  changes: 'Ciò che nota ogni dispositivo',
  changesLead:
    'Serve di rado. Entrambe le cose danno lavoro su ogni telefono e computer della famiglia.',
  rename: 'Un altro nome',
  renameText: (host) => `La casa si chiama ${host}.`,
  renameField: 'Nuovo nome',
  renameHint: 'Lettere minuscole, cifre e trattini. Diventa un indirizzo che finisce in «.local».',
  renameWrong: 'Usa lettere minuscole, cifre e trattini, al massimo 63, senza trattini ai bordi.',
  renameTitle: 'Dare un altro nome alla casa?',
  renameWhat: [
    'Ogni telefono e computer ricomincia: inquadrare il codice QR, installare il nuovo certificato.',
    'Le passkey del vecchio nome non funzionano più. Ognuno accede con la password e ne crea di nuove.',
    'I preferiti e le icone sui telefoni non portano più da nessuna parte e vanno rifatti.',
    'Account, foto e file restano come sono.',
  ],
  renameSubmit: 'Cambia il nome',
  renamed: (host) => `Ora la casa si chiama ${host}.`,
  renew: 'Ritira ogni fiducia',
  renewText:
    'Se qualcuno può aver copiato la cartella dei dati di questo computer. Per un telefono perso basta chiudere la sua sessione.',
  renewTitle: 'Ritirare ogni fiducia?',
  renewWhat: [
    'La casa si fa un nuovo certificato e non usa più quello vecchio.',
    'Ogni telefono e computer installa quello nuovo, come il primo giorno; fino ad allora non entra.',
    'Togli quello vecchio da ogni dispositivo: finché è lì, chi ha una copia della sua chiave potrebbe fingersi il vostro Hearth. La pagina da cui iniziano i dispositivi dice come.',
    'Account, foto e passkey restano come sono.',
  ],
  renewSubmit: 'Fai un nuovo certificato',
  renewed: 'C’è un nuovo certificato. Inquadra il codice QR con ogni dispositivo.',
}
