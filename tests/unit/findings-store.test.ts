import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SHOT_FIELD_ROWS } from '../../src/domain/board/shot-fields.ts'
import { placeKey, placeOf } from '../../src/domain/findings/finding-place.ts'
import { findingsOf } from '../../src/domain/findings/findings.ts'
import type { ProjectId, ShotId } from '../../src/domain/ids.ts'
import { useAppStore } from '../../src/store/app/store.ts'
import { editShotText } from '../../src/store/board/edits.ts'
import { fixFinding, leaveFinding, useFindings, watchFindings } from '../../src/store/findings/store.ts'
import { showNewProject } from '../../src/store/project/session.ts'
import { makeProject, makeShot } from '../fixtures/make-project.ts'
import 'fake-indexeddb/auto'

vi.hoisted(() => vi.stubGlobal('navigator', { onLine: true }))
// A browser that is never idle before the limit.
const requestIdleCallback = (run: () => void, { timeout }: { timeout: number }) => setTimeout(run, timeout)
vi.stubGlobal('requestIdleCallback', requestIdleCallback)
vi.stubGlobal('window', { requestIdleCallback })

const id = 's1' as ShotId
const shots = [
  makeShot('s1', {
    text: 'A fox waits on the quay while the gulls are asleep.',
    duration: 0.5,
    size: 'wide',
  }),
  makeShot('s2', { text: 'She is in a hurry to the boat.', size: 'extreme-close', lens: 'ultra-wide' }),
]
const codes = () => useFindings.getState().findings.map(({ found }) => found.code)

beforeEach(async () => {
  await showNewProject(makeProject({ id: `p${Math.random()}` as ProjectId, shots }))
  watchFindings()
  await vi.waitFor(() => expect(codes()).toContain('hurried'))
})
afterEach(() => void vi.useRealTimers())

describe('the place of a finding', () => {
  it('is at the field that it is about, or before the later shot of a cut', () => {
    const { findings } = findingsOf(makeProject({ shots }))
    const places = Object.fromEntries(findings.map((one) => [one.found.code, placeOf(one)]))
    expect(places).toMatchObject({
      hurried: { shot: 's1', field: 'duration' },
      'lens-wide': { shot: 's2', field: 'lens' },
      'opens-with': { shot: 's2', field: 'text' },
      leap: { shot: 's2' },
    })
    expect(places.leap).not.toHaveProperty('field')
    const keys = findings.flatMap((one) => placeOf(one) ?? []).map(placeKey)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('is known for each shot, one mark a field', () => {
    const { fields, at } = useFindings.getState()
    expect(fields.get(id)).toEqual(['duration'])
    expect(fields.get('s2' as ShotId)?.toSorted()).toEqual(['lens', 'text'])
    expect(at.get(placeKey({ shot: 's2' as ShotId, field: 'lens' }))?.map(({ found }) => found.code)).toEqual(
      ['lens-wide'],
    )
    const known = new Set<string>(SHOT_FIELD_ROWS.map(([key]) => key))
    expect([...fields.values()].flat().filter((field) => !known.has(field))).toEqual([])
  })

  it('is named in the log, when it is fixed and when it is left', () => {
    const find = (code: string) => {
      const found = useFindings.getState().findings.find((one) => one.found.code === code)
      if (!found) throw new Error(code)
      return found
    }
    const hurried = find('hurried')
    if (hurried.fixes[0]) fixFinding(hurried, hurried.fixes[0])
    leaveFinding(find('leap'))
    expect(
      useAppStore
        .getState()
        .log.slice(0, 2)
        .map(({ event }) => event),
    ).toEqual([
      { code: 'finding-left', shot: '2', between: true },
      { code: 'finding-fixed', shot: '1', between: false },
    ])
  })
})

describe('counting while somebody types', () => {
  it('waits for a pause, and comes within 300 ms of the last key', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    let counts = 0
    const stop = useFindings.subscribe(() => void counts++)
    for (const text of ['The', 'They', 'They are', 'They are asleep on the quay.']) {
      editShotText(id, text)
      await vi.advanceTimersByTimeAsync(140)
    }
    expect(counts).toBe(0)
    expect(codes().filter((code) => code === 'opens-with')).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(160)
    expect(counts).toBe(1)
    expect(codes().filter((code) => code === 'opens-with')).toHaveLength(2)
    stop()
  })
})
