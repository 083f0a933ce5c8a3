import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { isAgreed, withAgreement } from '../../src/domain/consent/agreement.ts'
import { picturesOf, plansFor, readStylePlan } from '../../src/domain/consent/plans.ts'
import { stylePrompt } from '../../src/domain/engines/style-prompt.ts'
import { toldStyle } from '../../src/domain/engines/told-style.ts'
import type { BlobId, ProjectId, StyleId } from '../../src/domain/ids.ts'
import { brokenJob } from '../../src/domain/jobs/interrupted-job.ts'
import { spentOn } from '../../src/domain/money/ledger.ts'
import type { Project } from '../../src/domain/project/project.ts'
import { parseProject } from '../../src/domain/project/schema.ts'
import { isOfOtherStyle, styleOf } from '../../src/domain/scene/style-source.ts'
import { saidByHand, withStyleFrom, withStyleWords } from '../../src/domain/scene/style-words.ts'
import { AppError } from '../../src/lib/errors.ts'
import { readStyle } from '../../src/pipeline/scene/read-style.ts'
import { openLedger } from '../../src/services/money/ledger.ts'
import { HOSTILE_HTML } from '../fake-openrouter/chat-content.ts'
import { type FakeOpenRouter, startFakeOpenRouter } from '../fake-openrouter/fake-openrouter.ts'
import type { Scenario } from '../fake-openrouter/scenario.ts'
import { STYLE_ANSWER } from '../fake-openrouter/style-answer.ts'
import { THOUGHTS, type ThoughtName } from '../fake-openrouter/thoughts.ts'
import { makeProject } from '../fixtures/make-project.ts'
import { installRawDatabase } from '../raw-database.mjs'
import { engineFor, messagesOf } from './openrouter-fixture.ts'
import { boardWith } from './take-asks-fixture.ts'

vi.stubGlobal('navigator', { onLine: true })
vi.mock('../../src/services/app/tabs.ts', () => ({
  broadcast: () => undefined,
  subscribeTabs: () => () => undefined,
}))

await installRawDatabase()
const { createSpendGuard } = await import('../../src/store/money/store.ts')

let fake: FakeOpenRouter
beforeAll(async () => {
  fake = await startFakeOpenRouter()
})
beforeEach(async () => {
  // What the last test still settles goes to its own database.
  await openLedger().entries('none' as ProjectId)
  globalThis.indexedDB = new IDBFactory()
})
afterEach(() => {
  expect(fake.violations).toEqual([])
  fake.reset()
})
afterAll(() => fake.close())

const board = makeProject()
const READ = Object.values(STYLE_ANSWER).filter(Boolean)
const other = (blob: string) => ({ blob: blob as BlobId, name: 'o.png', width: 1, height: 1 })

function setUp(project: Project = board, change: Parameters<typeof engineFor>[1] = {}) {
  const sizes: unknown[] = []
  const guard = createSpendGuard({
    project: project.id,
    limit: () => null,
    estimate: (_, __, size) => {
      sizes.push(size)
      return 0.01
    },
    onWait: () => undefined,
  })
  return { ...boardWith(engineFor(fake.url, { spendGuard: guard, ...change }), project), sizes }
}

const billed = () => fake.log.reduce((sum, one) => sum + one.billed, 0)

async function expectLedger(): Promise<void> {
  const entries = async () => [...(await openLedger().entries(board.id)).values()]
  await expect.poll(async () => spentOn(await entries()).cost).toBeCloseTo(billed(), 8)
  const all = await entries()
  expect(all.filter(({ cost }) => cost !== undefined).length + spentOn(all).unknown).toBe(all.length)
  expect(all.every(({ role }) => role === 'describe')).toBe(true)
}

