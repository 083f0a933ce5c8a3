import { describe, expect, it } from 'vitest'
import { withFix } from '../../src/domain/findings/apply-fix.ts'
import type { FindingCode } from '../../src/domain/findings/finding.ts'
import { findingsOf, withFindingLeft } from '../../src/domain/findings/findings.ts'
import { RULES } from '../../src/domain/findings/rules.ts'
import type { ShotId, SubjectId } from '../../src/domain/ids.ts'
import type { MeasuredPeople } from '../../src/domain/people/face-track.ts'
import type { Project, Video } from '../../src/domain/project/project.ts'
import { parseProject } from '../../src/domain/project/schema.ts'
import { undone } from '../../src/domain/project/undo.ts'
import { FINDING_CASES, shotsOf } from '../fixtures/finding-cases.ts'
import { makeProject, makeTake } from '../fixtures/make-project.ts'

/** One face, turned left. */
const ONE_LEFT: MeasuredPeople = {
  count: 1,
  tracks: [{ facing: 'left', seen: [{ time: 1, x: 0.4, y: 0.3, width: 0.1, height: 0.2 }] }],
}

/** The clip of every board: its camera holds still, and one face turns left. */
const STILL_CLIP: Video = {
  ...{ name: 'clip.mp4', bytes: 4, mime: 'video/mp4', window: { start: 0, end: 4 } },
  measured: {
    ...{ start: 0, end: 4 },
    shots: [{ start: 0, end: 4, move: 'static', speed: 0, light: 0.5, palette: [], people: ONE_LEFT }],
  },
}

const boardOf = (shots: Parameters<typeof shotsOf>[0], people: readonly string[] = []) =>
  makeProject({
    shots: shotsOf(shots),
    video: STILL_CLIP,
    ...(people.length > 0 && { people: people.map((label, i) => ({ id: `w${i}` as SubjectId, label })) }),
  })
const codesOn = (project: Project) => findingsOf(project).findings.map(({ found }) => found.code)
const keysOn = (project: Project) => findingsOf(project).findings.map(({ key }) => key)

describe.each(FINDING_CASES)('$code', ({ code, fires, silent, but, people }) => {
  const board = boardOf(fires, people)
  const found = findingsOf(board).findings.filter((finding) => finding.found.code === code)

  it('stands on its case, once', () => {
    expect(found).toHaveLength(1)
    expect(found[0]?.fixes.length).toBeGreaterThan(0)
  })

  it(`is silent with ${but}`, () => {
    expect(codesOn(boardOf(silent, people))).not.toContain(code)
  })

  it('goes with each fix, and comes back with undo', () => {
    const [finding] = found
    for (const { edit } of finding?.fixes ?? []) {
      const fixed = withFix(board, edit, () => 'new' as ShotId)
      expect(keysOn(fixed)).not.toContain(finding?.key)
      const same = findingsOf(fixed).findings.filter(
        (one) => one.found.code === code && String(one.shots) === String(finding?.shots),
      )
      expect(same).toEqual([])
      const back = undone(board, fixed, fixed)
      expect(keysOn(back)).toEqual(keysOn(board))
      expect(back.shots).toEqual(board.shots)
      expect(parseProject(JSON.parse(JSON.stringify(fixed)))).toHaveProperty('project')
    }
  })
})

describe('the rules', () => {
  it('are seventeen, and every case is one of theirs', () => {
    expect(RULES.map(({ id }) => id)).toHaveLength(17)
    const found = FINDING_CASES.flatMap(({ fires }) => findingsOf(boardOf(fires)).findings)
    expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set(RULES.map(({ id }) => id)))
  })

  it('put warnings first, then the order of the board', () => {
    const { findings } = findingsOf(
      boardOf([{ duration: 0.5 }, { duration: 0.5 }, { cast: ['Mika'], framing: 'over-shoulder' }]),
    )
    expect(findings.map(({ level, shots }) => [level, ...shots])).toEqual([
      ['warning', 's2'],
      ['note', 's0'],
      ['note', 's1'],
    ])
  })

  it('on words run for English only, and say so', () => {
    const german = findingsOf(
      boardOf([{ text: 'Der Fuchs steht auf der Brücke, then geht er in die Nacht.' }]),
    )
    expect(german).toEqual({ english: false, findings: [] })
    const words: readonly FindingCode[] = [
      'several-moments',
      'many-words',
      'opens-with',
      'close-wide',
      'insert-face',
    ]
    for (const { code, fires } of FINDING_CASES) {
      if (!words.includes(code)) continue
      const german = 'Der Fuchs und die Nacht und der Mond. '.repeat(30)
      const text = (shot: { readonly text?: string }) => `${shot.text} ${german}`
      expect(codesOn(boardOf(fires.map((shot) => ({ ...shot, text: text(shot) }))))).not.toContain(code)
    }
  })
})

describe('left as it is', () => {
  const board = boardOf([{ duration: 0.5 }, { duration: 0.6 }])
  const [first, second] = findingsOf(board).findings
  const left = withFindingLeft(board, first?.key ?? '')

  it('is not found again, whatever else changes', () => {
    expect(keysOn(left)).toEqual([second?.key])
    const [shot, ...others] = left.shots
    if (!shot) throw new Error('no shot')
    expect(keysOn({ ...left, shots: [{ ...shot, beat: 'Why' }, ...others] })).toEqual([second?.key])
    expect(parseProject(JSON.parse(JSON.stringify(left)))).toEqual({ project: left })
  })

  it('comes back when a field that was read changes, and with undo', () => {
    const [shot, ...others] = left.shots
    if (!shot) throw new Error('no shot')
    expect(codesOn({ ...left, shots: [{ ...shot, duration: 0.4 }, ...others] })).toEqual([
      'hurried',
      'hurried',
    ])
    expect(keysOn(undone(board, left, left))).toEqual(keysOn(board))
  })

  it('is forgotten once it is no longer found', () => {
    const [, shot] = left.shots
    if (!shot) throw new Error('no shot')
    const without = { ...left, shots: [shot] }
    expect(withFindingLeft(without, second?.key ?? '').leftFindings).toEqual([second?.key])
  })
})

it('merging keeps the pictures of both shots', () => {
  const twice = FINDING_CASES.find(({ code }) => code === 'said-twice')
  const board = makeProject({
    shots: shotsOf(twice?.fires ?? []).map((shot, i) => ({ ...shot, takes: [makeTake(`t${i}`, shot.text)] })),
  })
  const merge = findingsOf(board).findings.find(({ found }) => found.code === 'said-twice')?.fixes[0]
  if (!merge) throw new Error('no fix')
  const merged = withFix(board, merge.edit, () => 'new' as ShotId)
  expect(merged.shots.map(({ takes }) => takes.map(({ id }) => id))).toEqual([['t0', 't2'], ['t1']])
  expect(undone(board, merged, merged).shots).toEqual(board.shots)
})
