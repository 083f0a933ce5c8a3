// The real server with one thing added: browsers are told to report what the policy forbids, out of
// pages and workers alike. A worker's violations are in no console that a test can read.
import { createServer, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { portFrom, serve } from '../serve.mjs'

const DIST = fileURLToPath(new URL('../dist', import.meta.url))
/** Browsers post reports here; each is given once to who reads them. */
const REPORTS = '/policy-reports'

function lineOf(body) {
  try {
    const { 'csp-report': report } = JSON.parse(body)
    const page = report['document-uri']
    const source = report['source-file']
    const where = source && source !== page ? `${source} of ${page}` : page
    const { 'line-number': line, 'script-sample': sample } = report
    const code = [line && `line ${line}`, sample].filter(Boolean).join(', ')
    return `${report['violated-directive']}: ${report['blocked-uri']} in ${where}${code && ` (${code})`}`
  } catch {
    return body
  }
}

/**
 * Serves dist/ and collects the reports, each as one line.
 * @returns {Promise<{ url: string, reports: readonly string[], close: () => Promise<void> }>}
 */
export async function startReportingHost(port = 0) {
  const own = await serve({ root: DIST, port: 0 })
  const reports = []
  let given = 0
  const front = createServer(async (asked, answer) => {
    if (asked.url === REPORTS) {
      if (asked.method === 'GET') {
        answer.end(JSON.stringify(reports.slice(given)))
        given = reports.length
        return
      }
      reports.push(lineOf(await text(asked)))
      return answer.writeHead(204).end()
    }
    const { method, headers, url } = asked
    const passed = request(new URL(url, own.url), { method, headers }, (back) => {
      const policy = back.headers['content-security-policy']
      const added = policy && { 'content-security-policy': `${policy}; report-uri ${REPORTS}` }
      answer.writeHead(back.statusCode, { ...back.headers, ...added })
      back.pipe(answer)
    })
    passed.on('error', () => answer.destroy())
    // A player that seeks goes away in the middle.
    answer.on('close', () => passed.destroy())
    passed.end()
  })
  await new Promise((resolve) => front.listen(port, '127.0.0.1', resolve))
  const close = async () => {
    const closed = new Promise((resolve) => front.close(resolve))
    front.closeAllConnections()
    await closed
    await own.close()
  }
  return { url: `http://127.0.0.1:${front.address().port}/`, reports, close }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await startReportingHost(portFrom(process.argv[2]))
