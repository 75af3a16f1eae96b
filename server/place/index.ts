/** Where a data folder should lie: one rule for the server and the shell. Knows Node and nobody else. */
export { judgePlace, type PlaceFacts, type PlaceWord } from './place.ts'
export { lookAtPlace, nearest } from './look.ts'
