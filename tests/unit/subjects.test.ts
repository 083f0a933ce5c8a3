import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { CropId, FrameId, SubjectId } from '../../src/domain/ids.ts'
import { LIMITS } from '../../src/domain/project/limits.ts'
import type { Project } from '../../src/domain/project/project.ts'
import { parseProject } from '../../src/domain/project/schema.ts'
import { undone } from '../../src/domain/project/undo.ts'
import {
  withAspect,
  withCrop,
  withCropFirst,
  withLabel,
  withoutCrop,
  withoutSubject,
  withSubject,
  withSubjectMoved,
} from '../../src/domain/scene/edit-subjects.ts'
import { withFound } from '../../src/domain/scene/found-subjects.ts'
import { withStyleWords } from '../../src/domain/scene/style-words.ts'
import { makeProject, makeShot } from '../fixtures/make-project.ts'

const FULL: Project = JSON.parse(
  readFileSync(new URL('../fixtures/projects/v18.json', import.meta.url), 'utf8'),
)
const many = <T>(count: number, one: (i: number) => T) => Array.from({ length: count }, (_, i) => one(i))
const w = (id: string) => id as SubjectId
const labels = ({ people = [] }: Project) => people.map(({ label }) => label)
const [fox] = FULL.people ?? []
const withFox = (change: object) => ({ ...FULL, people: [{ ...fox, ...change }] })
const cropped = (change: object) => withFox({ crops: [{ ...fox?.crops?.[0], ...change }] })

describe('a project with who and where', () => {
  it('is read whole', () => expect(parseProject(FULL)).toEqual({ project: FULL }))

  it.each([
    ['too many people', { ...FULL, people: many(LIMITS.subjects + 1, (i) => ({ id: `p${i}`, label: 'A' })) }],
    [
      'too many crops',
      withFox({ crops: many(LIMITS.crops + 1, (i) => ({ ...fox?.crops?.[0], id: `c${i}` })) }),
    ],
    ['nobody’s name', withFox({ label: ' ' })],
    ['no name', withFox({ label: undefined })],
    ['one id twice', { ...FULL, things: [{ id: 'w1', label: 'A' }] }],
    ['a crop outside its frame', cropped({ rectangle: { x: 0.8, y: 0, width: 0.5, height: 1 } })],
    ['a colour that is none', { ...FULL, styleWords: { palette: ['red'], words: [] } }],
    ['too many words of a style', { ...FULL, styleWords: { palette: [], words: many(21, String) } }],
  ])('is refused with %s', (_, record) => expect(parseProject(record)).toHaveProperty('fault'))

  it('is cut to the limits, and keeps only what its list says', () => {
    const long = { ...FULL, places: [{ ...FULL.places?.[0], look: 'x'.repeat(5000), wears: 'A hat.' }] }
    const parsed = parseProject(long)
    const [place] = ('project' in parsed && parsed.project.places) || []
    expect(place?.look).toHaveLength(LIMITS.about)
    expect(place).not.toHaveProperty('wears')
  })
})

