import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { percent } = createCounting('it')

export const desktop: Messages['desktop'] = {
  habits: 'Quando è in funzione',
  startAtLogin: 'Avvia Hearth quando accedo a questo computer',
  startAtLoginHint: 'Senza finestra: Hearth aspetta nella barra dei menu o accanto all’orologio.',
  keepAwake: 'Tieni sveglio questo computer',
  awake: { always: 'Sempre', connected: 'Finché qualcuno è connesso', never: 'Mai' },
  awakeHint: 'Lo schermo si spegne comunque.',
  folder: 'Dove viene conservato tutto',
  folderLead:
    'Un disco sempre collegato: non una cartella copiata in un cloud, né quella di un altro computer.',
  move: 'Sposta in un’altra cartella…',
  moveText: 'Scegli tu dove. Hearth si ferma, copia tutto, confronta ogni file e riparte da lì.',
  moving: (done) => `Spostamento: ${percent(done)}. Hearth torna subito.`,
  former: (folder) => `La cartella di prima c’è ancora: ${folder}`,
  removeFormer: 'Elimina la vecchia cartella…',
  updates: 'Aggiornamenti',
  updatesLead:
    'Hearth controlla una volta al giorno, e mai mentre arrivano foto. Da solo non cambia nulla.',
  version: (version) => `Questo è Hearth ${version}.`,
  update: {
    unknown: 'Non ne ha ancora cercato uno più recente.',
    newest: 'Non ce n’è uno più recente.',
    failed: 'Non si è potuto sapere se ce n’è uno più recente.',
    off: 'Non cerca versioni più recenti da solo.',
  },
  newer: (version) => `È uscita la versione ${version}.`,
  lookForUpdates: 'Cerca aggiornamenti',
  getUpdate: 'Apri la pagina di download',
  sheet: 'Foglio di recupero',
  sheetText:
    'La chiave delle casseforti è nel portachiavi di questo computer. Stampa il suo foglio di recupero e tienilo con i passaporti: riapre le casseforti se questo computer va perduto.',
  sheetHand:
    'La chiave delle casseforti apre ciò che è chiuso qui. Stampa il suo foglio di recupero e tienilo con i passaporti: riapre le casseforti se la chiave va perduta.',
  printSheet: 'Stampa il foglio di recupero…',
  sheetCommand: 'Questo comando crea la pagina da stampare:',
  logs: 'Registri',
  logsText:
    'Quello che Hearth annota su di sé, per chi ti aiuta. Non viene inviato da nessuna parte.',
  showLogs: 'Mostra la cartella',
  showReports: 'Mostra i rapporti di arresto',
  quit: 'Chiudi',
  quitText:
    'Telefoni e altri computer non raggiungono Hearth finché non viene riavviato. Prima chiede ancora una volta.',
  quitApp: 'Chiudi Hearth…',
  failed: 'L’app Hearth non l’ha fatto. Riprova, oppure usa il suo menu.',
  byHand: {
    lead: {
      app: 'Su quel computer lo fa funzionare l’app Hearth. I suoi interruttori sono in questa stessa pagina, nella finestra dell’app.',
      other: 'Qui Hearth funziona senza l’app Hearth, perciò questo si fa a mano, sulla macchina.',
    },
    runs: {
      app: 'L’app Hearth avvia Hearth, lo tiene in funzione e lo chiude.',
      service:
        'Un servizio del sistema avvia Hearth insieme al computer e lo riporta su. Le righe mostrano come sta, lo riavviano e lo fermano.',
      tarball:
        'Qualcuno ha avviato Hearth con questa riga, nella cartella in cui è stato estratto; Ctrl+C lo chiude. INSTALL.md, in quella cartella, dice come si avvia da sé con il computer.',
      checkout:
        'Qualcuno ha avviato Hearth con questa riga, nella cartella del suo sorgente; Ctrl+C lo chiude.',
    },
    menu: {
      mac: 'Il menu dell’app è in alto sullo schermo, nella barra dei menu.',
      windows: 'Il menu dell’app è accanto all’orologio, forse dietro la freccetta.',
      linux:
        'Il menu dell’app è accanto all’orologio, dove il desktop mostra queste cose. La sua finestra si apre sempre dall’elenco dei programmi.',
      other: 'La finestra dell’app si apre dall’elenco dei programmi.',
    },
    awake: {
      mac: 'Perché non si addormenti: Impostazioni di Sistema, Energia (o Batteria, Opzioni), e impedire lo stop automatico.',
      windows:
        'Perché non si addormenti: Impostazioni, Sistema, Alimentazione, e scegliere «Mai» per la sospensione.',
      linux: 'Nelle impostazioni di energia del computer, disattiva la sospensione automatica.',
      other: 'Nelle impostazioni di energia del computer, disattiva la sospensione automatica.',
    },
    folderApp:
      'Per spostare tutto in un’altra cartella c’è un pulsante qui, nella finestra dell’app.',
    updatesApp:
      'Installa l’app Hearth più recente sopra questa. Prima di cambiare i dati, vengono copiati nella cartella «backups».',
    sheetApp: 'Lo stampa la finestra dell’app, in questa stessa pagina.',
    again: {
      title: 'Riavviare',
      lead: 'Chi sta caricando qualcosa continua poi da sé. Ci vogliono pochi secondi.',
      restart: 'Riavvia Hearth…',
      stop: 'Ferma Hearth…',
      restartTitle: 'Riavviare Hearth?',
      restartText:
        'Per qualche secondo nessuno lo raggiunge. I caricamenti in corso continuano da sé.',
      restartDo: 'Riavvia',
      stopTitle: 'Fermare Hearth?',
      stopText:
        'Allora nessuno lo raggiunge più, e da qui nessuno può avviarlo: solo alla macchina, con «sudo systemctl start hearth», o quando si accende il computer.',
      stopDo: 'Ferma',
      restarting: 'Hearth si riavvia. Questa pagina continua da sé.',
      stopping: 'Hearth ora si ferma.',
    },
    folder: 'Per spostare tutto in un’altra cartella:',
    folderSteps: [
      'Ferma Hearth.',
      'Sposta l’intera cartella nel nuovo posto.',
      'Imposta HEARTH_DATA_DIR sul nuovo posto, dove viene avviato Hearth: prima del comando o nel servizio.',
      'Avvia di nuovo Hearth.',
    ],
    updates:
      'Ferma Hearth, installa il pacchetto più recente e riavvialo. Prima di cambiare i dati, vengono copiati nella cartella «backups».',
    logs: 'Si trovano in questa cartella. Li mostra anche la pagina «Registro».',
  },
}
