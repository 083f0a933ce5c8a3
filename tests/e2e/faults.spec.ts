import { readFile } from 'node:fs/promises'
import type { Scenario } from '../fake-openrouter/scenario.ts'
import { directSample, drawChanged, expect, shot, step, test } from './app.ts'
import { casesOf, WHOLE } from './claim.ts'

interface Fault {
  readonly scenario: Scenario
  /** The error text on the shot. */
  readonly says: RegExp
  /** The first button of the error. */
  readonly way?: string
  /** An error that would hit every shot: shown once, above the shots. */
  readonly once?: true
}

const UNSHOWN = /no picture that this browser can show.*\$0\.067 was billed/s

/**
 * Without 408 and a connection that is reset before the first byte: on a reused connection Chromium
 * itself repeats the request, which no page can prevent. Our handling of them is tested in Node.
 */
const FAULTS: readonly Fault[] = [
  {
    scenario: { kind: 'error', error: 'blocked' },
    says: /refused this.*Nothing was billed/s,
    way: 'Edit the text',
  },
  {
    scenario: { kind: 'error', error: 'moderation' },
    says: /refused this.*violence/s,
    way: 'Draw without the clip’s frame',
  },
  { scenario: { kind: 'error', error: 'credits' }, once: true, says: /no credit left/, way: 'Add credit' },
  {
    scenario: { kind: 'error', error: 'keyLimit' },
    once: true,
    says: /reached its own limit/,
    way: 'Raise the key’s limit',
  },
  {
    scenario: { kind: 'error', error: 'badKey' },
    once: true,
    says: /key was not accepted/,
    way: 'Sign in again',
  },
  { scenario: { kind: 'error', error: 'unknownModel' }, says: /not available/, way: 'Choose another model' },
  { scenario: { kind: 'error', error: 'aspectRatio' }, says: /does not take.*Accepted: 1:1/s },
  { scenario: { kind: 'error', error: 'tooLarge' }, says: /too large/, way: 'Choose what to send' },
  {
    scenario: { kind: 'error', error: 'badPicture' },
    says: /could not read a picture/,
    way: 'Draw without the clip’s frame',
  },
  {
    scenario: { kind: 'error', error: 'contextLength' },
    says: /more than the model’s context holds/,
    way: 'Edit the text',
  },
  { scenario: { kind: 'error', error: 'budget403' }, once: true, says: /reached its own limit/ },
  { scenario: { kind: 'error', error: 'region' }, says: /does not let this key/, way: 'Look at the key' },
  { scenario: { kind: 'error', error: 'privacy' }, says: /privacy settings/, way: 'Privacy settings' },
  {
    scenario: { kind: 'error', error: 'retired' },
    says: /not available/,
    way: 'Use bytedance-seed/seedream-5-0-flash',
  },
  { scenario: { kind: 'error', error: 'notFound' }, says: /No provider of this model/ },
  { scenario: { kind: 'error', error: 'badRequest' }, says: /did not understand/ },
  { scenario: { kind: 'error', error: 'zod' }, says: /did not understand.*messages\.0/s },
  { scenario: { kind: 'error', error: 'unprocessable' }, says: /did not understand/ },
  { scenario: { kind: 'error', error: 'server' }, says: /service failed.*may have been billed/s },
  { scenario: { kind: 'error', error: 'gateway504' }, says: /gave up waiting.*may have been billed/s },
  { scenario: { kind: 'error', error: 'edge524' }, says: /gave up waiting.*may have been billed/s },
  { scenario: { kind: 'no_cors' }, says: /connection to the model service broke.*may have been billed/s },
  { scenario: { kind: 'cut_json' }, says: /could not be used.*may have been billed/s },
  { scenario: { kind: 'error_in_200' }, says: /provider failed.*Nothing was billed/s },
  { scenario: { kind: 'body_reset' }, says: /answer was cut off.*may have been billed/s },
  { scenario: { kind: 'truncated_image' }, says: UNSHOWN, way: 'Save what came' },
  { scenario: { kind: 'bad_base64' }, says: UNSHOWN, way: 'Save what came' },
  {
    scenario: { kind: 'wrapped', wrapping: 'otherMember' },
    says: /answer was empty.*\$0\.067 was billed/s,
    way: 'Save what came',
  },
  {
    scenario: { kind: 'wrapped', wrapping: 'link' },
    says: /another server.*\$0\.067 was billed.*pictures\.example/s,
    way: 'Open the picture',
  },
  { scenario: { kind: 'no_image' }, says: /answer was empty.*Nothing was billed/s },
  { scenario: { kind: 'svg' }, says: UNSHOWN, way: 'Save what came' },
]

/** Faults of one shot that are met in one batch, beside a shot that is drawn. */
const TOGETHER = 4
/** A fault's kind is what broke, in what wrapping, for whom, and what is said of its bill. */
const MET = casesOf(FAULTS, ({ scenario, once, says }) =>
  [
    scenario.kind,
    scenario.kind === 'wrapped' && scenario.wrapping,
    once,
    /Nothing was billed|may have been billed|was billed/.exec(says.source),
  ].join(),
)
const OF_A_SHOT = MET.filter(({ once }) => once === undefined)
/** What would hit every shot ends a batch, so it is met alone. */
const ROUNDS = [
  ...MET.filter(({ once }) => once).map((fault) => [fault]),
  ...Array.from({ length: Math.ceil(OF_A_SHOT.length / TOGETHER) }, (_, i) =>
    OF_A_SHOT.slice(i * TOGETHER, (i + 1) * TOGETHER),
  ),
]

