import { describe, expect, it } from 'vitest'
import { withSoundSet } from '../../src/domain/handover/edit-sound.ts'
import { FRAME_RATES } from '../../src/domain/handover/frame-rates.ts'
import { frameTable } from '../../src/domain/handover/frame-table.ts'
import { type OwnSound, SOUND_LIMITS } from '../../src/domain/handover/own-sound.ts'
import { frozenBoard } from '../../src/domain/handover/versions/freeze.ts'
import type { BlobId } from '../../src/domain/ids.ts'
import { mediaPlaces } from '../../src/domain/library/media.ts'
import { mediaType } from '../../src/domain/library/project-file.ts'
import { blobsOf } from '../../src/domain/project/blobs.ts'
import { parseProject } from '../../src/domain/project/schema.ts'
import { undone } from '../../src/domain/project/undo.ts'
import { CLEANUPS } from '../../src/domain/takes/takes.ts'
import { readAdts } from '../../workers/handover/animatic/adts.ts'
import { boardSound } from '../../workers/handover/sound/board-sound.ts'
import { hear } from '../../workers/handover/sound/hear.ts'
import { SOUND_RATE, WAV_HEADER, wavHeader } from '../../workers/handover/sound/wav.ts'
import { makeProject, makeShot } from '../fixtures/make-project.ts'
import { openHere } from '../fixtures/open-here.ts'

const nothing = () => undefined

/** A WAV of full level in its first half and half level in its second, left and right alike. */
function wav(seconds: number, claimed = seconds): Blob {
  const frames = Math.round(seconds * SOUND_RATE)
  const samples = Int16Array.from({ length: 2 * frames }, (_, i) => (i < frames ? 32767 : 16384))
  return new Blob([wavHeader(Math.round(claimed * SOUND_RATE)), samples], { type: 'audio/wav' })
}

const sound = (change: Partial<OwnSound> = {}): OwnSound => ({
  blob: 'music' as BlobId,
  name: 'music.wav',
  bytes: 4,
  mime: 'audio/wav',
  seconds: 2,
  offset: 0,
  level: 1,
  peaks: [100, 50],
  ...change,
})
const board = (change: Partial<OwnSound> = {}) =>
  makeProject({
    sound: sound(change),
    shots: [makeShot('a', { duration: 1.5 }), makeShot('b', { duration: 1.5 })],
  })

describe('a sound file', () => {
  it('is heard through: how long it is and how loud', async () => {
    const shares: number[] = []
    const heard = await hear(wav(12), (share) => shares.push(share))
    expect(heard.seconds).toBe(12)
    expect(heard.peaks).toHaveLength(600)
    expect([heard.peaks[10], heard.peaks[590]]).toEqual([100, 50])
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)
  })

  it('is not believed what it claims', async () => {
    expect((await hear(wav(1, 5000), nothing)).seconds).toBeCloseTo(1, 2)
  })

  it.each([
    ['an empty file', new Blob([]), 'sound-empty'],
    ['a text', new Blob(['hello'.repeat(99)]), 'sound-unreadable'],
    ['a header alone', wav(1).slice(0, WAV_HEADER), 'sound-unreadable'],
    ['an MP3 of rubbish', new Blob(['ID3', 'x'.repeat(5000)]), 'sound-unreadable'],
    ['a picture', new Blob([Uint8Array.of(0x89, 0x50, 0x4e, 0x47), 'x'.repeat(99)]), 'sound-unreadable'],
    ['a file too large', { size: SOUND_LIMITS.bytes + 1 } as Blob, 'sound-too-large'],
  ])('is refused with its reason: %s', async (_, file, code) => {
    await expect(hear(file, nothing)).rejects.toMatchObject({ code })
  })
})

