import { isDeepStrictEqual } from 'node:util'
import { BlobReader, type FileEntry, TextWriter, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js'
import { beforeEach, expect, test, vi } from 'vitest'
import { withNumbersLocked } from '../../src/domain/board/locked-numbers.ts'
import { DEFAULT_ANIMATIC } from '../../src/domain/handover/animatic-options.ts'
import { oldKinds } from '../../src/domain/handover/board-change.ts'
import { ALL_KINDS, type FileKind } from '../../src/domain/handover/file-kinds.ts'
import type { OnMade } from '../../src/domain/handover/make-step.ts'
import { DEFAULT_CHOICES } from '../../src/domain/handover/options.ts'
import type { OwnSound } from '../../src/domain/handover/own-sound.ts'
import { DEFAULT_PDF, type PdfPart } from '../../src/domain/handover/pdf/pdf-board.ts'
import type { BlobId, ShotId } from '../../src/domain/ids.ts'
import type { ClipInfo, Video } from '../../src/domain/project/project.ts'
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.ts'
import { AppError } from '../../src/lib/errors.ts'
import type { LoadPicture } from '../../workers/handover/handover.api.ts'
import { makeFrame, makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

vi.hoisted(() => vi.stubGlobal('navigator', { onLine: true }))
const loadBlob = vi.fn<(id: BlobId) => Promise<Blob | undefined>>()
const download = vi.fn<(file: Blob, name: string) => void>()
const burnIn = vi.fn<(picture: Blob) => Promise<Blob>>()
/** Workers that run, and how the last one asks for pictures. */
const sessions: { open: number; load?: LoadPicture } = { open: 0 }
/** Stands in for a maker that fails, or that never ends. */
const broken = vi.fn<(kind: FileKind, onProgress: OnMade) => unknown>()
const writeSoon = vi.fn()
vi.mock('../../src/store/project/writer.ts', () => ({
  loadBlob,
  writeSoon: (change: unknown) => writeSoon(change),
  isWriting: () => true,
}))
vi.mock('../../src/services/handover/download.ts', () => ({ download }))
vi.mock('../../src/services/handover/burn-in.ts', () => ({ burnIn }))
vi.mock('../../src/services/takes/find-focus.ts', () => ({ findFocus: async () => ({ x: 0.5, y: 0.5 }) }))
// The makers themselves, in this thread.
vi.mock('../../src/services/handover/make-session.ts', async () => {
  const { MAKERS } = await import('../../workers/handover/makers.ts')
  const { survey } = await import('../../workers/handover/pictures/survey.ts')
  return {
    openMakeSession(load: LoadPicture, signal: AbortSignal) {
      if (signal.aborted) throw new AppError('cancelled')
      const aborted = new Promise<never>((_, reject) =>
        signal.addEventListener('abort', () => reject(new AppError('cancelled'))),
      )
      aborted.catch(() => undefined)
      sessions.open += 1
      sessions.load = load
      // As the real one: once it ended, its listeners are deaf.
      const during = (listener: (share: number) => void) => (share: number) => {
        if (!signal.aborted) listener(share)
      }
      return {
        survey: (job: Parameters<typeof survey>[0], onProgress: (share: number) => void) =>
          Promise.race([aborted, survey(job, { load, onProgress: during(onProgress) })]),
        make: (kind: FileKind, job: Parameters<typeof survey>[0], onProgress: OnMade) =>
          Promise.race([
            aborted,
            (async () => {
              await broken(kind, onProgress)
              return (await MAKERS[kind]())(job, { load, onProgress: during(onProgress) })
            })(),
          ]),
        end: () => {
          sessions.open -= 1
        },
      }
    },
  }
})

const { openedProject, useProjectStore } = await import('../../src/store/project/store.ts')
const { changeSettings, useSettingsStore } = await import('../../src/store/settings/store.ts')
const { changeOptions, useChoices } = await import('../../src/store/handover/choices.ts')
const { forgetMade, setFile, useMadeFiles } = await import('../../src/store/handover/made-files.ts')
const { cancelMaking, makeAgain, makeFiles } = await import('../../src/store/handover/make-files.ts')
const { dropOutdated } = await import('../../src/store/handover/outdated.ts')
const { basisOf } = await import('../../src/store/handover/basis.ts')
const { cancelSaving, saveFiles } = await import('../../src/store/handover/save-files.ts')
const { handOverSelected } = await import('../../src/store/handover/part.ts')
const { useChosenShot } = await import('../../src/store/board/chosen-shot.ts')
const { wordsForExport } = await import('../../src/ui/words/export-words.ts')
const { fileWords } = await import('../../src/ui/words/file-words.ts')

const words = { inside: wordsForExport(), marks: fileWords() }
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)
const drawn = makeTake('t1', 'x')
const jpeg = { ...drawn, mime: 'image/jpeg', receipt: { ...drawn.receipt, model: 'a model' } }

const choose = (...kinds: readonly FileKind[]) =>
  useChoices.setState({ preset: 'client', kinds: { client: kinds } })
const states = () => Object.entries(useMadeFiles.getState().files).map(([kind, { status }]) => [kind, status])

async function unzipped(): Promise<Readonly<Record<string, string>>> {
  const [zip] = download.mock.calls.at(-1) ?? []
  const entries = await new ZipReader(new BlobReader(zip ?? new Blob())).getEntries()
  const texts = entries.map(async (entry) => [
    entry.filename,
    await (entry as FileEntry).getData(new TextWriter()),
  ])
  return Object.fromEntries(await Promise.all(texts))
}

beforeEach(() => {
  vi.stubGlobal('createImageBitmap', async (picture: Blob) => {
    if ((await picture.text()).includes('damaged')) throw new DOMException('no picture')
    return { width: 640, height: 360, close: () => undefined }
  })
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      getContext() {
        const context = { fillRect: vi.fn(), strokeRect: vi.fn(), fillText: vi.fn(), drawImage: vi.fn() }
        return { ...context, canvas: { convertToBlob: async () => new Blob([PNG, 'card']) } }
      }
    },
  )
  const shots = [
    makeShot('s1', { move: 'push-in', takes: [jpeg] }),
    makeShot('s2', { takes: [makeTake('t2', 'x')] }),
    makeShot('s3'),
  ]
  useProjectStore.setState({ project: makeProject({ shots }), problems: {}, readOnly: false })
  useSettingsStore.setState({ settings: { ...DEFAULT_SETTINGS, burnIn: false } })
  loadBlob.mockReset().mockImplementation(async (id) => new Blob([id === 'blob-t1' ? JPEG : PNG, id]))
  burnIn.mockReset().mockResolvedValue(new Blob([PNG, 'burnt']))
  download.mockReset()
  writeSoon.mockReset()
  broken.mockReset()
  forgetMade()
})

