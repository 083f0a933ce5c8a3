import { readFileSync, writeFileSync } from 'node:fs'

/** A value of a process's status in MB (proc(5), /proc/pid/status). */
function megabytes(pid, name) {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(found?.[1]) / 1024
}

/**
 * The peak memory of the largest renderer while `job` ran, workers included: the kernel's own
 * high-water mark, which misses and slows nothing. Memory shared with other processes, the code, is
 * excluded.
 * @returns the result of `job`, and MB; undefined outside Linux
 */
export async function watchMemory(browser, job) {
  if (process.platform !== 'linux') return { result: await job(), peak: undefined }
  const pids = (await processesOf(browser)).filter(({ type }) => type === 'renderer').map(({ id }) => id)
  // 5 resets the high-water mark (proc(5), clear_refs).
  for (const pid of pids) writeFileSync(`/proc/${pid}/clear_refs`, '5')
  const result = await job()
  const peaks = pids.map((pid) => megabytes(pid, 'VmHWM') - megabytes(pid, 'RssFile'))
  return { result, peak: Math.max(...peaks) }
}

async function processesOf(browser) {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo
}

/**
 * Seconds of processor that a whole browser took while `job` ran: the same on a busy machine as on
 * an idle one, but for what its other work drives out of the caches.
 */
export async function watchProcessor(browser, job) {
  const spent = async () => (await processesOf(browser)).reduce((sum, { cpuTime }) => sum + cpuTime, 0)
  const before = await spent()
  const result = await job()
  return { result, processor: (await spent()) - before }
}
