import type { Holder } from '../../client/index.ts'

export type RequestHolders = ReturnType<typeof createRequestHolders>

const NAME = 'hearth-vault'
const STORE = 'requests'

/**
 * The pair of somebody's request to their guardians, kept on this device until the code is back: the
 * page may be closed meanwhile. The private half is a key that no program can read out, here neither.
 */
export function createRequestHolders({ databases }: { databases: IDBFactory }) {
  async function within<T>(
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> {
    const database = await open(databases)
    try {
      return await answer(work(database.transaction(STORE, mode).objectStore(STORE)))
    } finally {
      database.close()
    }
  }

  return {
    /** undefined: none was kept here. */
    find: (personId: string): Promise<Holder | undefined> =>
      within<Holder | undefined>('readonly', (store) => store.get(personId)),
    put: (personId: string, holder: Holder) =>
      within('readwrite', (store) => store.put(holder, personId)),
    remove: (personId: string) => within('readwrite', (store) => store.delete(personId)),
  }
}

function open(databases: IDBFactory): Promise<IDBDatabase> {
  const opening = databases.open(NAME, 1)
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(STORE))
  return answer(opening)
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })
}
