/**
 * Writes to the database of the ledger while a transaction that began earlier holds the projects,
 * as a large save does.
 * @param {import('./main-job.mjs').Driver} driver on a page of the app
 * @throws Error where the entry waits for the save.
 */
export async function writeBesideSave(driver) {
  const order = await driver.call(async () => {
    const open = (name) =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open(name)
        request.onupgradeneeded = () => request.result.createObjectStore('records')
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const [projects, work] = await Promise.all(['maestro', 'maestro-jobs'].map(open))
    const order = []
    let held = true
    const save = projects.transaction('records', 'readwrite')
    const saved = new Promise((resolve) => {
      save.oncomplete = resolve
    })
    // A transaction lives for as long as something is asked of it.
    const hold = () => {
      if (held) save.objectStore('records').get('nothing').onsuccess = hold
    }
    hold()
    const entry = work.transaction('records', 'readwrite')
    entry.objectStore('records').put(0, ['probe'])
    const written = new Promise((resolve) => {
      entry.oncomplete = resolve
    })
    const late = new Promise((resolve) => setTimeout(resolve, 5000))
    await Promise.race([written.then(() => order.push('entry')), late])
    held = false
    await saved.then(() => order.push('save'))
    await written
    work.transaction('records', 'readwrite').objectStore('records').delete(['probe'])
    return order
  })
  if (order.join() !== 'entry,save')
    throw new Error(`A ledger entry waits for a save (${order.join(' before ')}).`)
}
