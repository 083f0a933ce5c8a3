import { beforeEach, expect, test, vi } from 'vitest'
import type { ProjectId, ShotId } from '../../src/domain/ids.ts'
import { AppError } from '../../src/lib/errors.ts'
import { makeProject } from '../fixtures/make-project.ts'

vi.stubGlobal('window', new EventTarget())
vi.stubGlobal('navigator', { onLine: true })
vi.stubGlobal('document', { createElement: () => ({ click: () => undefined }) })

const { clearLog, linesOf, log, useAppStore } = await import('../../src/store/app/store.ts')
const { dismissOnBoard, hasUnsavedAnswer, useAnswerStore } = await import(
  '../../src/store/takes/unsaved-answers.ts'
)
const { dismissAnswer, keepAnswers } = await import('../../src/store/takes/keep-answers.ts')
const { clearProblem } = await import('../../src/store/jobs/problems.ts')
const { saveCame } = await import('../../src/store/handover/downloads.ts')
const { showShot, useJobStore } = await import('../../src/store/jobs/store.ts')
const { NOTHING_OPEN, useProjectStore } = await import('../../src/store/project/store.ts')
const { eventText } = await import('../../src/ui/words/log-text.ts')
const { watchProject } = await import('../../src/store/project/watch-project.ts')

const pilot = makeProject()
const other = makeProject({ id: 'p2' as ProjectId })
const shownIn = (id?: ProjectId) =>
  linesOf(useAppStore.getState().log, id).map(({ event }) => eventText(event))

beforeEach(() => {
  useAppStore.setState({ log: [] })
  useProjectStore.setState(NOTHING_OPEN)
  useJobStore.setState({ shots: {}, shelved: [], job: undefined })
})

test('a line belongs to the project that was open; what is about none stands in each', () => {
  log({ code: 'signed-in' })
  useProjectStore.setState({ project: pilot })
  log({ code: 'shot-drawn', number: '1', ms: 1000 })
  useProjectStore.setState({ project: other })
  log({ code: 'shot-drawn', number: '7', ms: 1000 })
  expect(shownIn(other.id)).toEqual(['Shot 7 drawn in 1.0 s', 'Signed in with OpenRouter'])
  expect(shownIn(pilot.id)).toEqual(['Shot 1 drawn in 1.0 s', 'Signed in with OpenRouter'])
  clearLog(other.id)
  expect(shownIn(other.id)).toEqual([])
  expect(shownIn(pilot.id)).toEqual(['Shot 1 drawn in 1.0 s'])
})

test('an answer that could not be shown waits until it is saved, on a card or above the board', () => {
  const answer = () => ({ file: { bytes: new Uint8Array([1]), type: 'image/svg+xml' } })
  const onCard = answer()
  expect(hasUnsavedAnswer()).toBe(false)
  const problem = { code: 'picture-not-shown', came: onCard } as const
  useJobStore.setState({ shots: { ['s1' as ShotId]: { status: 'failed', kind: 'draw', problem } } })
  expect(hasUnsavedAnswer()).toBe(true)
  saveCame(onCard, { answer: 'answer' })
  expect(hasUnsavedAnswer()).toBe(false)
  const above = answer()
  useProjectStore.setState({ problems: { shots: { code: 'picture-not-shown', came: above } } })
  expect(hasUnsavedAnswer()).toBe(true)
  saveCame(above, { answer: 'answer' })
  expect(hasUnsavedAnswer()).toBe(false)
  // A link is offered to open; it holds no data that leaving the page would lose.
  useProjectStore.setState({
    problems: { shots: { code: 'picture-elsewhere', came: { link: 'https://a.b/c' } } },
  })
  expect(hasUnsavedAnswer()).toBe(false)
})

test('an answer to save stays when another call, another problem or another project takes its place', () => {
  keepAnswers()
  const shot = 's1' as ShotId
  const answer = (byte: number) => ({ file: { bytes: new Uint8Array([byte]), type: 'image/svg+xml' } })
  const put = (came: ReturnType<typeof answer>) => {
    const error = new AppError('picture-not-shown', undefined, { came })
    showShot(shot, { status: 'failed', kind: 'draw', error })
  }
  const left = () => useAnswerStore.getState().left.map(({ problem, project }) => [problem.came, project])
  const [onCard, above, saved, closed] = [answer(1), answer(2), answer(3), answer(4)]
  useProjectStore.setState({ project: pilot })
  put(onCard)
  expect(left()).toEqual([])
  showShot(shot, { status: 'waiting' })
  expect(left()).toEqual([[onCard, pilot.name]])
  // Its shot was deleted: it stands above the board, until the next job clears that place.
  useProjectStore.setState({ project: { ...pilot, shots: [] } })
  put(above)
  showShot(shot, { status: 'idle' })
  clearProblem('shots')
  useProjectStore.setState({ project: pilot })
  put(saved)
  saveCame(saved, { answer: 'answer' })
  showShot(shot, { status: 'idle' })
  put(closed)
  useProjectStore.setState({ ...NOTHING_OPEN, project: other })
  useJobStore.setState({ shots: {} })
  expect(left()).toEqual([
    [onCard, pilot.name],
    [above, pilot.name],
    [closed, pilot.name],
  ])
  expect(hasUnsavedAnswer()).toBe(true)
  for (const one of useAnswerStore.getState().left) dismissAnswer(one)
  expect(hasUnsavedAnswer()).toBe(false)
})

test('what came and was dismissed above the board does not come back', () => {
  keepAnswers()
  const came = { file: { bytes: new Uint8Array([5]), type: 'image/svg+xml' } }
  useProjectStore.setState({ project: pilot, problems: { shots: { code: 'picture-not-shown', came } } })
  dismissOnBoard()
  expect(useProjectStore.getState().problems.shots).toBeUndefined()
  expect(useAnswerStore.getState().left).toEqual([])
})

test('the word on what came late ends with the next change of the shelf, once no job runs', () => {
  watchProject()
  const shelve = (count: number) =>
    useProjectStore.setState({ project: { ...pilot, shelf: pilot.shots.slice(0, count) } })
  const shelved = ['s1' as ShotId]
  shelve(0)
  const job = {
    kind: 'draw',
    engine: 'sketch',
    doing: { code: 'draw' },
    done: 0,
    total: 1,
    startedAt: 0,
  } as const
  useJobStore.setState({ job, shelved })
  shelve(1)
  expect(useJobStore.getState().shelved).toEqual(shelved)
  useJobStore.setState({ job: undefined })
  useProjectStore.setState({
    project: { ...pilot, shelf: useProjectStore.getState().project?.shelf ?? [], name: 'B' },
  })
  expect(useJobStore.getState().shelved).toEqual(shelved)
  shelve(2)
  expect(useJobStore.getState().shelved).toEqual([])
})

test('a line keeps no secret among its values, however deep', () => {
  const why = { code: 'failure', failure: 'bug', why: 'the key sk-or-v1-abcdef0123456789' } as const
  log({ code: 'player-seeks', why })
  const line = useAppStore.getState().log[0]
  expect(JSON.stringify(line)).not.toContain('sk-or')
  expect(line && eventText(line.event)).toBe(
    "The decoders gave up (bug: the key [hidden]): the page's player seeks, roughly",
  )
})
