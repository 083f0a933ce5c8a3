import { describe, expect, it } from 'vitest'
import type { ReferenceEntry, SentReference } from '../../src/domain/board/reference.ts'
import type { DrawnReceipt, Shot, Take } from '../../src/domain/board/shot.ts'
import { shownFields } from '../../src/domain/board/shown-fields.ts'
import { identityFrame } from '../../src/domain/clip/frames.ts'
import { factsOf } from '../../src/domain/engines/engine-choice.ts'
import type { EngineId } from '../../src/domain/engines/engines.ts'
import type {
  BlobId,
  CropId,
  FrameId,
  ReferenceId,
  ShotId,
  StyleId,
  SubjectId,
  TakeId,
} from '../../src/domain/ids.ts'
import type { Project } from '../../src/domain/project/project.ts'
import { asBegun, begunWith, changesOfBatch } from '../../src/domain/takes/begun.ts'
import { digestsOf } from '../../src/domain/takes/choices.ts'
import { madeFrom, withOrigin } from '../../src/domain/takes/made-from.ts'
import { manifestFor, sentOf } from '../../src/domain/takes/manifest.ts'
import type { PictureWish } from '../../src/domain/takes/mark.ts'
import type { PlannedReference } from '../../src/domain/takes/planned-reference.ts'
import { staleTakes } from '../../src/domain/takes/staleness.ts'
import { withStar, withTake } from '../../src/domain/takes/takes.ts'
import { toDraw } from '../../src/domain/takes/to-draw.ts'
import { makeFrame, makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

/** Sketch reads no names. */
const UNREAD = { sketched: '', sketched1: '' } as const

const MODEL = 'maker/painter'
const shot = makeShot('s1', { size: 'wide', cast: ['Ann'], keep: ['the hat'], sourceTime: 1 })
const ann = { id: 'a' as SubjectId, label: 'Ann', look: 'Red hair.' }
const bo = { id: 'b' as SubjectId, label: 'Bo', look: 'A beard.' }
const people = [ann, bo]
const project = makeProject({ shots: [shot], people })
const rectangle = { x: 0, y: 0, width: 0.5, height: 0.5 }
const crop = { id: 'c' as CropId, frame: project.frames[0]?.id as FrameId, rectangle }
/** With a key, and everything else left to the app. */
const wish: PictureWish = { engine: 'openrouter', model: '', shape: '' }

/** A take as the app draws it now: `change` says what of its receipt is another. */
function drawnBy(engine: EngineId, change: Partial<Take['receipt']> = {}): Take {
  const take = makeTake(`by-${engine}`, shot.text)
  const receipt = {
    ...take.receipt,
    engine,
    model: engine === 'sketch' ? 'Sketch 4' : MODEL,
    fields: shownFields(shot, engine),
    references: [{ role: 'identity' as const, time: 4 / 3 }, { role: 'style' as const }],
    digests: digestsOf({ project, shot, wish, engine }),
    ...change,
  }
  return { ...take, receipt } as Take
}

const sketched = drawnBy('sketch')
const painted = drawnBy('openrouter')
const { fields: _, digests: __, ...early } = painted.receipt as never as Record<string, unknown>
const KINDS = {
  painted,
  sketched,
  /** Its model is an earlier one, because the app got a new one. */
  sketched1: drawnBy('sketch', { model: 'Sketch 1' }),
  /** With the shot's fields, and without digests. */
  older: { ...painted, receipt: { ...painted.receipt, digests: undefined } } as unknown as Take,
  /** With the shot's text alone. */
  oldest: { ...painted, receipt: early } as unknown as Take,
  /** By a model that takes two pictures, so that the moment's frame is none of them. */
  byTwo: drawnBy('openrouter', {
    digests: digestsOf({ project, shot, wish, engine: 'openrouter', limit: 2 }),
  }),
  own: { ...painted, receipt: { file: 'fox.heic', number: '1', at: 1 } } as Take,
  upscaled: {
    ...painted,
    upscaled: { blob: 'large' as BlobId, scale: 2, model: 'fast', backend: 'cpu', ms: 1 },
  } as Take,
} as const
type Kind = keyof typeof KINDS

interface Now {
  readonly shot?: Partial<Shot>
  readonly project?: Partial<Project>
  readonly wish?: Partial<PictureWish>
}

function judge(take: Take, now: Now): string {
  const board = { ...project, shots: [{ ...shot, ...now.shot, takes: [take] }], ...now.project }
  const changes = staleTakes(board, { ...wish, ...now.wish }).get(take.id) ?? []
  return changes.join(' ')
}

const [, second] = project.frames
const video = { ...project.video, name: 'other.mp4' } as Project['video'] & object

/** Each change that a person can make, and what each kind of take says of it; '' is fresh. */
const BY_A_PERSON: readonly (readonly [string, Now, Partial<Record<Kind, string>> & { all?: string }])[] = [
  ['the text', { shot: { text: 'New.' } }, { all: 'text', own: '' }],
  ['the camera', { shot: { size: 'close' } }, { all: 'camera', oldest: '', own: '' }],
  ['a move', { shot: { move: 'arc' } }, { all: 'camera', oldest: '', own: '' }],
  ['the cast', { shot: { cast: ['Bo'] } }, { all: 'cast', oldest: '', own: '', ...UNREAD }],
  ['the place', { shot: { place: 'A bridge' } }, { all: 'cast', oldest: '', own: '', ...UNREAD }],
  ['what must stay', { shot: { keep: [] } }, { all: 'text', oldest: '', own: '', ...UNREAD }],
  [
    'the moment, to that of another frame',
    { shot: { sourceTime: 3 } },
    { painted: 'moment', upscaled: 'moment', sketched: 'moment', sketched1: 'moment' },
  ],
  [
    'the moment, to another one of the same frame',
    { shot: { sourceTime: 1.2 } },
    { sketched: 'moment', sketched1: 'moment' },
  ],
  [
    'dialogue, sound, duration, beat',
    { shot: { dialogue: 'Go!', sound: 'wind', duration: 9, beat: 'x' } },
    {},
  ],
  [
    'what is said of a person in the shot',
    { project: { people: [{ ...ann, wears: 'A coat.' }, bo] } },
    { painted: 'who', upscaled: 'who' },
  ],
  [
    'what is said of a person, a place and a thing that the shot does not name',
    {
      project: {
        people: [ann, { ...bo, look: 'Shaved.' }],
        places: [{ id: 'p' as SubjectId, label: 'Quay', look: 'Stone.' }],
        things: [{ id: 't' as SubjectId, label: 'Lantern', look: 'Brass.' }],
      },
    },
    {},
  ],
  [
    'a crop by hand of a person in the shot',
    { project: { people: [{ ...ann, crops: [{ ...crop, byHand: true }] }, bo] } },
    { painted: 'who', upscaled: 'who' },
  ],
  ['the order of the people', { project: { people: [bo, ann] } }, {}],
  ['the scene', { project: { context: 'A fox sleeps.' } }, { painted: 'scene', upscaled: 'scene' }],
  [
    'the style picture',
    { project: { style: { blob: 'other' as BlobId, name: 'o.png', width: 1, height: 1 } } },
    { painted: 'style', upscaled: 'style', sketched: 'style', sketched1: 'style' },
  ],
  [
    'the clip',
    { project: { video } },
    { painted: 'clip', upscaled: 'clip', sketched: 'clip', sketched1: 'clip' },
  ],
  [
    'the frame',
    { project: { identityFrame: second?.id as FrameId } },
    { painted: 'frame', upscaled: 'frame' },
  ],
  [
    'a further style picture',
    {
      project: {
        moreStyles: [{ id: 'm' as StyleId, blob: 'more' as BlobId, name: 'm.png', width: 1, height: 1 }],
      },
    },
    { painted: 'style', upscaled: 'style' },
  ],
  [
    'the words of the style',
    { project: { styleWords: { palette: ['#1d2b53'], words: [] } } },
    { painted: 'style-words', upscaled: 'style-words' },
  ],
  [
    'the hand that Sketch draws with',
    { project: { styleWords: { palette: [], words: ['pencil'] } } },
    { painted: 'style-words', sketched: 'style-words', sketched1: 'style-words', upscaled: 'style-words' },
  ],
  [
    'a word that was read from the style picture, taken away',
    { project: { styleWords: { palette: [], words: [], read: { from: 's', palette: [], words: ['ink'] } } } },
    { painted: 'style-words', upscaled: 'style-words' },
  ],
  ['words only, for the board', { project: { wordsOnly: true } }, { painted: 'style', upscaled: 'style' }],
  ['words only, for the shot', { shot: { wordsOnly: true } }, { painted: 'style', upscaled: 'style' }],
  [
    'a list of references of their own',
    { shot: { references: [{ id: 'r' as ReferenceId, role: 'style', source: { kind: 'style' } }] } },
    { painted: 'references', upscaled: 'references' },
  ],
  [
    'the frame, and the list that is drawn from instead of it',
    { shot: { references: [] }, project: { identityFrame: second?.id as FrameId } },
    { painted: 'references', upscaled: 'references' },
  ],
  ['continuity', { project: { continuity: 'previous' } }, { painted: 'references', upscaled: 'references' }],
  ['no frame', { project: { noFrame: true } }, { painted: 'references', upscaled: 'references' }],
  ['the model', { wish: { model: 'maker/other' } }, { painted: 'model', upscaled: 'model' }],
  ['the format', { wish: { shape: '1:1' } }, { painted: 'shape', upscaled: 'shape' }],
  [
    'the engine, to Sketch',
    { wish: { engine: 'sketch' } },
    { painted: 'engine', upscaled: 'engine', sketched: '', sketched1: '' },
  ],
  [
    'two things',
    { shot: { text: 'New.' }, wish: { shape: '1:1' } },
    { all: 'text', painted: 'text shape', upscaled: 'text shape', own: '' },
  ],
]

/** A take of Sketch is told by its engine as well, where a key is there. */
const withEngine = (kind: Kind, now: Now, said: string) => {
  const wanted = now.wish && 'engine' in now.wish ? now.wish.engine : wish.engine
  const bySketch = kind === 'sketched' || kind === 'sketched1'
  return bySketch && wanted === 'openrouter' ? `${said} engine`.trim() : said
}

/** What is said of a kind of take; a model of two pictures differs in the moment alone. */
const saidOf = (kind: Kind, said: Partial<Record<Kind, string>> & { all?: string }) =>
  said[kind] ?? (kind === 'byTwo' && said.painted !== 'moment' ? said.painted : undefined) ?? said.all ?? ''

describe('what makes a take stale', () => {
  for (const [name, now, said] of BY_A_PERSON) {
    it(`${name}, changed by a person`, () => {
      const judged = Object.entries(KINDS).map(([kind, take]) => [kind, judge(take, now)])
      const expected = (Object.keys(KINDS) as Kind[]).map((kind) => [
        kind,
        withEngine(kind, now, saidOf(kind, said)),
      ])
      expect(Object.fromEntries(judged)).toEqual(Object.fromEntries(expected))
    })
  }

  it('nothing that a description found by itself: crops that nobody drew', () => {
    const found = { project: { people: [{ ...ann, crops: [crop] }, bo] } }
    expect(Object.values(KINDS).map((take) => judge(take, found).replace('engine', ''))).toEqual(
      Object.keys(KINDS).map(() => ''),
    )
  })

  it('a key, which makes pictures of Sketch stale, and its want, which makes none stale', () => {
    const judged = (engine: EngineId | undefined) => [
      judge(sketched, { wish: { engine } }),
      judge(painted, { wish: { engine } }),
    ]
    expect(judged('openrouter')).toEqual(['engine', ''])
    // A key that is locked or forgotten.
    expect(judged(undefined)).toEqual(['', ''])
    expect(judged('sketch')).toEqual(['', 'engine'])
  })
})

describe('a batch', () => {
  const begun = begunWith(project, wish, 'openrouter')
  const other = { blob: 'other' as BlobId, name: 'o.png', width: 1, height: 1 }

  it('is asked about for what concerns all of its pictures', () => {
    const said = (now: Partial<Project>, wanted: Partial<PictureWish> = {}) =>
      changesOfBatch({ ...project, ...now }, { ...wish, ...wanted }, begun).join(' ')
    expect(said({})).toBe('')
    expect(said({ style: other })).toBe('style')
    const own = identityFrame(project)
    const another = project.frames.find((frame) => frame !== own)
    expect(said({ identityFrame: another?.id as FrameId })).toBe('frame')
    expect(said({ identityFrame: own?.id as FrameId })).toBe('')
    expect(said({}, { engine: 'sketch' })).toBe('engine')
    expect(said({}, { model: 'maker/other' })).toBe('model')
    expect(said({}, { shape: '1:1' })).toBe('shape')
    expect(said({ styleWords: { palette: [], words: ['ink'] } })).toBe('style-words')
    expect(said({ noFrame: true })).toBe('references')
    expect(said({ continuity: 'previous' })).toBe('references')
    // Words may be edited at any time, and a key may be forgotten.
    expect(said({ context: 'New.', shots: [] })).toBe('')
    expect(said({}, { engine: undefined })).toBe('')
  })

  it('is asked about for another anchor, and for stars where they choose what goes along', () => {
    const liked = withStar({ ...project, shots: [{ ...shot, takes: [painted, sketched] }] }, painted.id, true)
    const other = withStar(withStar(liked, painted.id, false), sketched.id, true)
    const said = (then: Partial<Project>, now: Partial<Project>) =>
      changesOfBatch({ ...other, ...now }, wish, begunWith({ ...liked, ...then }, wish, 'openrouter')).join(
        ' ',
      )
    expect(said({}, {})).toBe('')
    expect(said({}, { anchor: painted.id })).toBe('references')
    expect(said({ anchor: painted.id }, { anchor: painted.id })).toBe('')
    for (const continuity of ['anchor', 'sheet'] as const)
      expect(said({ continuity }, { continuity }), continuity).toBe('references')
    // An engine without models follows no other picture.
    const sketching = begunWith({ ...liked, continuity: 'anchor' }, wish, 'sketch')
    expect(
      changesOfBatch({ ...other, continuity: 'anchor' }, { ...wish, engine: 'sketch' }, sketching),
    ).toEqual([])
  })

  it('draws with what it began with, and with the words of now', () => {
    const now: Project = {
      ...project,
      style: other,
      styleWords: { palette: [], words: ['ink'] },
      identityFrame: second?.id as FrameId,
      noFrame: true,
      continuity: 'sheet',
      anchor: painted.id,
      context: 'New.',
    }
    expect(asBegun(now, begun)).toEqual({ ...project, context: 'New.' })
    const drawn = { ...project, shots: [{ ...shot, takes: [painted, sketched] }] }
    const starred = withStar(drawn, painted.id, true)
    expect(asBegun(withStar(drawn, sketched.id, true), begunWith(starred, wish, 'openrouter'))).toEqual(
      starred,
    )
  })
})

it('drawing all is of those without a picture, those that changed, and the others but one’s own', () => {
  const shots = (['missing', 'changed', 'fresh', 'own', 'blank', 'lost', 'omitted', 'busy'] as const).map(
    (id) =>
      makeShot(id, {
        text: id === 'blank' ? ' ' : id,
        takes:
          id === 'missing'
            ? []
            : [{ ...(id === 'own' ? KINDS.own : painted), id: id as TakeId, blob: id as BlobId }],
        ...(id === 'omitted' ? { omitted: true } : {}),
      }),
  )
  const to = toDraw(
    makeProject({ shots }),
    new Set(['lost' as BlobId]),
    new Set(['changed', 'own', 'omitted'] as TakeId[]),
    new Set(['busy' as ShotId]),
  )
  const names = Object.entries(to).map(([kind, of]) => [kind, of.map(({ id }: Shot) => id)])
  expect(Object.fromEntries(names)).toEqual({
    missing: ['missing', 'lost'],
    changed: ['changed'],
    drafts: [],
    fresh: ['fresh'],
    own: ['own'],
  })
})

describe('what makes no take stale', () => {
  const READ = { from: 's', palette: ['#1d2b53'], words: ['ink'] }
  const BY_THE_APP: readonly (readonly [string, Now])[] = [
    [
      'words that a model read from the style picture',
      { project: { styleWords: { palette: ['#1d2b53'], words: ['ink'], read: READ } } },
    ],
    [
      'colours and words that were measured',
      { project: { styleWords: { palette: ['#1d2b53'], words: ['ink'], measured: READ } } },
    ],
    ['nothing', {}],
    ['another automatic frame', { project: { frames: [makeFrame(3)] } }],
    ['frames sampled again', { project: { frames: [] } }],
    ['a place of numbers, an order, a star', { shot: { number: '12' } }],
    ['another anchor', { project: { anchor: 't9' as TakeId } }],
    ['other shots', { project: { shots: [{ ...shot, takes: [painted] }, makeShot('s2')] } }],
  ]
  for (const [name, now] of BY_THE_APP) {
    it(name, () => {
      for (const take of [painted, KINDS.upscaled, KINDS.older, KINDS.oldest, KINDS.own])
        expect(judge(take, now)).toBe('')
    })
  }

  it('a wish that sends the very pictures that were sent', () => {
    const picture = ({ role, source, time }: PlannedReference) => ({
      role,
      source,
      ...(time ? { time } : {}),
    })
    const sentFor = (wanted: PictureWish) =>
      sentOf(manifestFor(project, shot, wanted, factsOf('openrouter'))).map(picture) as SentReference[]
    const drawnFor = (wanted: PictureWish) =>
      drawnBy('openrouter', {
        references: sentFor(wanted),
        digests: digestsOf({ project, shot, wish: wanted, engine: 'openrouter' }),
      })
    const list = sentFor(wish).map(({ role, source }, i) => ({ id: `r${i}` as ReferenceId, role, source }))
    const references = list as readonly ReferenceEntry[]
    expect(judge(drawnFor(wish), { project: { continuity: 'none' } })).toBe('')
    expect(judge(drawnFor(wish), { project: { noFrame: false } })).toBe('')
    expect(judge(drawnFor(wish), { shot: { references } })).toBe('')
    expect(judge(drawnFor(wish), { shot: { references: references.toReversed() } })).toBe('references')
    // An earlier version's setting of one reference, and a board that says it itself.
    const earlier = { ...wish, noFrame: true }
    expect(judge(drawnFor(earlier), { wish: earlier })).toBe('')
    expect(judge(drawnFor(earlier), { wish: earlier, project: { noFrame: true } })).toBe('')
    expect(judge(drawnFor(earlier), { wish: earlier, project: { noFrame: false } })).toBe('references')
  })

  it('a default model that follows the catalogue, or the same one chosen by hand', () => {
    const byDefault = drawnBy('openrouter', { model: 'maker/yesterday' })
    expect(judge(byDefault, {})).toBe('')
    expect(judge(byDefault, { wish: { model: 'maker/yesterday' } })).toBe('')
    expect(judge(byDefault, { wish: { model: MODEL } })).toBe('model')
    const byHand = { ...wish, model: 'maker/alias' }
    const asked = drawnBy('openrouter', {
      digests: digestsOf({ project, shot, wish: byHand, engine: 'openrouter' }),
    })
    // The service calls the model otherwise.
    expect(judge(asked, { wish: { model: 'maker/alias' } })).toBe('')
    // Back to the default, which may be any model tomorrow.
    expect(judge(asked, {})).toBe('')
  })

  it('another frame, where a crop of a person in the shot goes instead of it', () => {
    const cropped = { ...project, people: [{ ...ann, crops: [crop] }, bo] }
    const [digests, references] = [
      digestsOf({ project: cropped, shot, wish, engine: 'openrouter' }),
      [{ role: 'identity' as const, time: 4 / 3 }],
    ]
    const now = { people: cropped.people, identityFrame: second?.id as FrameId }
    expect(judge(drawnBy('openrouter', { digests, references }), { project: now })).toBe('')
  })

  it('a choice of what the app had chosen', () => {
    const [first] = project.frames
    expect(judge(painted, { project: { identityFrame: first?.id as FrameId } })).toBe('')
    expect(judge(painted, { wish: { shape: '16:9' } })).toBe('')
    const framed = { ...project, identityFrame: second?.id as FrameId }
    const chosen = drawnBy('openrouter', {
      digests: digestsOf({ project: framed, shot, wish, engine: 'openrouter' }),
      references: [{ role: 'identity', time: second?.time as number }],
    })
    expect(judge(chosen, { project: { identityFrame: second?.id as FrameId } })).toBe('')
    // Sampling again drops the choice.
    expect(judge(chosen, { project: { frames: [makeFrame(9)], identityFrame: second?.id as FrameId } })).toBe(
      '',
    )
    // Drawn without a frame, it has none to differ.
    const without = drawnBy('openrouter', { references: [{ role: 'style' }] })
    expect(judge(without, { project: { identityFrame: second?.id as FrameId } })).toBe('')
  })

  it('drawing and choosing takes of this shot or others', () => {
    const first = withTake({ ...project, shots: [shot, makeShot('s2')] }, shot, painted)
    const other = { ...painted, id: 'next' as TakeId, blob: 'next' as BlobId }
    const both = withTake(first, makeShot('s2', { text: shot.text }), other)
    const again = withTake(both, shot, { ...other, id: 'again' as TakeId })
    const back = {
      ...again,
      shots: again.shots.map((one) => ({ ...one, chosenTake: painted.id })),
    }
    for (const board of [first, both, again, back])
      expect(staleTakes({ ...board, shots: board.shots.filter(({ id }) => id === 's1') }, wish).size).toBe(0)
  })

  it('a record that has been stored and read', () => {
    const digests = digestsOf({ project, shot, wish, engine: 'openrouter' })
    expect(Object.values(digests).every((one) => /^[\w-]{1,64}$/.test(one ?? ''))).toBe(true)
    const read = JSON.parse(JSON.stringify(painted))
    expect(judge(read, {})).toBe('')
  })
})

describe('an edited take', () => {
  /** As the app makes it of a parent: by another model, from the parent alone. */
  function editOf(parent: Take, board: Project): Take {
    const made = madeFrom(board, { kind: 'edit', of: parent.id, words: 'Warmer.' })
    const receipt = {
      ...(painted.receipt as DrawnReceipt),
      model: 'maker/editor',
      prompt: 'Warmer.',
      references: [{ role: 'edit' as const, source: { kind: 'take' as const, take: parent.id } }],
    }
    const ofNow = digestsOf({ project, shot, wish, engine: 'openrouter' })
    return { ...parent, id: `edit-of-${parent.id}` as TakeId, receipt: withOrigin(receipt, ofNow, made) }
  }

  const changes = BY_A_PERSON.flatMap(([what, now]) =>
    (['painted', 'sketched', 'oldest', 'own'] as const).map((kind) => [what, kind, now] as const),
  )
  it.each(changes)('is stale after %s as its parent (%s) is, and so is an edit of it', (_, kind, now) => {
    const parent = KINDS[kind] as Take
    const drawn = { ...project, shots: [{ ...shot, takes: [parent] }] }
    const first = editOf(parent, drawn)
    const both = { ...project, shots: [{ ...shot, takes: [parent, first] }] }
    const second = editOf(first, both)
    const takes = [parent, first, second]
    const board = { ...project, shots: [{ ...shot, ...now.shot, takes }], ...now.project }
    const stale = staleTakes(board, { ...wish, ...now.wish })
    const [said, ofFirst, ofSecond] = takes.map(({ id }) => stale.get(id) ?? [])
    expect([ofFirst, ofSecond]).toEqual([said, said])
  })

  it('of the person’s own picture is never drawn over', () => {
    const own = KINDS.own
    const edit = editOf(own, { ...project, shots: [{ ...shot, takes: [own] }] })
    const board = { ...project, shots: [{ ...shot, text: 'New.', takes: [own, edit], chosenTake: edit.id }] }
    const stale = staleTakes(board, wish)
    expect(stale.size).toBe(0)
    expect(toDraw(board, new Set(), stale).own).toHaveLength(1)
  })
})
