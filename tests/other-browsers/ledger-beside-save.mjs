import { installRawDatabase } from '../raw-database.mjs'
import { until } from './main-job.mjs'

/**
 * Writes to the database of the ledger while a transaction that began earlier holds the projects,
 * as a large save does.
 * @param {import('./main-job.mjs').Driver} driver on a page of the app
 * @throws Error where the entry waits for the save.
 */
export async function writeBesideSave(driver) {
  await driver.call(installRawDatabase)
  await until(driver, 'The databases', async () => (await indexedDB.databases()).length >= 2, 30)
  const order = await driver.call(async () => {
    const order = []
    const { rawDatabase } = window
    const endSave = await rawDatabase.hold('maestro', ['projects', 'media'])
    const written = rawDatabase.write('maestro-jobs', 'jobs', [['probe', 0]])
    const late = new Promise((resolve) => setTimeout(resolve, 5000))
    await Promise.race([written.then(() => order.push('entry')), late])
    await endSave()
    order.push('save')
    await written
    await rawDatabase.remove('maestro-jobs', 'jobs', ['probe'])
    return order
  })
  if (order.join() !== 'entry,save')
    throw new Error(`A ledger entry waits for a save (${order.join(' before ')}).`)
}