test('one file is saved as itself, named after the project', async () => {
  choose('csv')
  await makeFiles(words)
  expect(download.mock.calls.map(([, name]) => name)).toEqual(['pilot-shots.csv'])
  expect(states()).toEqual([['csv', 'made']])
})

test('only the selected shots are handed over where that is chosen, with their numbers', async () => {
  choose('media')
  useChosenShot.setState({ selected: new Set(['s2', 's3'] as unknown as readonly ShotId[]) })
  handOverSelected(true)
  await makeFiles(words)
  expect(Object.keys(await unzipped())).toEqual([
    'pilot/edit/media/sh_00002.png',
    'pilot/edit/media/sh_00003.png',
  ])
  // A selection that is gone leaves the whole board.
  useChosenShot.setState({ selected: new Set() })
  await makeFiles(words)
  expect(Object.keys(await unzipped())).toHaveLength(3)
  handOverSelected(false)
})

test('several leave as one zip, in which every named file is', async () => {
  choose('csv', 'media', 'pictures')
  await makeFiles(words)
  expect(download.mock.calls.map(([, name]) => name)).toEqual(['pilot_client.zip'])
  const files = await unzipped()
  expect(Object.keys(files)).toEqual([
    'pilot/shots.csv',
    'pilot/edit/media/sh_00001.jpg',
    'pilot/edit/media/sh_00002.png',
    'pilot/edit/media/sh_00003.png',
    'pilot/scene.txt',
    'pilot/pictures/pilot_shot-001_take-1.jpg',
    'pilot/pictures/pilot_shot-002_take-1.png',
  ])
  for (const [name] of files['pilot/shots.csv']?.matchAll(/edit\/[\w/.]+/g) ?? []) {
    expect(files).toHaveProperty([`pilot/${name}`])
  }
  // As they are stored; the shot without a picture has a card.
  expect(files['pilot/edit/media/sh_00001.jpg']).toContain('blob-t1')
  expect(files['pilot/edit/media/sh_00003.png']).toContain('card')
})