const isOneOf = <T extends string>(list: readonly T[], name: string): name is T =>
  (list as readonly string[]).includes(name)

test('every fault of a picture: its own words and way out, the other shots drawn, nothing billed twice', async ({
  page,
  fake,
  clean,
}) => {
  test.setTimeout(240_000)
  clean.allow(/Failed to load resource|blocked by CORS policy/)
  await directSample(page, TOGETHER + 1, { fake: fake.url })
  const texts = await page.getByRole('textbox', { name: 'Description', exact: true }).all()
  const calls = (marker: string) =>
    fake.log.filter(({ path, body }) => path === '/images' && JSON.stringify(body).includes(marker))

  for (const [index, faults] of ROUNDS.entries()) {
    // Where one fault ends a batch, the shots after the second keep their pictures.
    const shots = texts.slice(0, faults[0]?.once ? 2 : texts.length)
    const words = shots.map((_, i) => `Fault ${index}, ${i} ${i < faults.length ? 'bad' : 'good'}.`)
    for (const [i, text] of shots.entries()) await text.fill(words[i] ?? '')
    for (const [i, { scenario }] of faults.entries())
      fake.scenario({ ...scenario, path: '/images', contains: words[i] ?? '' })
    // From the second round on the good shots have a picture of other words.
    if (index === 0) await step(page, 'Generate all images').click()
    else await drawChanged(page)
    // A good shot is drawn and billed once; a bad one is requested once.
    for (const good of words.slice(faults.length)) {
      await expect
        .poll(() => calls(good).map(({ billed }) => billed), { message: good, timeout: 30_000 })
        .toEqual([0.067])
    }
    await expect(
      page.getByText(/^Pictures: \d+ drawn/).filter({ hasText: `, ${faults.length} failed` }),
    ).toBeVisible({ timeout: 15_000 })
    for (const [i, { scenario, says, way, once }] of faults.entries()) {
      expect(calls(words[i] ?? '')).toHaveLength(1)
      const alert = (once ? page.getByRole('main') : shot(page, i + 1)).getByRole('alert')
      await expect(alert, JSON.stringify(scenario)).toContainText(says)
      if (way) await expect(alert.locator('.button', { hasText: way })).toBeVisible()
    }
  }

  // The last fault of the list is a picture in a form that no browser shows.
  const saved = page.waitForEvent('download')
  await shot(page, ROUNDS.at(-1)?.length ?? 0)
    .getByRole('button', { name: 'Save what came' })
    .click()
  expect(await readFile(await (await saved).path(), 'utf8')).toMatch(/^<svg/)

  // One job with each unusual valid answer and each retried error: all pictures arrive, billed
  // once.
  const odd = ['slow_drip', 'padding', 'no_media_type', 'jpeg', 'avif', 'gif', 'dataUrl'] as const
  const wrappings = ['avif', 'gif', 'dataUrl'] as const
  const busy = [
    'inflight',
    'upstream429',
    'platform429',
    'capacity',
    'overloaded',
    'noProvider',
    'provider502',
  ] as const
  const batches = [
    // As many as the faults of the last round, whose shots would be drawn again as they are.
    [...busy.slice(0, 1), ...odd.slice(0, 3)],
    [...busy.slice(6), ...odd.slice(4)],
    busy.slice(1, 4),
    busy.slice(4, 6),
    odd.slice(3, 4),
  ]
  for (const names of WHOLE ? batches : batches.slice(0, 2)) {
    for (const [index, name] of names.entries()) {
      await texts[index]?.fill(`Meets ${name}.`)
      const match = { path: '/images', contains: `Meets ${name}.` } as const
      if (name === 'padding') fake.scenario({ kind: name, ms: 300, ...match })
      else if (isOneOf(wrappings, name)) fake.scenario({ kind: 'wrapped', wrapping: name, ...match })
      else if (isOneOf(odd, name)) fake.scenario({ kind: name, ...match })
      else fake.scenario({ kind: 'error', error: name, ...match })
    }
    await drawChanged(page)
    for (const name of names) {
      const billed = () => calls(`Meets ${name}.`).map((call) => call.billed)
      await expect
        .poll(billed, { message: name, timeout: 30_000 })
        .toEqual(isOneOf(odd, name) ? [0.067] : [0, 0.067])
    }
    await expect(page.getByRole('button', { name: 'Cancel', exact: true })).toHaveCount(0)
    await expect(page.getByRole('article').getByRole('alert')).toHaveCount(0)
  }

  // "Retry failed" repeats only what failed, and the ledger agrees with the service's bill.
  await texts[0]?.fill('Again.')
  fake.scenario({ kind: 'error', error: 'policy', path: '/images', contains: 'Again.' })
  await drawChanged(page)
  await expect(shot(page, 1).getByRole('alert')).toContainText('refused this')
  await page.getByRole('button', { name: 'Retry failed' }).click()
  await expect(shot(page, 1).getByRole('alert')).toHaveCount(0)
  await expect.poll(() => calls('Again.').map(({ billed }) => billed)).toEqual([0, 0.067])

  const paid = fake.log
    .filter(({ path, billed }) => path === '/images' && billed > 0)
    .map(({ body }) => JSON.stringify(body))
  expect(paid.filter((body, index) => paid.indexOf(body) !== index)).toEqual([])
  const taken = fake.log.reduce((sum, { billed }) => sum + billed, 0)
  const money = page.getByRole('region', { name: 'Spent on this project' })
  await expect(money).toContainText(`$${taken.toFixed(2)}`)
  await page.reload()
  await expect(money).toContainText(`$${taken.toFixed(2)}`)
})
