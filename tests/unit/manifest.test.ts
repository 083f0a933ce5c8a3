import { describe, expect, it } from 'vitest'
import type { ReferenceEntry, ReferenceRole, ReferenceSource } from '../../src/domain/board/reference.ts'
import type { Shot, Take } from '../../src/domain/board/shot.ts'
import { isAgreed, withAgreement } from '../../src/domain/consent/agreement.ts'
import { drawPlan, plansFor } from '../../src/domain/consent/plans.ts'
import type {
  BlobId,
  CropId,
  FrameId,
  ReferenceFileId,
  ReferenceId,
  StyleId,
  SubjectId,
  TakeId,
} from '../../src/domain/ids.ts'
import type { Project } from '../../src/domain/project/project.ts'
import { continuityOf } from '../../src/domain/takes/continuity.ts'
import { type ManifestChoice, manifestFor } from '../../src/domain/takes/manifest.ts'
import { continuityName } from '../../src/ui/takes/references/continuity-name.ts'
import { makeFrame, makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

const service = { leavesDevice: true }
const drawn = (id: string, take: Partial<Take> = {}, change: Partial<Shot> = {}) =>
  makeShot(id, { takes: [{ ...makeTake(`${id}-t`, ''), ...take }], ...change })
const styles = [1, 2].map((n) => {
  return { id: `y${n}` as StyleId, blob: `yb${n}` as BlobId, name: `y${n}.png`, width: 9, height: 9 }
})
const file = { id: 'rf' as ReferenceFileId, blob: 'rfb' as BlobId, name: 'hat.png', width: 9, height: 9 }
const frames = [makeFrame(1), makeFrame(2), makeFrame(3)]
const board = (change: Partial<Project> = {}) => makeProject({ frames, ...change })

/** What is sent for a shot, as role and blob or shot, and what is not, with why. */
function rows(project: Project, id: string, choice: ManifestChoice = {}, batch: readonly string[] = []) {
  const shot = project.shots.find((one) => String(one.id) === id)
  if (!shot) throw new Error(id)
  return manifestFor(project, shot, choice, service, batch as Shot['id'][]).map(({ reference, cut }) =>
    [reference.role, reference.blob ?? `shot ${reference.shot}`, ...(cut ? [cut] : [])].join(' '),
  )
}
const entry = (n: number, role: ReferenceRole, source: ReferenceSource): ReferenceEntry => ({
  id: `r${n}` as ReferenceId,
  role,
  source,
})
const frameEntry = (n: number, frame = makeFrame(1)) => entry(n, 'place', { kind: 'frame', frame: frame.id })

describe('automatic references', () => {
  it('are who and where, how, the shot’s own moment if another, and what it follows', () => {
    const project = board({ shots: [drawn('s1'), makeShot('s2', { sourceTime: 2.9 }), makeShot('s3')] })
    const choice = { continuity: 'anchor' } as const
    expect(rows(project, 's2', choice)).toEqual([
      'identity b2',
      'style style',
      'moment b3',
      'continuity blob-s1-t',
    ])
    const [same] = [{ ...project, shots: [makeShot('s2', { sourceTime: 2.1 })] }]
    expect(rows(same, 's2')).toEqual(['identity b2', 'style style'])
  })

  it('are four at most, with further styles where there is room, and as many as the model takes', () => {
    const shots = [drawn('s1'), makeShot('s2', { sourceTime: 3 })]
    const project = board({ shots, moreStyles: styles, continuity: 'anchor' })
    expect(rows(project, 's2')).toHaveLength(4)
    expect(rows({ ...project, continuity: 'none' }, 's2')).toEqual([
      'identity b2',
      'style style',
      'moment b3',
      'style yb1',
    ])
    expect(rows(project, 's2', { limit: 2 })).toEqual([
      'identity b2',
      'style style',
      'moment b3 too-many',
      'continuity blob-s1-t too-many',
    ])
  })

  it('leave frames or the style picture away where the board or the shot says so', () => {
    const shots = [makeShot('s1', { sourceTime: 3 }), makeShot('s2', { wordsOnly: false })]
    expect(rows(board({ shots, noFrame: true }), 's1')).toEqual(['style style'])
    expect(rows(board({ shots }), 's1', { noFrame: true })).toEqual(['style style'])
    expect(rows(board({ shots, noFrame: false }), 's1', { noFrame: true })).toHaveLength(3)
    const words = board({ shots, wordsOnly: true })
    expect(rows(words, 's1')).toEqual(['identity b2', 'moment b3'])
    expect(rows(words, 's2')).toEqual(['identity b2', 'style style'])
  })

  it('are of the people whom the shot names and its place, as far as crops of them may go', () => {
    const part = (id: string, frame: number, width: number) => {
      return { id: id as CropId, frame: makeFrame(frame).id, rectangle: { x: 0, y: 0, width, height: 1 } }
    }
    const one = (label: string, ...crops: ReturnType<typeof part>[]) => {
      return { id: `w-${label}` as SubjectId, label, crops }
    }
    const project = board({
      people: [one('Ann', part('gone', 9, 1), part('ann', 1, 0.5)), one('Bo', part('bo', 3, 1)), one('Cy')],
      places: [one('Quay', part('quay', 2, 1))],
    })
    const sentFor = (shot: Partial<Shot>, change: Partial<Project> = {}, choice: ManifestChoice = {}) => {
      const all = { ...project, ...change }
      return manifestFor(all, makeShot('s1', shot), choice, service).map(
        ({ reference: { id, role, words, blob, source } }) =>
          [id, role, source?.kind, blob, words].filter(Boolean).join(' '),
      )
    }
    const style = 'style style style style'
    expect(sentFor({ cast: ['ann', 'Bo'], place: 'Quay' })).toEqual([
      'identity identity crop b1 Ann',
      style,
      'quay place frame b2 Quay',
      'bo identity frame b3 Bo',
    ])
    const plain = ['identity identity frame b2', style]
    expect(sentFor({ cast: ['Cy', 'Dee'] })).toEqual(plain)
    expect(sentFor({ cast: ['Ann'], sourceTime: 3 }, {}, { moment: 'with-style' })).toEqual([
      'moment moment frame b3',
      style,
    ])
    // The moment's own frame goes along beside a part of it, and once where it is the whole.
    expect(sentFor({ cast: ['Ann'], sourceTime: 1 })).toHaveLength(3)
    expect(sentFor({ cast: ['Bo'], sourceTime: 3 })).toEqual(['identity identity frame b3 Bo', style])
    // A frame that stays here shows nobody to a service.
    const withheld = [makeFrame(1).id]
    const less = { settings: { ...project.settings, withheld } }
    expect(sentFor({ cast: ['Ann'] }, less)).toEqual(plain)
    expect(sentFor({ cast: ['Ann'] }, { noFrame: true })).toEqual([style])
    expect(
      manifestFor(project, makeShot('s1', { cast: ['Ann'] }), {}, { leavesDevice: false })[0],
    ).toMatchObject({
      reference: { id: 'identity', blob: 'b2' },
    })
  })

  it('are the frame and the style alone for an engine that draws from those', () => {
    const shots = [makeShot('s1', { sourceTime: 3, references: [frameEntry(1)] })]
    const project = board({ shots, noFrame: true, wordsOnly: true, moreStyles: styles })
    expect(rows(project, 's1', { moment: 'with-style' })).toEqual(['moment b3', 'style style'])
  })
})

describe('continuity', () => {
  const follows = (shots: readonly Shot[], id: string, change: Partial<Project> = {}, batch: string[] = []) =>
    rows(board({ shots, ...change }), id, {}, batch).filter((row) => row.startsWith('continuity'))

  it('is none until an anchor is chosen, and then that take for every other shot', () => {
    const shots = [drawn('s1'), drawn('s2', { starred: true }), makeShot('s3')]
    const plain = [drawn('s1'), drawn('s2')]
    expect(plain.map((shot) => continuityOf(board({ shots: plain }), shot))).toEqual(['none', 'none'])
    // A star is no choice of an anchor, but is the anchor of a board that asks for one without it.
    expect(follows(shots, 's1')).toEqual([])
    expect(follows(shots, 's1', { continuity: 'anchor' })).toEqual(['continuity blob-s2-t'])
    expect(follows(shots, 's2', { continuity: 'anchor' })).toEqual([])
    expect(follows(shots, 's1', { anchor: 's1-t' as TakeId })).toEqual([])
    expect(follows(shots, 's3', { anchor: 's1-t' as TakeId })).toEqual(['continuity blob-s1-t'])
    expect(follows(shots, 's3', { continuity: 'none', anchor: 's1-t' as TakeId })).toEqual([])
  })

  it('of a board names the take that is the anchor', () => {
    const shots = [drawn('s1'), drawn('s2', { starred: true }), makeShot('s3')]
    expect(continuityName(board({ shots: [drawn('s1')] }), 'anchor')).toBe('Anchor')
    expect(continuityName(board({ shots }), 'anchor')).toBe('Anchor: Shot 2, take 1')
    const chosen = board({ shots, anchor: 's1-t' as TakeId })
    expect(continuityName(chosen, 'anchor')).toBe('Anchor: Shot 1, take 1')
    expect(continuityName(chosen, 'previous')).toBe('Previous')
  })

  it('follows the shot before only in the same place', () => {
    const at = (id: string, place?: string) => drawn(id, {}, place ? { place } : {})
    const previous = { continuity: 'previous' } as const
    const shots = [at('s1', 'bridge'), at('s2', 'bridge'), at('s3', 'attic'), at('s4'), at('s5')]
    expect(follows(shots, 's1', previous)).toEqual([])
    expect(follows(shots, 's2', previous)).toEqual(['continuity blob-s1-t'])
    for (const id of ['s3', 's4', 's5']) expect(follows(shots, id, previous)).toEqual([])
  })

  it('follows the nearest earlier shot of the same set-up, and a shot’s own way wins', () => {
    const set = (id: string, framing: 'single' | 'two-shot', change: Partial<Shot> = {}) =>
      drawn(id, {}, { framing, angle: 'low', ...change })
    const setup = { continuity: 'setup' } as const
    const shots = [set('s1', 'single'), set('s2', 'two-shot'), set('s3', 'single', { continuity: 'none' })]
    expect(follows([...shots, set('s4', 'single')], 's4', setup)).toEqual(['continuity blob-s3-t'])
    expect(follows(shots, 's3', setup)).toEqual([])
    expect(follows([...shots, drawn('s4')], 's4', setup)).toEqual([])
  })

  it('names a shot that is drawn in the same batch, and no other', () => {
    const shots = [makeShot('s1'), makeShot('s2'), makeShot('s3')]
    const anchor = { continuity: 'anchor' } as const
    expect(follows(shots, 's3', anchor)).toEqual([])
    expect(follows(shots, 's3', anchor, ['s2', 's3'])).toEqual(['continuity shot 2'])
    expect(follows(shots, 's2', anchor, ['s2', 's3'])).toEqual([])
  })
})

describe('a person’s own list', () => {
  it('is sent as it is, in its order, and cut where the model ends', () => {
    const references = [
      entry(1, 'moment', { kind: 'file', file: file.id }),
      entry(2, 'style', { kind: 'style' }),
      entry(3, 'style', { kind: 'style', style: 'y2' as StyleId }),
      entry(4, 'continuity', { kind: 'take', take: 's1-t' as TakeId }),
      frameEntry(5),
      frameEntry(6, makeFrame(3)),
    ]
    const shots = [drawn('s1'), makeShot('s2', { references })]
    const project = board({ shots, moreStyles: styles, referenceFiles: [file], continuity: 'anchor' })
    const all = ['moment rfb', 'style style', 'style yb2', 'continuity blob-s1-t', 'place b1', 'place b3']
    expect(rows(project, 's2')).toEqual(all)
    expect(rows(project, 's2', { limit: 4 })).toEqual(all.map((row, i) => (i < 4 ? row : `${row} too-many`)))
  })

  it('says of each row why it is not sent, and those that are not make room', () => {
    const references = [
      entry(1, 'continuity', { kind: 'take', take: 'gone' as TakeId }),
      entry(2, 'moment', { kind: 'file', file: 'gone' as ReferenceFileId }),
      frameEntry(3),
      entry(4, 'style', { kind: 'style' }),
      frameEntry(5, makeFrame(2)),
      frameEntry(6, makeFrame(9)),
    ]
    const project = board({ shots: [makeShot('s1', { references })] })
    const withheld = [makeFrame(1).id as FrameId]
    const less = { ...project, settings: { ...project.settings, withheld }, wordsOnly: true }
    expect(rows(less, 's1', { limit: 1 })).toEqual([
      'continuity shot undefined gone',
      'moment shot undefined gone',
      'place b1 stays-here',
      'style style words-only',
      'place b2',
      'place shot undefined gone',
    ])
  })

  it('may be empty: then nothing goes along', () => {
    const [shot] = [makeShot('s1', { references: [] })]
    expect(drawPlan(board({ shots: [shot] }), shot, {}, service).references).toEqual([])
  })

  it('loses one row where it is drawn without it', () => {
    const shot = makeShot('s1', { references: [frameEntry(1), frameEntry(2, makeFrame(2))] })
    const plan = drawPlan(board({ shots: [shot] }), shot, {}, service, { without: 'r1' })
    expect(plan.references.map(({ id }) => id)).toEqual(['r2'])
  })
})

it('consent to a part is none to the whole frame, and consent to the frame is one to its parts', () => {
  const host = 'openrouter.ai'
  const part = (x: number) =>
    entry(1, 'identity', {
      kind: 'crop',
      frame: makeFrame(1).id,
      rectangle: { x, y: 0, width: 0.5, height: 0.5 },
    })
  const withList = (...references: readonly ReferenceEntry[]) =>
    board({ shots: [makeShot('s1', { references })] })
  const plans = (project: Project) =>
    plansFor(project, { kind: 'draw', shots: project.shots.map(({ id }) => id) }, {})
  const agreedTo = (agreed: Project, asked: Project) =>
    isAgreed({ ...asked, settings: withAgreement(agreed, host, plans(agreed)).settings }, host, plans(asked))
  expect(agreedTo(withList(part(0)), withList(part(0)))).toBe(true)
  expect(agreedTo(withList(part(0)), withList(part(0.2)))).toBe(false)
  expect(agreedTo(withList(part(0)), withList(frameEntry(1)))).toBe(false)
  expect(agreedTo(withList(frameEntry(1)), withList(part(0.2)))).toBe(true)
})
