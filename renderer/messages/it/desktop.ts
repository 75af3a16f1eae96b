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
    lead: 'Vedi questa pagina in un browser. Nella finestra dell’app Hearth qui ci sono degli interruttori.',
    habits:
      'Su Linux un servizio del sistema avvia Hearth insieme al computer e lo riporta su. La prima riga lo attiva, la seconda mostra come sta.',
    awake: 'Nelle impostazioni di energia del computer, disattiva la sospensione automatica.',
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
