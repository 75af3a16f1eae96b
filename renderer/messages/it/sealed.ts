import { createCounting, type Noun } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { count, number, plural } = createCounting('it')
const photo: Noun = { one: 'foto', many: 'di foto', other: 'foto' }
const sealedPhoto: Noun = {
  one: 'foto sigillata',
  many: 'di foto sigillate',
  other: 'foto sigillate',
}

export const sealed: Messages['sealed'] = {
  item: (name) => `${name}, sigillata`,
  nameless: 'Foto sigillata',
  line: {
    shut: (n) =>
      `${count(n, sealedPhoto)}: apri la cassaforte per ${plural(n, { one: 'vederla', other: 'vederle' })}`,
    insecure: (n) =>
      `${count(n, sealedPhoto)}, ${plural(n, { one: 'chiusa', other: 'chiuse' })} su questa pagina`,
    opening: (done, of) => `Apertura: ${number(done)} di ${number(of)}`,
    open: (n) => `Tra queste, ${count(n, sealedPhoto)}`,
    lock: 'Chiudi ora',
    why: 'Perché, e che cosa fare',
    unreadable: (n) =>
      `${count(n, photo)} non si ${plural(n, { one: 'può aprire: sigillata', other: 'possono aprire: sigillate' })} con una chiave precedente di questa cassaforte`,
    deleteClosed: 'Elimina ciò che non si può aprire',
    failed: 'Non è stato possibile caricare le foto sigillate.',
  },
  unlock: {
    title: 'Apri la tua cassaforte',
    text: 'Allora le tue foto sigillate compaiono al loro posto, su questo dispositivo e solo per te.',
  },
  choice: {
    label: 'Solo per me (sigillato)',
    hint: 'Cifrato su questo dispositivo prima dell’invio. Sul disco nessuno può leggerlo: lo apre solo la tua cassaforte.',
    locked: 'La tua cassaforte è chiusa. Prima aprila.',
    unlock: 'Apri',
    dropHint: 'Sigillato, solo per te',
  },
  hide: {
    button: 'Rendi privata',
    title: (n) => `Rendere ${plural(n, { one: 'privata', other: 'private' })} ${count(n, photo)}?`,
    what: [
      'Ogni foto viene scaricata, sigillata su questo dispositivo, rimandata e riaperta una volta per essere sicuri che sia la stessa.',
      'Solo allora quella visibile va nel cestino. Lì resta, non sigillata, per 30 giorni; poi sparisce per sempre.',
      'Le app che mostrano le tue foto non trovano più quelle private. Puoi renderle di nuovo visibili quando vuoi.',
    ],
    go: 'Sigilla ora',
    working: (at, of) => `Sigillo ${number(at)} di ${number(of)}`,
    done: (n) =>
      `${count(n, photo)} ${plural(n, { one: 'è ora privata. La copia visibile resta', other: 'sono ora private. Le copie visibili restano' })} 30 giorni nel cestino.`,
    failed: (n, reason) =>
      `${count(n, photo)} ${plural(n, { one: 'è rimasta com’era', other: 'sono rimaste com’erano' })}: ${reason}`,
  },
  show: {
    button: 'Rendi visibile',
    title: (n) =>
      `Rendere di nuovo ${plural(n, { one: 'visibile', other: 'visibili' })} ${count(n, photo)}?`,
    what: [
      'Ogni foto viene aperta su questo dispositivo e conservata come le altre. Allora Hearth può leggerla, e anche le app a cui lo permetti.',
      'Solo quando è stata riletta ed è la stessa, quella sigillata va nel cestino.',
    ],
    go: 'Rendi visibile',
    working: (at, of) => `Di nuovo visibile: ${number(at)} di ${number(of)}`,
    done: (n) =>
      `${count(n, photo)} ${plural(n, { one: 'è di nuovo', other: 'sono di nuovo' })} tra le altre.`,
  },
  save: {
    working: (at, of) => `Apertura di ${number(at)} su ${number(of)}`,
    failed: (n, reason) => `Non è stato possibile aprire ${count(n, photo)}: ${reason}`,
  },
  progress: 'A che punto è',
  stop: 'Ferma',
  cancel: 'Annulla',
  slide: {
    opening: 'In apertura su questo dispositivo',
    open: (size) => `Apri (${size})`,
    large: 'Questo file è grande',
    stopped: 'Fermato',
    unknown: 'Questo browser non sa mostrare questo tipo di file',
    unknownHint: 'È stato aperto ed è intero. Scaricalo per guardarlo altrove.',
    failed: 'Non è stato possibile aprirlo',
    film: (name) => `Video di ${name}`,
  },
  away: 'Questa foto è sigillata. Apri la tua cassaforte per vederla.',
}
