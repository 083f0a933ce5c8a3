/**
 * Puts `rawDatabase` into a page, or into Node beside fake-indexeddb: the databases past the app.
 * Stands alone, because a page is given its text: `await page.evaluate(installRawDatabase)`.
 */
export async function installRawDatabase() {
  const answer = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const end = (transaction) =>
    new Promise((resolve, reject) => {
      transaction.oncomplete = resolve
      transaction.onabort = () => reject(transaction.error)
    })

  async function all(records) {
    const [keys, values] = await Promise.all([answer(records.getAllKeys()), answer(records.getAll())])
    return keys.map((key, i) => [key, values[i]])
  }

  /** Opens it as it is, once the app has made it. */
  async function open(name) {
    const isThere = async () => (await indexedDB.databases()).some((database) => database.name === name)
    while (!(await isThere())) await new Promise((resolve) => setTimeout(resolve, 50))
    const request = indexedDB.open(name)
    const database = await answer(request)
    database.onversionchange = () => database.close()
    return database
  }

  async function within(name, store, mode, work) {
    const database = await open(name)
    try {
      const transaction = database.transaction(store, mode)
      const ended = end(transaction)
      const result = await work(transaction.objectStore(store))
      await ended
      return result
    } finally {
      database.close()
    }
  }

  globalThis.rawDatabase = {
    read: (name, store) => within(name, store, 'readonly', all),
    /** Keys and values of every store, under the store's name. */
    async readAll(name) {
      const database = await open(name)
      try {
        const stores = [...database.objectStoreNames]
        // One transaction, so that no save comes in between.
        const transaction = database.transaction(stores)
        const entries = stores.map(async (store) => [store, await all(transaction.objectStore(store))])
        return Object.fromEntries(await Promise.all(entries))
      } finally {
        database.close()
      }
    },
    write: (name, store, entries) =>
      within(name, store, 'readwrite', async (records) => {
        for (const [key, value] of entries) records.put(value, key)
      }),
    remove: (name, store, keys) =>
      within(name, store, 'readwrite', async (records) => {
        for (const key of keys) records.delete(key)
      }),
    /**
     * Keeps a writing transaction of these stores open until the function that it gives is called.
     */
    async hold(name, stores) {
      const database = await open(name)
      const transaction = database.transaction(stores, 'readwrite')
      const ended = end(transaction)
      let held = true
      // A transaction lives for as long as something is asked of it.
      const again = () => {
        if (held) transaction.objectStore(stores[0]).get('nothing').onsuccess = again
      }
      again()
      return async () => {
        held = false
        await ended
        database.close()
      }
    },
    /** A database of an earlier version of the app, as tests/fixtures/databases keeps them. */
    async make(name, version, stores) {
      const request = indexedDB.open(name, version)
      request.onupgradeneeded = () => {
        for (const [store, entries] of Object.entries(stores)) {
          const records = request.result.createObjectStore(store)
          for (const [key, value] of entries) records.put(value, key)
        }
      }
      const database = await answer(request)
      database.close()
    },
  }
}
