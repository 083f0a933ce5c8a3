import { readFileSync, writeFileSync } from 'node:fs'

/** A line of a process's status in MB. */
function megabytes(pid, name) {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(found?.[1]) / 1024
}

/**
 * The most memory that any one renderer of a browser has had while `job` ran, its workers included:
 * the kernel's own high-water mark, so that nothing is missed and nothing is slowed. What is shared
 * with every process of the browser, its code, is left out.
 * @returns what `job` gave, and MB; undefined where the system is not Linux
 */
export async function watchMemory(browser, job) {
  if (process.platform !== 'linux') return { result: await job(), peak: undefined }
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const pids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
  // 5: forget the high-water mark.
  for (const pid of pids) writeFileSync(`/proc/${pid}/clear_refs`, '5')
  const result = await job()
  const peaks = pids.map((pid) => megabytes(pid, 'VmHWM') - megabytes(pid, 'RssFile'))
  return { result, peak: Math.max(...peaks) }
}