describe('the board with a sound file', () => {
  /** How loud a moment of the board is, of a hundred. */
  async function heard(change: Partial<OwnSound>, file = wav(2)) {
    const project = board(change)
    const table = frameTable(project, FRAME_RATES['24'])
    const made = await boardSound({ project }, file, table, openHere)
    if (typeof made === 'string') throw new Error(made)
    const samples = new Int16Array(await made.slice(WAV_HEADER).arrayBuffer())
    expect(samples).toHaveLength(2 * 3 * SOUND_RATE)
    return (seconds: number) => Math.round((samples[2 * Math.round(seconds * SOUND_RATE)] ?? 0) / 327.67)
  }

  it('has it from its beginning, and silence after its end', async () => {
    const at = await heard({})
    expect([at(0.5), at(1.5), at(2.5)]).toEqual([100, 50, 0])
  })

  it('has it later, or without its beginning, or less loud', async () => {
    const later = await heard({ offset: 1.25 })
    expect([later(1.2), later(1.5), later(2.5)]).toEqual([0, 100, 50])
    const cut = await heard({ offset: -0.75 })
    expect([cut(0.1), cut(0.5), cut(1.5)]).toEqual([100, 50, 0])
    expect((await heard({ level: 0.5 }))(0.5)).toBe(50)
    expect((await heard({ offset: 99 }))(1)).toBe(0)
  })

  it('is heard without a seam where it is read in parts', async () => {
    const project = { ...board({ seconds: 30 }), shots: [makeShot('a', { duration: 25 })] }
    const table = frameTable(project, FRAME_RATES['24'])
    const made = (await boardSound({ project }, wav(60), table, openHere)) as Blob
    const samples = new Int16Array(await made.slice(WAV_HEADER).arrayBuffer())
    expect(samples.slice(2000, 2 * 24 * SOUND_RATE).every((value) => value > 32700)).toBe(true)
  })

  it('says why it is silent', async () => {
    const project = board()
    const table = frameTable(project, FRAME_RATES['24'])
    expect(await boardSound({ project }, undefined, table, openHere)).toBe('no-sound-file')
    expect(await boardSound({ project }, new Blob(['x']), table, openHere)).toBe('sound-file-silent')
  })

  it('is stored, found among its files, frozen with a version, and removed with undo', () => {
    const project = board()
    expect(parseProject(JSON.parse(JSON.stringify(project)))).toEqual({ project })
    expect(parseProject({ ...project, sound: sound({ offset: 1e9 }) })).toHaveProperty('fault')
    expect(mediaPlaces(project).get('music' as BlobId)).toEqual({ path: 'sound', medium: { kind: 'sound' } })
    expect(mediaType('audio/mpeg')).toBe('audio/mpeg')
    expect(blobsOf(frozenBoard(project))).toEqual(['music'])
    const without = CLEANUPS.sound(project)
    expect(blobsOf(without)).not.toContain('music')
    expect(undone(project, without, without)).toEqual(project)
  })

  it('is set within the limits', () => {
    expect(withSoundSet(board(), { offset: -9e9 }).sound?.offset).toBe(-SOUND_LIMITS.offset)
    expect(withSoundSet(board(), { level: 5 }).sound).toMatchObject({ level: 1, offset: 0 })
    const bare = makeProject()
    expect(withSoundSet(bare, { level: 0 })).toBe(bare)
  })
})

it('AAC in ADTS is read frame by frame, with its description for MP4', () => {
  const frame = (data: readonly number[]) => {
    const length = 7 + data.length
    // AAC-LC, 48 kHz, two channels.
    const head = [
      0xff,
      0xf1,
      0x4c,
      0x80 | (length >> 11),
      (length >> 3) & 255,
      ((length & 7) << 5) | 0x1f,
      0xfc,
    ]
    return [...head, ...data]
  }
  const file = Uint8Array.from([...frame([1, 2, 3]), ...frame([4]), ...frame([5, 6]).slice(0, 8)])
  const { frames, config } = readAdts(file)
  expect(frames.map(({ data, samples }) => [[...data], samples])).toEqual([
    [[1, 2, 3], 1024],
    [[4], 1024],
  ])
  expect([...config]).toEqual([0x11, 0x90])
  expect(readAdts(new Uint8Array(20)).frames).toEqual([])
})
