import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { count, plural } = createCounting('it')
const photo = { one: 'foto o file', other: 'foto e file' }
const original = { one: 'originale', other: 'originali' }

export const copies: Messages['admin']['machine']['copies'] = {
  place: 'Dove vanno le copie',
  placeLead:
    'Una cartella vuota su un disco diverso da quello delle foto. Deve essere collegato al computer su cui gira Hearth.',
  folder: 'Cartella',
  folderHint:
    'Il percorso intero, per esempio /media/usb/Copie di Hearth o E:\\Copie di Hearth. Una cartella che non esiste ancora viene creata.',
  choose: 'Usa questa cartella',
  another: 'Scegli un’altra cartella',
  forget: 'Non fare più copie lì',
  forgotten: 'Non si fanno più copie. Quelle che ci sono restano.',
  chosen: 'D’ora in poi le copie vanno lì.',
  path: (path) => `Le copie vanno in ${path}.`,
  daily: 'Hearth ne fa una da solo ogni giorno in cui questo disco è collegato.',
  away: 'Il disco non è collegato, o la sua cartella ora ha un altro nome.',
  sameDisk:
    'Questa cartella è sullo stesso disco delle foto: se si rompe, si perde tutto. Scegli un altro disco.',
  wrong: {
    VALIDATION:
      'Non è il percorso intero di una cartella, oppure sta dentro la cartella dei dati o attorno a essa. Scrivilo come appare nella barra degli indirizzi del gestore dei file.',
    NOT_FOUND: 'La cartella superiore non esiste. Il disco è collegato?',
    UNPROCESSABLE:
      'In questa cartella c’è già altro. Indicane una vuota; se non esiste ancora, viene creata.',
    CONFLICT:
      'In questa cartella ci sono copie di un altro Hearth, o se ne sta facendo una adesso.',
    READ_ONLY:
      'Lì non si può scrivere. Forse il disco è di sola lettura, o l’account di Hearth non ha il permesso.',
  },
  now: 'Fai una copia adesso',
  nowLead: 'Si copia solo ciò che è nuovo. Intanto puoi continuare a usare Hearth.',
  start: 'Fai una copia adesso',
  startAll: 'E rileggi per intero la copia più recente',
  startAllHint:
    'Mostra se il disco ha ancora ogni originale che serve a questa copia. Dura quanto leggerlo tutto.',
  rows: 'Copia di account e registri…',
  originals: (done, total, bytes) => `${done} di ${total} foto e file esaminati, ${bytes} copiati`,
  end: 'Quasi fatto…',
  last: 'L’ultima',
  never: 'Non c’è ancora nessuna copia.',
  whole: (when) => `L’ultima copia completa è stata fatta ${when}.`,
  proven: (when) =>
    `Ogni originale della copia più recente è stato riletto l’ultima volta ${when}.`,
  unproven: 'Nessuna copia è ancora stata riletta. Hearth rilegge la più recente ogni 30 giorni.',
  part: (n) =>
    `L’ultimo tentativo non è completo: ${count(n, original)} ${plural(n, { one: 'manca o è danneggiato', other: 'mancano o sono danneggiati' })} nella cartella dei dati, o troppo grandi per il disco delle copie (FAT32 non accetta file di 4 GiB; exFAT sì). «hearth verify» e «hearth backup» dicono quali.`,
  failed: (why) => `L’ultimo tentativo non è riuscito. ${why}`,
  reasons: {
    'backup-away': 'Il disco delle copie non era collegato, o è stato tolto.',
    'backup-full':
      'Il disco delle copie è pieno. Fai spazio o scegline uno più grande. Le copie di prima sono come erano.',
    'backup-readonly': 'Non si è potuto scrivere sul disco delle copie.',
    'backup-damaged':
      'I registri di questo Hearth non si leggono per intero. Esegui hearth verify.',
    'backup-keys': 'Un file della cartella «keys» non si può leggere.',
    'backup-broken-off': 'La copia è stata interrotta. La prossima ricomincia.',
    'backup-other-house': 'Nella cartella ci sono copie di un altro Hearth.',
  },
  list: 'Copie presenti',
  listLead: 'Restano le dieci più nuove, e l’ultima di ogni mese per un anno.',
  listNone: 'Ancora nessuna.',
  isWhole: 'Completa',
  isPart: (n) =>
    `Incompleta: ${count(n, original)} ${plural(n, { one: 'manca', other: 'mancano' })}`,
  isBroken: 'Incompleta: ne mancano parti',
  unknown: 'Una copia che non si può leggere',
  holds: (n, bytes) => `${count(n, photo)}, ${bytes}`,
  back: 'Come si rimette una copia',
  steps: [
    'Installa Hearth sul computer, senza configurarlo.',
    'Collega il disco delle copie.',
    'Esegui: hearth restore CARTELLA DELLE COPIE --data-dir CARTELLA NUOVA E VUOTA',
    'Scrivi il foglio di recupero: hearth restore-key. Poi avvia Hearth sulla cartella nuova. Tutti accedono di nuovo, con le stesse password.',
  ],
  key: 'La chiave delle casseforti non è in nessuna copia, così chi trova il disco non può aprirle. Stampa il foglio di recupero e tienilo con i passaporti: senza, una copia torna senza le casseforti.',
  disk: 'Chi ha il disco vede le foto che non sono private. Tienilo in un posto sicuro, meglio in un’altra casa.',
}