describe('editing who and where', () => {
  const shots = [
    makeShot('s1', { cast: ['Mika', 'Keeper'], place: 'Quay' }),
    makeShot('s2', { cast: ['mika'], things: ['Lantern'] }),
    makeShot('s3', { cast: ['Keeper'] }),
  ]
  const board = makeProject({
    shots,
    shelf: [makeShot('s0', { cast: ['Mika'] })],
    people: [
      { id: w('a'), label: 'Mika', look: 'A fox.' },
      { id: w('b'), label: 'Keeper' },
    ],
    places: [{ id: w('q'), label: 'Quay' }],
  })

  it('adds under the first label that is free, and no more than the limit', () => {
    const added = withSubject(board, 'people', w('c'), [' ', 'KEEPER', 'Person 3'])
    expect(labels(added)).toEqual(['Mika', 'Keeper', 'Person 3'])
    expect(withSubject(board, 'people', w('c'), ['mika '])).toBe(board)
    const full = makeProject({ people: many(LIMITS.subjects, (i) => ({ id: w(`p${i}`), label: `P${i}` })) })
    expect(withSubject(full, 'people', w('c'), ['New'])).toBe(full)
  })

  it('renames in the shots that name it, and on the shelf, and nowhere else', () => {
    const renamed = withLabel(board, w('a'), ' Mika Fox ')
    expect(renamed.shots.map(({ cast }) => cast)).toEqual([['Mika Fox', 'Keeper'], ['Mika Fox'], ['Keeper']])
    expect(renamed.shelf[0]?.cast).toEqual(['Mika Fox'])
    expect(renamed.people?.[0]).toMatchObject({ label: 'Mika Fox', byHand: true })
    expect(withLabel(board, w('q'), 'Pier').shots[0]?.place).toBe('Pier')
    expect(withLabel(board, w('a'), 'keeper')).toBe(board)
    expect(withLabel(board, w('a'), '  ')).toBe(board)
  })

  it('remembers what was taken off until it is added again', () => {
    const removed = withoutSubject(withoutSubject(board, w('a')), w('b'))
    expect(removed).not.toHaveProperty('people')
    expect(removed.leftOut).toEqual(['Mika', 'Keeper'])
    expect(removed.shots).toEqual(shots)
    expect(withSubject(removed, 'people', w('c'), ['mika']).leftOut).toEqual(['Keeper'])
    expect(withLabel(withoutSubject(board, w('a')), w('b'), 'Mika').leftOut).toEqual(['Keeper'])
  })

  it('says, moves and crops, all as by hand', () => {
    expect(withAspect(board, w('b'), 'wears', 'A coat.').people?.[1]).toEqual({
      id: 'b',
      label: 'Keeper',
      wears: 'A coat.',
      byHand: true,
    })
    expect(withAspect(board, w('a'), 'look', '').people?.[0]).not.toHaveProperty('look')
    expect(labels(withSubjectMoved(board, w('a'), 1))).toEqual(['Keeper', 'Mika'])
    expect(withSubjectMoved(board, w('a'), -1)).toBe(board)
    const crop = (id: string) => ({
      id: id as CropId,
      frame: 'f' as FrameId,
      rectangle: { x: 0, y: 0, width: 1, height: 1 },
    })
    const two = withCrop(withCrop(board, w('a'), crop('1')), w('a'), crop('2'))
    const turned = withCropFirst(two, w('a'), '2' as CropId)
    expect(turned.people?.[0]?.crops?.map(({ id }) => id)).toEqual(['2', '1'])
    const none = withoutCrop(withoutCrop(turned, w('a'), '1' as CropId), w('a'), '2' as CropId)
    expect(none.people?.[0]).not.toHaveProperty('crops')
  })

  it('takes over what a description found, and overwrites nothing of a person’s', () => {
    let made = 0
    const found = {
      people: [
        { label: 'Keeper', look: 'A tall figure.', frame: 1 },
        { label: 'Mika', look: 'A cat.' },
        { label: 'Guest', wears: 'A cap.', frame: 7 },
      ],
      places: [],
      things: [{ label: 'Lantern' }],
    }
    const take = (project: Project) =>
      withFound(project, found, ['f1', 'f2'] as FrameId[], () => `n${made++}`)
    const edited = withAspect(board, w('a'), 'never', 'No hat.')
    const taken = take(withLabel(edited, w('q'), 'Pier'))
    expect(taken.people).toEqual([
      edited.people?.[0],
      {
        id: 'b',
        label: 'Keeper',
        look: 'A tall figure.',
        crops: [{ id: 'n0', frame: 'f2', rectangle: { x: 0, y: 0, width: 1, height: 1 } }],
      },
      { id: 'n1', label: 'Guest', wears: 'A cap.' },
    ])
    expect(taken.places?.map(({ label }) => label)).toEqual(['Pier'])
    expect(taken.things?.map(({ label }) => label)).toEqual(['Lantern'])
    expect(parseProject(taken)).toEqual({ project: taken })
    // What a person took off, or calls otherwise now, does not come back.
    expect(labels(take(withoutSubject(board, w('b'))))).toEqual(['Mika', 'Guest'])
    expect(labels(take(withLabel(board, w('b'), 'Watchman')))).toEqual(['Mika', 'Watchman', 'Guest'])
    // What nobody edited goes where it is not found any more.
    expect(take(board)).not.toHaveProperty('places')
  })

  it('is undone entry by entry: what was said of another one meanwhile stays', () => {
    const after = withAspect(board, w('a'), 'look', 'A cat.')
    const now = withSubject(withAspect(after, w('b'), 'wears', 'A coat.'), 'people', w('c'), ['Guest'])
    const back = undone(board, after, now)
    expect(back.people).toEqual([
      { id: 'a', label: 'Mika', look: 'A fox.' },
      { id: 'b', label: 'Keeper', wears: 'A coat.', byHand: true },
      { id: 'c', label: 'Guest', byHand: true },
    ])
    expect(undone(board, withoutSubject(board, w('a')), withoutSubject(board, w('a')))).toEqual(board)
    const first = makeProject({ shots })
    const added = withSubject(first, 'people', w('c'), ['Guest'])
    const more = withSubject(added, 'people', w('d'), ['Other'])
    expect(labels(undone(first, added, more))).toEqual(['Other'])
  })

  it('style words are made to fit, and are none where nothing is left', () => {
    const said = withStyleWords(makeProject(), {
      palette: ['#1D2B53', 'red', '#1d2b53'],
      words: [' ink ', '', 'ink'],
    })
    expect(said.styleWords).toEqual({ palette: ['#1d2b53'], words: ['ink'], byHand: true })
    expect(parseProject(said)).toEqual({ project: said })
    const many = withStyleWords(said, { words: Array.from({ length: 40 }, (_, i) => `${i}`.repeat(600)) })
    expect(parseProject(many)).toEqual({ project: many })
    expect(withStyleWords(withStyleWords(said, { palette: [] }), { words: [] })).not.toHaveProperty(
      'styleWords',
    )
  })

  it('renaming is taken back in the shots too', () => {
    const after = withLabel(board, w('a'), 'Rika')
    expect(undone(board, after, after)).toEqual(board)
  })
})