test('a second export with the same clock is the same, byte for byte', async () => {
  vi.spyOn(Date, 'now').mockReturnValue(Date.UTC(2026, 10, 29, 12))
  choose('readme', 'csv', 'tsv', 'fountain', 'prompts', 'media', 'pictures')
  const bytes = async () => {
    forgetMade()
    await makeFiles(words)
    return new Uint8Array((await download.mock.calls.at(-1)?.[0].arrayBuffer()) ?? [])
  }
  const first = await bytes()
  expect(first.length).toBeGreaterThan(1000)
  vi.mocked(Date.now).mockRestore()
  vi.spyOn(Date, 'now').mockReturnValue(Date.UTC(2026, 10, 29, 12))
  expect(await bytes()).toEqual(first)
  vi.mocked(Date.now).mockRestore()
})

test('guides and arrows are drawn into pictures where that is set, which are then PNG', async () => {
  useSettingsStore.setState({ settings: { ...DEFAULT_SETTINGS, burnIn: true } })
  choose('media')
  await makeFiles(words)
  const files = await unzipped()
  expect(files['pilot/edit/media/sh_00001.png']).toContain('burnt')
  expect(burnIn).toHaveBeenCalled()
})

test('a picture that is lost or damaged gets a card, and both are said', async () => {
  loadBlob.mockImplementation(async (id) => (id === 'blob-t1' ? undefined : new Blob([PNG, 'damaged'])))
  choose('csv', 'pictures', 'media')
  await makeFiles(words)
  expect(useMadeFiles.getState().pictures.map(({ state }) => state)).toEqual(['lost', 'unreadable', 'none'])
  const files = await unzipped()
  expect(files['pilot/edit/media/sh_00001.png']).toContain('card')
  expect(files).not.toHaveProperty(['pilot/pictures/pilot_shot-001_take-1.jpg'])
})

test('a file that fails says why, the others are saved, and it can be tried again', async () => {
  choose('csv', 'fountain')
  broken.mockImplementation((kind) => {
    if (kind === 'csv') throw new AppError('out-of-memory')
  })
  await makeFiles(words)
  expect(useMadeFiles.getState().files.csv).toMatchObject({ problem: { code: 'out-of-memory' } })
  expect(download.mock.calls.map(([, name]) => name)).toEqual(['pilot-board.fountain'])
  broken.mockReset()
  await makeAgain(words, 'csv')
  expect(download.mock.calls.at(-1)?.[1]).toBe('pilot_client.zip')
  expect(Object.keys(await unzipped()).toSorted()).toEqual(['pilot/script/board.fountain', 'pilot/shots.csv'])
})

test('a failed one that is tried again after a picture came takes the others along', async () => {
  choose('csv', 'fountain')
  broken.mockImplementation((kind) => {
    if (kind === 'csv') throw new AppError('out-of-memory')
  })
  await makeFiles(words)
  broken.mockReset()
  const { project = makeProject() } = useProjectStore.getState()
  const shots = project.shots.map((shot) => ({ ...shot, text: 'Written since.' }))
  useProjectStore.setState({ project: { ...project, shots } })
  await makeAgain(words, 'csv')
  for (const text of Object.values(await unzipped())) expect(text).toContain('Written since.')
})

const shotOf = (id: string) => {
  const shot = useProjectStore.getState().project?.shots.find((one) => one.id === id)
  if (!shot) throw new Error('no shot')
  return shot
}
const change = (id: string, to: object) => {
  const { project = makeProject() } = useProjectStore.getState()
  const shots = project.shots.map((shot) => (shot.id === id ? { ...shot, ...to } : shot))
  useProjectStore.setState({ project: { ...project, shots } })
}
const arrive = (id: string, take: string) => change(id, { takes: [...shotOf(id).takes, makeTake(take, 'x')] })
const look = () => {
  const { project = makeProject() } = useProjectStore.getState()
  dropOutdated(basisOf(project))
}
const older = () => {
  const { outdated } = useMadeFiles.getState()
  return outdated && [[...outdated.kinds], [...outdated.shots]]
}