describe('reading the style pictures', () => {
  test.each([1, 3])('sends %i of them and nothing else, in one priced call', async (count) => {
    const more = Array.from({ length: count - 1 }, (_, i) => ({ ...other(`m${i}`), id: `m${i}` as StyleId }))
    const { context, project, sizes } = setUp(count > 1 ? { ...board, moreStyles: more } : board)
    await readStyle(context)
    expect(fake.log).toHaveLength(1)
    expect(fake.log[0]?.pictures).toHaveLength(count)
    expect(sizes).toEqual([{ pictures: count }])
    const { system, user } = stylePrompt(count)
    const said = JSON.stringify(messagesOf(fake.log[0]))
    for (const text of [system, user]) expect(said).toContain(JSON.stringify(text).slice(1, -1))
    expect(said).not.toContain(board.context)
    expect(project().styleWords).toEqual({
      palette: [],
      words: READ,
      read: { from: styleOf(project(), 'read'), palette: [], words: READ },
    })
    expect(parseProject(project())).toEqual({ project: project() })
    await expectLedger()
  })

  test('asks for a strict form only where the model knows schemas', async () => {
    const asked = () => (fake.log.at(-1)?.body as { response_format?: object } | undefined)?.response_format
    await readStyle(setUp().context)
    expect(asked()).toMatchObject({ json_schema: { name: 'style', strict: true } })
    const plain = { id: 'openai/gpt-6-luna', name: 'L', structured: false }
    const { context, project } = setUp(board, { chatFacts: { describe: plain } })
    await readStyle(context)
    expect(asked()).toBeUndefined()
    expect(project().styleWords?.words).toEqual(READ)
  })

  test.each<Scenario>([
    { kind: 'fenced' },
    ...(Object.keys(THOUGHTS) as ThoughtName[]).map((thought) => ({ kind: 'thinks' as const, thought })),
    { kind: 'byok' },
    { kind: 'content', text: JSON.stringify({ medium: 'ink', line: 7, colour: ['red'], light: 'none' }) },
  ])('reads an answer of another form: %j', async (scenario) => {
    const { context, project } = setUp()
    fake.scenario(scenario)
    await readStyle(context)
    expect(project().styleWords?.words[0]).toMatch(/^ink/)
    await expectLedger()
  })

  test('keeps markup as literal text, and cuts a runaway answer', async () => {
    const { context, project } = setUp()
    fake.scenario({ kind: 'html' })
    await readStyle(context)
    expect(HOSTILE_HTML).toContain(project().styleWords?.words[0])
    fake.scenario({ kind: 'content', text: JSON.stringify({ medium: 'ink '.repeat(5000) }) })
    await readStyle(context)
    expect(project().styleWords?.words[0]?.length).toBeLessThanOrEqual(120)
  })

  const FAULTS: readonly (readonly [Scenario, string])[] = [
    [{ kind: 'empty' }, 'empty-response'],
    [{ kind: 'prose' }, 'bad-response'],
    [{ kind: 'truncated' }, 'cut-response'],
    [{ kind: 'refusal' }, 'refused'],
    [{ kind: 'content', text: '{"people":["a fox"]}' }, 'bad-response'],
    [{ kind: 'content', text: JSON.stringify({ medium: '', line: 'n/a' }) }, 'bad-response'],
    [{ kind: 'content', text: '{"medium":"ink"' }, 'bad-response'],
    [{ kind: 'error', error: 'blocked' }, 'refused'],
    [{ kind: 'error', error: 'moderation' }, 'refused'],
    [{ kind: 'error', error: 'credits' }, 'out-of-credit'],
    [{ kind: 'error', error: 'badKey' }, 'unauthorized'],
    [{ kind: 'error', error: 'server' }, 'server-failed'],
    [{ kind: 'socket_reset' }, 'network'],
    [{ kind: 'body_reset' }, 'cut-response'],
    [{ kind: 'cut_json' }, 'bad-response'],
    [{ kind: 'error_in_200' }, 'provider'],
    [{ kind: 'hang' }, 'timeout'],
  ]
  test.each(FAULTS)('that meets %j says %s, changes nothing and is not asked again', async (fault, code) => {
    const before = withStyleFrom(board, 'read', 'earlier', { palette: [], words: ['pencil'] })
    const { context, project } = setUp(before, { timeoutSeconds: fault.kind === 'hang' ? 1 : 20 })
    fake.scenario(fault)
    await expect(readStyle(context)).rejects.toMatchObject({ code })
    expect(fake.log).toHaveLength(1)
    expect(project()).toEqual(before)
    await expectLedger()
    await readStyle(context)
    expect(fake.log).toHaveLength(2)
    expect(project().styleWords?.words).toEqual(READ)
    await expectLedger()
  })

  test('pays for nothing that could not be kept, and reads no picture that is gone', async () => {
    const { context } = setUp()
    await expect(readStyle({ ...context, unsaved: () => new AppError('no-space') })).rejects.toMatchObject({
      code: 'no-space',
    })
    const services = { ...context.services, reference: async () => undefined }
    await expect(readStyle({ ...context, services })).rejects.toMatchObject({ code: 'picture-gone' })
    expect(fake.log).toEqual([])
  })

  test('says of which pictures its words are, also where those are replaced meanwhile', async () => {
    const { context, project } = setUp()
    const agree: typeof context.agree = async (makePlan) => {
      const plan = makePlan()
      context.edit((now) => ({ ...now, style: other('new') }))
      return plan
    }
    await readStyle({ ...context, agree })
    expect(project().styleWords?.read?.from).toBe(board.style?.blob)
    expect(isOfOtherStyle(project(), 'read')).toBe(true)
    expect(isOfOtherStyle(project(), 'measured')).toBe(false)
  })

  test('is agreed to by itself: by its pictures, not by a description of the clip', () => {
    const step = { kind: 'describe', reads: 'style', shots: [] } as const
    const plans = plansFor(board, step, {})
    expect(plans).toEqual([readStylePlan(board)])
    expect(plans.flatMap(picturesOf).map(({ blob }) => blob)).toEqual([board.style?.blob])
    const described = withAgreement(board, 'h', plansFor(board, { kind: 'describe', shots: [] }, {}))
    expect(isAgreed(described, 'h', plans)).toBe(false)
    expect(isAgreed(withAgreement(described, 'h', plans), 'h', plans)).toBe(true)
  })

  test('that was cut off can go on, while there is a style picture', () => {
    const note = {
      kind: 'describe',
      engine: 'openrouter',
      reads: 'style',
      startedAt: 1,
      waiting: [],
      inFlight: [],
    } as const
    expect(brokenJob(note, board)).toEqual({ kind: 'describe', reads: 'style', paid: true, left: [] })
    const { style: _, ...without } = board
    expect(brokenJob(note, without)).toBeUndefined()
  })
})

