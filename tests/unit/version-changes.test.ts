import { describe, expect, it } from 'vitest'
import type { Shot } from '../../src/domain/board/shot.ts'
import { changesSince } from '../../src/domain/handover/versions/changes.ts'
import { frozenBoard } from '../../src/domain/handover/versions/freeze.ts'
import { longestRising } from '../../src/domain/handover/versions/longest-rising.ts'
import { changeText, closingOf, shortHash, subtitleOf } from '../../src/domain/handover/versions/told.ts'
import type { Version } from '../../src/domain/handover/versions/version.ts'
import type { BlobId, ShotId, VersionId } from '../../src/domain/ids.ts'
import { exportWords } from '../../src/ui/words/en/exports.ts'
import { shotListRows } from '../../workers/handover/shot-list/columns.ts'
import { makeJob } from '../fixtures/handover-job.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'
import { seeded } from '../fixtures/random.ts'

const shots = ['a', 'b', 'c', 'd', 'e'].map((id) => makeShot(id, { takes: [makeTake(`t-${id}`, 'x')] }))
const frozen = (of: readonly Shot[] = shots): Version => ({
  id: 'v' as VersionId,
  name: 'Client 1',
  at: Date.UTC(2026, 10, 3, 12),
  board: frozenBoard(makeProject({ shots: of })),
  hashes: { ['blob-t-a' as BlobId]: '0123456789abcdef'.repeat(4) },
})
const changed = (now: readonly Shot[], version = frozen()) =>
  changesSince(version, makeProject({ shots: now }))
const told = (now: readonly Shot[]) =>
  [...changed(now).shots].map(([id, change]) => [id, changeText(change, exportWords.versions)])

describe('what has changed since a version', () => {
  it('is nothing on the board that was frozen', () => {
    expect(changed(shots)).toEqual({
      since: { name: 'Client 1', at: frozen().at },
      shots: new Map(),
      gone: [],
    })
  })

  it('is told for each shot, with its number then', () => {
    const [a, b, c, d, e] = shots as [Shot, Shot, Shot, Shot, Shot]
    const now = [
      { ...a, text: 'Other', lens: 'tele' as const },
      makeShot('new'),
      { ...c, duration: 2 },
      { ...d, takes: [...d.takes, makeTake('t-2', 'x')] },
      { ...b, dialogue: '' },
      { ...e, text: 'Other', duration: 1 },
    ]
    expect(told(now)).toEqual([
      ['a', 'Changed: words, camera'],
      ['new', 'New'],
      ['c', 'Changed: length'],
      ['d', 'Changed: picture'],
      ['b', 'Moved (was 2)'],
      ['e', 'Changed: words, length (was 5)'],
    ])
  })

  it('counts shots that are omitted or gone, and those that came back as new', () => {
    const [a, b, c, d, e] = shots as [Shot, Shot, Shot, Shot, Shot]
    const locked = (list: readonly Shot[]) =>
      makeProject({
        shots: list.map((shot) => ({
          ...shot,
          number: `${shots.findIndex(({ id }) => id === shot.id) + 1}`,
        })),
        numbering: { scheme: 'plain', locked: true },
      })
    const version = { ...frozen(), board: frozenBoard(locked([a, b, { ...c, omitted: true }, d, e])) }
    const { shots: found, gone } = changesSince(version, locked([a, { ...b, omitted: true }, c, e]))
    expect([...found].map(([id, { kinds }]) => [id, kinds])).toEqual([
      ['b', ['omitted']],
      ['c', ['new']],
    ])
    expect(gone).toEqual(['2', '4'])
  })

  it('names as few shots as possible moved', () => {
    const { below } = seeded(5)
    for (let round = 0; round < 200; round++) {
      const list = Array.from({ length: below(9) }, (_, i) => i).sort(() => below(3) - 1)
      const found = longestRising(list)
      expect(found).toEqual([...found].sort((x, y) => x - y))
      const longest = Array.from({ length: 2 ** list.length }, (_, set) =>
        list.filter((_, i) => set & (1 << i)),
      )
        .filter((part) => part.every((value, i) => i === 0 || value > (part[i - 1] ?? 0)))
        .reduce((most, { length }) => Math.max(most, length), 0)
      expect(found).toHaveLength(longest)
    }
  })
})

describe('what files tell of versions', () => {
  const version = frozen()
  const now = shots.slice(1).map((shot, i) => (i === 0 ? { ...shot, text: 'Other' } : shot))
  const changes = changed(now)
  const plain = makeJob({ project: { shots: now } })

  it('is nothing without one', () => {
    expect([subtitleOf(plain), closingOf(plain)]).toEqual(['Storyboard', undefined])
    expect(shotListRows(plain)[0]).not.toContain('Changed')
  })

  it('is its name, the hash of each picture, and where it is signed', () => {
    const job = makeJob({ project: { ...version.board }, job: { version } })
    expect(subtitleOf(job)).toBe('Storyboard, version “Client 1”')
    expect(shortHash(job, 'a' as ShotId)).toBe('0123456789ab')
    expect(shortHash(job, 'b' as ShotId)).toBeUndefined()
    const { approval, pictures, changes: none } = closingOf(job) ?? {}
    expect(approval?.fields).toEqual(['Name', 'Date', 'Signature'])
    expect(approval?.about).toMatch(/^Version “Client 1”, frozen .*2026/)
    expect([pictures?.rows, none]).toEqual([[{ shot: '1', hash: '0123456789ab' }], undefined])
  })

  it('is what has changed, in a line for each kind and a column of the shot list', () => {
    const job = makeJob({ project: { shots: now }, job: { changes } })
    expect(subtitleOf(job)).toBe('Storyboard, with what has changed since “Client 1”')
    expect(subtitleOf({ ...job, addendum: true })).toMatch('addendum to “Client 1”')
    expect(closingOf(job)?.changes?.lines).toEqual(['Changed: 1.', 'Omitted: 1.'])
    const rows = shotListRows(job)
    expect(rows.map((row) => row.at(-1))).toEqual(['Changed', 'Changed: words (was 2)', '', '', ''])
  })
})