test('a picture that arrives makes old what tells takes, and nothing else; both can be made again', async () => {
  choose('csv', 'fountain', 'srt', 'media')
  await makeFiles(words)
  arrive('s3', 't3')
  look()
  expect(older()).toEqual([['csv', 'media'], ['s3']])
  expect(states()).toEqual([
    ['fountain', 'made'],
    ['srt', 'made'],
  ])
  arrive('s2', 't4')
  look()
  expect(older()).toEqual([
    ['csv', 'media'],
    ['s3', 's2'],
  ])
  // Nothing of it is seen: a star.
  change('s1', { takes: [jpeg, { ...makeTake('t9', 'x'), deletedAt: 1 }] })
  look()
  expect(older()?.[1]).toEqual(['s3', 's2'])
  await makeAgain(words)
  expect(older()).toBeUndefined()
  expect(
    states()
      .map(([kind]) => kind)
      .toSorted(),
  ).toEqual(['csv', 'fountain', 'media', 'srt'])
  const files = await unzipped()
  expect(files['pilot/edit/media/sh_00003.png']).toContain('blob-t3')
  expect(files['pilot/shots.csv']).not.toContain('placeholder')
})

test('words that change make every file old, and so does a picture where changes are told', async () => {
  choose('csv', 'fountain')
  await makeFiles(words)
  change('s1', { text: 'Written since.' })
  look()
  expect(older()).toEqual([['csv', 'fountain'], []])
  arrive('s1', 't5')
  look()
  expect(older()).toEqual([['csv', 'fountain'], []])
  expect(oldKinds({ pictures: new Set(['s1' as ShotId]), more: false }, true)).toEqual(ALL_KINDS)
})

test('a worker that asks for a frame of the clip gets the nearest one that may leave this device', async () => {
  const { project = makeProject() } = useProjectStore.getState()
  const frames = [1, 2, 3].map(makeFrame)
  const settings = { ...project.settings, withheld: frames.slice(2).map(({ id }) => id) }
  useProjectStore.setState({ project: { ...project, frames, settings } })
  for (const [id, sourceTime] of [
    ['s1', 1.75],
    ['s2', 2.75],
  ] as const)
    change(id, { sourceTime })
  choose('csv')
  await makeFiles(words)
  const asked = async (id: string) => (await sessions.load?.(id as ShotId, 'frame'))?.text()
  expect(await asked('s1')).toContain(frames[1]?.blob)
  expect([await asked('s2'), await asked('s3')]).toEqual([undefined, undefined])
})

test('another frame of the clip makes the PDF old where it shows them, and nothing else', async () => {
  const shows: readonly PdfPart[] = [...DEFAULT_PDF.shows, 'clipFrame']
  for (const [parts, old] of [
    [DEFAULT_PDF.shows, undefined],
    [shows, [['pdf'], []]],
  ] as const) {
    change('s1', { sourceTime: 1 })
    changeOptions({ pdf: { ...DEFAULT_PDF, shows: parts } })
    choose('csv', 'media')
    await makeFiles(words)
    setFile('pdf', { status: 'made', files: [] })
    const { project = makeProject() } = useProjectStore.getState()
    useProjectStore.setState({ project: { ...project, frames: [makeFrame(project.frames.length)] } })
    look()
    expect(older()).toEqual(old)
  }
})

test.each(['readme', 'csv', 'tsv', 'fountain', 'srt', 'vtt'] as const)(
  '%s is called old by a picture where its bytes differ, and only there',
  async (kind) => {
    const made = async () => {
      forgetMade()
      choose(kind, 'media')
      await makeFiles(words)
      return JSON.stringify(Object.entries(await unzipped()).filter(([path]) => !path.includes('/media/')))
    }
    vi.spyOn(Date, 'now').mockReturnValue(Date.UTC(2026, 10, 29, 12))
    const before = await made()
    arrive('s3', 't3')
    const differs = (await made()) !== before
    vi.mocked(Date.now).mockRestore()
    expect(oldKinds({ pictures: new Set(['s3' as ShotId]), more: false }, false).includes(kind)).toBe(differs)
  },
)

const onBoard = (to: object) => () => {
  const { project = makeProject() } = useProjectStore.getState()
  useProjectStore.setState({ project: { ...project, ...to } })
}