describe('the words of a style', () => {
  const read = (project: Project, ...words: string[]) =>
    withStyleFrom(project, 'read', styleOf(project, 'read'), { palette: [], words })
  const measured = (project: Project, palette: string[], words: string[]) =>
    withStyleFrom(project, 'measured', styleOf(project, 'measured'), { palette, words }, ['fine grain'])

  test('that a person wrote stay when they are read or measured again', () => {
    const first = measured(read(board, 'ink', 'flat'), ['#112233'], ['fine grain'])
    expect(first.styleWords).toMatchObject({ palette: ['#112233'], words: ['ink', 'flat', 'fine grain'] })
    expect(first.styleWords).not.toHaveProperty('byHand')
    const edited = withStyleWords(first, {
      words: ['ink', 'mine', 'fine grain'],
      palette: ['#112233', '#abcdef'],
    })
    expect(edited.styleWords?.byHand).toBe(true)
    const again = measured(read(edited, 'pencil'), ['#445566'], ['coarse grain'])
    expect(again.styleWords?.words).toEqual(['mine', 'pencil', 'coarse grain'])
    expect(again.styleWords?.palette).toEqual(['#445566', '#abcdef'])
    expect(toldStyle(again.styleWords)).toContain('mine; pencil; coarse grain')
    expect(saidByHand(again.styleWords ?? { palette: [], words: [] })).toEqual({
      palette: ['#abcdef'],
      words: ['mine'],
      without: { palette: [], words: [] },
    })
  })

  test('of a project that does not know where they came from are replaced as before', () => {
    const styleWords = { palette: ['#000000'], words: ['mine', 'fine grain'], byHand: true as const }
    const now = measured({ ...board, styleWords }, ['#445566'], ['coarse grain'])
    expect(now.styleWords).toMatchObject({ palette: ['#445566'], words: ['mine', 'coarse grain'] })
  })

  test('are none once a person has taken all away, and nothing was read', () => {
    expect(withStyleWords(withStyleWords(board, { words: ['ink'] }), { words: [] })).toEqual(board)
    const emptied = withStyleWords(read(board, 'ink'), { words: [] })
    expect(emptied.styleWords).toMatchObject({ words: [], byHand: true, read: { words: ['ink'] } })
    expect(toldStyle(emptied.styleWords)).toBe('')
  })

  test('are of other pictures once a style picture is replaced, added or taken away', () => {
    const now = measured(read(board, 'ink'), ['#112233'], [])
    expect([isOfOtherStyle(now, 'read'), isOfOtherStyle(now, 'measured')]).toEqual([false, false])
    const replaced = { ...now, style: other('new') }
    expect([isOfOtherStyle(replaced, 'read'), isOfOtherStyle(replaced, 'measured')]).toEqual([true, true])
    const added = { ...now, moreStyles: [{ ...other('more'), id: 'm' as StyleId }] }
    expect([isOfOtherStyle(added, 'read'), isOfOtherStyle(added, 'measured')]).toEqual([true, false])
    const { style: _, ...without } = now
    expect(isOfOtherStyle(without, 'read')).toBe(false)
    expect(isOfOtherStyle(board, 'read')).toBe(false)
  })
})
