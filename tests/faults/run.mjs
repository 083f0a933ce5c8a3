// `npm run test:faults` runs all campaigns on the production build in dist/;
// `npm run test:faults -- 20` with fewer kills.
import { fileURLToPath } from 'node:url'
import { serve } from '../../serve.mjs'
import { askCampaign } from './asks.mjs'
import { deletionCampaign } from './deletions.mjs'
import { fullDiskCampaign } from './full-disk.mjs'
import { killCampaign } from './kills.mjs'
import { moneyCampaign } from './money.mjs'
import { storageCampaign } from './storage-faults.mjs'
import { tabCampaign } from './tabs.mjs'
import { upgradeCampaign } from './upgrade.mjs'

const kills = Number(process.argv[2] ?? 210)
const seed = Number(process.env.SEED ?? 1)
const rounds = Math.max(5, Math.round(kills / 4))
const { url, close } = await serve({
  root: fileURLToPath(new URL('../../dist', import.meta.url)),
  port: 0,
  host: '127.0.0.1',
})
const say = process.env.VERBOSE
  ? (line) => console.log(new Date().toISOString().slice(11, 19), line)
  : undefined
const parts = {
  kills: () =>
    killCampaign({
      url,
      kills,
      seed,
      browserEvery: 5,
      longestMs: 1200,
      arrivalMs: 20_000,
      patient: true,
      say,
    }),
  asks: () => askCampaign({ url, kills: Math.max(5, Math.round(kills / 3)), seed, say }),
  tabs: () => tabCampaign({ url, rounds, seed, say }),
  money: () => moneyCampaign({ url, rounds: Math.max(5, Math.round(kills / 7)), seed, say }),
  deletions: () => deletionCampaign({ url, rounds: Math.max(5, Math.round(kills / 3.5)), seed, say }),
  quota: () => storageCampaign({ url, rounds: Math.round(rounds / 3), seed, fault: 'quota', say }),
  disk: () => fullDiskCampaign({ url, rounds: Math.max(5, Math.round(kills / 7)), seed, say }),
  connection: () => storageCampaign({ url, rounds: Math.round(rounds / 3), seed, fault: 'close', say }),
  upgrade: () => upgradeCampaign({ url, kills: Math.max(5, Math.round(kills / 6)), seed, say }),
}
const ZEROS = [
  'lost',
  'gone',
  'over',
  'stale',
  'twice',
  'unsaid',
  'wordsLost',
  'paidInVain',
  'invented',
  'unledgered',
  'doubles',
  'notBack',
  'unreadable',
  'orphans',
  'writers',
  'halves',
  'missing',
]
const asked = process.env.ONLY?.split(',') ?? Object.keys(parts)
let failed = false
for (const name of asked) {
  const started = Date.now()
  const result = await parts[name]()
  const zeros = ZEROS.every((zero) => (result[zero] ?? 0) === 0)
  // A campaign without faults proves nothing; a few kills do not reach every step.
  const empty =
    result.received === 0 ||
    result.drawn === 0 ||
    (['quota', 'disk'].includes(name) && result.told === 0) ||
    (name === 'disk' && result.visitOnly === 0) ||
    // All kills came too early or too late.
    (name === 'upgrade' && kills >= 40 && Math.min(result.old, result.upgraded) < result.kills / 10) ||
    (name === 'upgrade' && kills >= 40 && result.wentOn === 0) ||
    // Tabs that never reach the limit prove nothing about it.
    (name === 'money' && (result.billed === 0 || result.refused < result.rounds / 2)) ||
    (name === 'deletions' && (result.placed === 0 || result.received < result.rounds * 2)) ||
    (kills >= 40 && Object.values(result.acts ?? {}).includes(0)) ||
    (kills >= 40 && result.missed?.length > 0)
  const wrong = !zeros || empty
  failed ||= wrong
  console.log(
    `${name}: ${wrong ? 'FAILED' : 'ok'} in ${((Date.now() - started) / 1000).toFixed(0)} s`,
    JSON.stringify(result),
  )
}
await close?.()
process.exit(failed ? 1 : 0)