test.each<[string, () => void, readonly FileKind[] | undefined]>([
  ['numbers that are locked as they are', () => onBoard(withNumbersLocked(openedProject()))(), undefined],
  [
    'how a shot is drawn',
    () => change('s3', { continuity: 'cut', references: [], wordsOnly: true }),
    undefined,
  ],
  [
    'numbers that are counted otherwise',
    onBoard({ numbering: { scheme: 'tens' } }),
    [...['readme', 'csv', 'tsv', 'fountain', 'pictures']] as readonly FileKind[],
  ],
  ['another name', onBoard({ name: 'Night' }), ['readme', 'csv', 'tsv', 'fountain', 'pictures']],
  ['another scene description', onBoard({ context: 'A pier.' }), ['readme', 'pictures']],
  ['the number of the scene', onBoard({ numbering: { scheme: 'plain', scene: '7' } }), ['csv', 'tsv']],
])('%s: only files that tell it are old', async (_, edit, old) => {
  onBoard({ context: 'A quay.' })()
  choose('readme', 'csv', 'tsv', 'fountain', 'pictures')
  const made = async () => {
    await makeFiles(words)
    return unzipped()
  }
  vi.spyOn(Date, 'now').mockReturnValue(Date.UTC(2026, 10, 29, 12))
  const before = await made()
  edit()
  look()
  expect(older()?.[0]).toEqual(old)
  const after = await made()
  vi.mocked(Date.now).mockRestore()
  expect(isDeepStrictEqual(after, before)).toBe(old === undefined)
})

const SOUND: OwnSound = {
  ...{ blob: 'w1' as BlobId, name: 'a.wav', bytes: 1, mime: 'audio/wav', seconds: 9 },
  ...{ offset: 0, level: 1, peaks: [] },
}
const INFO: ClipInfo = { duration: 9, width: 1280, height: 720, codec: 'avc', fps: 25 }
const clip = { blob: 'c1', name: 'c.mp4', bytes: 1, mime: 'video/mp4' } as unknown as Video
const infoOf = (to: Partial<ClipInfo>) => onBoard({ video: { ...clip, info: { ...INFO, ...to } } })
const burnt = (burnIn: boolean) => () =>
  useSettingsStore.setState({ settings: { ...DEFAULT_SETTINGS, burnIn, guides: ['thirds'] } })

test.each<[string, () => void, () => void, readonly FileKind[] | undefined]>([
  ['Undo of a sound', onBoard({ sound: SOUND }), onBoard({ sound: undefined }), ['animatic']],
  [
    'Undo of where it begins',
    onBoard({ sound: { ...SOUND, offset: 2 } }),
    onBoard({ sound: SOUND }),
    ['animatic'],
  ],
  [
    "a sound's new name",
    onBoard({ sound: SOUND }),
    onBoard({ sound: { ...SOUND, name: 'b.wav' } }),
    undefined,
  ],
  ['another clip', infoOf({}), onBoard({ video: { ...clip, info: INFO, blob: 'c2' } }), ['animatic']],
  ['the shape of the clip', infoOf({}), infoOf({ width: 640 }), ['pdf', 'animatic']],
  ["the clip's rate", infoOf({ fps: 25 }), infoOf({ fps: 30 }), ['pdf', 'animatic', 'csv', 'srt']],
  ['guides that are drawn into pictures since', burnt(false), burnt(true), ['pdf', 'animatic']],
  ['guides that are drawn nowhere', burnt(false), () => changeSettings({ guides: [] }), undefined],
])('%s makes old what was made of it, and nothing else', async (_, before, edit, old) => {
  before()
  choose('csv', 'srt')
  await makeFiles(words)
  for (const kind of ['pdf', 'animatic'] as const) setFile(kind, { status: 'made', files: [] })
  edit()
  look()
  expect(older()).toEqual(old && [old, []])
})

test('what is not heard in the video makes none of it old', () => {
  const silent = { ...DEFAULT_CHOICES.options, animatic: { ...DEFAULT_ANIMATIC, sound: false } }
  const heard = { pictures: new Set<ShotId>(), sound: true, rate: true, more: false }
  expect(oldKinds(heard, false, { ...silent, rate: '25' })).toEqual([])
})

test('nothing is dropped while it is made or saved, and what came meanwhile is told after', async () => {
  choose('csv', 'media')
  let seen = 0
  download.mockImplementation(() => {
    arrive('s3', 't3')
    look()
    seen = Object.keys(useMadeFiles.getState().files).length
  })
  await makeFiles(words)
  expect([seen, older()]).toEqual([2, undefined])
  look()
  expect(older()?.[0]).toEqual(['csv', 'media'])
})

test('what a file waits for is shown while no share can be told, and no longer', async () => {
  choose('csv')
  const seen: unknown[] = []
  broken.mockImplementation((kind, onProgress) => {
    for (const [share, step] of [[0, 'sound'] as const, [0.1] as const]) {
      onProgress(share, step)
      seen.push(useMadeFiles.getState().files[kind])
    }
  })
  await makeFiles(words)
  expect(seen).toEqual([
    { status: 'making', share: 0, step: 'sound' },
    { status: 'making', share: 0.1 },
  ])
})

test('Cancel keeps what is finished, and saves nothing', async () => {
  choose('csv', 'tsv', 'fountain')
  broken.mockImplementation((kind) => (kind === 'tsv' ? new Promise(() => undefined) : undefined))
  const making = makeFiles(words)
  await vi.waitFor(() => expect(useMadeFiles.getState().files.tsv?.status).toBe('making'))
  cancelMaking()
  await making
  expect(states()).toEqual([['csv', 'made']])
  expect(useMadeFiles.getState()).toMatchObject({ running: false, cancelled: true })
  expect(download).not.toHaveBeenCalled()
})

test('what is chosen otherwise while files are packed is not called saved; their numbers are kept', async () => {
  const numbering = { start: 1, step: 1, locked: true } as never
  const { project = makeProject() } = useProjectStore.getState()
  useProjectStore.setState({ project: { ...project, numbering } })
  choose('csv', 'fountain')
  download.mockImplementation(() => forgetMade())
  await makeFiles(words)
  expect(download).toHaveBeenCalledOnce()
  expect(useMadeFiles.getState().saved).toBe(false)
  expect(writeSoon).toHaveBeenCalled()
})

test('Cancel at any moment leaves nothing: no file, no worker, no work under way', async () => {
  useSettingsStore.setState({ settings: { ...DEFAULT_SETTINGS, burnIn: true } })
  choose('csv', 'media', 'readme')
  /** Makes everything but for a press of Cancel at the nth moment. @returns how many there were. */
  async function cancelledAt(nth: number): Promise<number> {
    let moments = 0
    const moment = () => {
      moments += 1
      if (moments === nth) cancelMaking()
    }
    forgetMade()
    const real = useMadeFiles.subscribe(moment)
    loadBlob.mockImplementation(async (id) => {
      moment()
      return new Blob([id === 'blob-t1' ? JPEG : PNG, id])
    })
    burnIn.mockImplementation(async () => {
      moment()
      return new Blob([PNG, 'burnt'])
    })
    broken.mockImplementation(moment)
    await makeFiles(words)
    real()
    return moments
  }
  const project = useProjectStore.getState().project
  const all = await cancelledAt(0)
  expect(download).toHaveBeenCalledTimes(1)
  useProjectStore.setState({ project })
  download.mockClear()
  let stopped = 0
  for (let nth = 1; nth <= all; nth++) {
    await cancelledAt(nth)
    const { running, cancelled, looked, problem, files } = useMadeFiles.getState()
    expect({ running, looked, problem, workers: sessions.open }, `at moment ${nth}`).toEqual({
      ...{ running: false, looked: undefined, problem: undefined, workers: 0 },
    })
    expect(
      Object.values(files).filter(({ status }) => status !== 'made'),
      `at moment ${nth}`,
    ).toEqual([])
    if (!cancelled) continue
    stopped += 1
    expect(download, `at moment ${nth}`).not.toHaveBeenCalled()
    // Nothing was handed over, so the board keeps no numbers.
    expect(useProjectStore.getState().project, `at moment ${nth}`).toBe(project)
  }
  expect(stopped).toBeGreaterThan(20)
  // The next one is whole.
  download.mockClear()
  await cancelledAt(0)
  expect(Object.keys(await unzipped())).toHaveLength(5)
})

test('saving runs once at a time, and is cancelled without a download', async () => {
  choose('csv', 'tsv')
  await makeFiles(words)
  download.mockClear()
  const both = [saveFiles(), saveFiles()]
  await Promise.all(both)
  expect(download).toHaveBeenCalledTimes(1)
  download.mockClear()
  const saving = saveFiles()
  cancelSaving()
  await saving
  expect(download).not.toHaveBeenCalled()
  const { saving: share, problem, files } = useMadeFiles.getState()
  expect([share, problem, Object.keys(files)]).toEqual([undefined, undefined, ['csv', 'tsv']])
})

test('it ends when its project is left', async () => {
  choose('csv')
  broken.mockImplementation(() => new Promise(() => undefined))
  const making = makeFiles(words)
  await vi.waitFor(() => expect(useMadeFiles.getState().files.csv?.status).toBe('making'))
  useProjectStore.setState({ project: makeProject({ id: 'other' as never }) })
  await making
  expect(useMadeFiles.getState().running).toBe(false)
})
