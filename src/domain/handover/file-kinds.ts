/** For whom files are made; `everything` takes every row. */
export const PRESETS = ['client', 'editor', 'production', 'everything'] as const
export type Preset = (typeof PRESETS)[number]

/** What a file's size is guessed from, all in bytes but the count of shots and the detail. */
export interface SizeFacts {
  readonly shots: number
  /** The texts of all shots. */
  readonly text: number
  /** The shown pictures. */
  readonly pictures: number
  /** How rich their detail is, 0 (flat, or none) to 1: what is drawn from them is as large. */
  readonly detail: number
  /** The pictures that were upscaled. */
  readonly upscaled: number
  /** The project with its clip and all takes. */
  readonly project: number
}

interface FileKindRow {
  /**
   * Where it lies in the hand-over's folder; its last part is the name by which people choose it.
   * Ends in a slash for a folder.
   */
  readonly path: string
  readonly presets: readonly Exclude<Preset, 'everything'>[]
  /** Its maker reads pictures, or names their files. */
  readonly pictures: boolean
  /** A text that names takes, or shots without one. */
  readonly takes?: true
  /** Kinds whose files it names, which are made with it. */
  readonly needs: readonly string[]
  /** The frame rate matters to it. */
  readonly timed: boolean
  /** About how many bytes it will have. */
  readonly estimate: (facts: SizeFacts) => number
}

const text = { pictures: false, needs: [], timed: false } as const

const list = {
  ...text,
  timed: true,
  takes: true,
  estimate: ({ shots, text }: SizeFacts) => 400 + 160 * shots + text,
} as const

/** Drawn from pictures, by itself. */
const drawn = { pictures: true, needs: [], timed: true } as const

const timeline = { presets: ['editor'], pictures: true, needs: ['media'], timed: true } as const

/**
 * Every file that a board can be handed over as, in the order in which they are listed and made. A
 * new one is a row here, a folder in `workers/handover`, a line in `workers/handover/makers.ts`,
 * and its words.
 */
const FILE_KINDS = {
  readme: {
    ...text,
    path: 'README.txt',
    presets: ['client', 'editor', 'production'],
    takes: true,
    estimate: () => 1500,
  },
  pdf: {
    ...drawn,
    path: 'board.pdf',
    presets: ['client'],
    estimate: ({ shots, text, detail }) => 30_000 + 90_000 * shots * detail + 2 * text,
  },
  review: {
    ...drawn,
    path: 'review.html',
    presets: ['client'],
    estimate: ({ shots, text, detail }) => 8000 + 240_000 * shots * detail + 2 * text,
  },
  contact: {
    ...drawn,
    path: 'contact-sheet.jpg',
    presets: [],
    estimate: ({ shots, detail }) => 140_000 + 120_000 * shots * detail,
  },
  comic: {
    path: 'comic/',
    presets: [],
    pictures: true,
    needs: [],
    timed: false,
    estimate: ({ shots, detail }) => (60_000 + 200_000 * detail) * shots,
  },
  animatic: {
    ...drawn,
    path: 'animatic.mp4',
    presets: ['editor'],
    estimate: ({ shots, detail }) => (20_000 + 800_000 * detail) * shots,
  },
  gif: {
    ...drawn,
    path: 'animatic.gif',
    presets: [],
    estimate: ({ shots, detail }) => (20_000 + 1_200_000 * detail) * shots,
  },
  csv: { ...list, path: 'shots.csv', presets: ['editor', 'production'] },
  tsv: { ...list, path: 'shots.tsv', presets: [] },
  fountain: {
    ...text,
    path: 'script/board.fountain',
    presets: ['production'],
    estimate: ({ shots, text }) => 200 + 120 * shots + text,
  },
  prompts: {
    path: 'prompts/',
    presets: [],
    pictures: true,
    needs: ['media'],
    timed: true,
    estimate: ({ shots, text }) => 3 * (300 * shots + 2 * text),
  },
  otioz: {
    ...timeline,
    path: 'board.otioz',
    needs: [],
    estimate: ({ shots, text, pictures }) => 2500 * shots + 2 * text + pictures,
  },
  otio: { ...timeline, path: 'edit/board.otio', estimate: ({ shots, text }) => 2500 * shots + 2 * text },
  fcpxml: { ...timeline, path: 'edit/board.fcpxml', estimate: ({ shots, text }) => 800 * shots + text },
  fcp7: { ...timeline, path: 'edit/board-fcp7.xml', estimate: ({ shots, text }) => 1300 * shots + text },
  mlt: { ...timeline, path: 'edit/board.mlt', presets: [], estimate: ({ shots }) => 500 * shots },
  'edl-animatic': {
    ...text,
    path: 'edit/board.edl',
    presets: ['editor'],
    pictures: true,
    needs: ['animatic'],
    timed: true,
    estimate: ({ shots, text }) => 200 * shots + text,
  },
  'edl-stills': {
    ...timeline,
    path: 'edit/board-stills.edl',
    estimate: ({ shots, text }) => 200 * shots + text,
  },
  'edl-markers': {
    ...text,
    path: 'edit/board-markers.edl',
    presets: ['editor'],
    pictures: true,
    timed: true,
    estimate: ({ shots }) => 140 * shots,
  },
  srt: { ...text, path: 'board.srt', presets: ['editor'], timed: true, estimate: ({ shots }) => 80 * shots },
  vtt: { ...text, path: 'board.vtt', presets: [], timed: true, estimate: ({ shots }) => 80 * shots },
  media: {
    path: 'edit/media/',
    presets: ['editor'],
    pictures: true,
    needs: [],
    timed: false,
    estimate: ({ pictures }) => pictures,
  },
  pictures: {
    path: 'pictures/',
    presets: ['production'],
    pictures: true,
    needs: [],
    timed: false,
    estimate: ({ pictures, upscaled }) => pictures + upscaled,
  },
} as const satisfies Readonly<Record<string, FileKindRow>>

export type FileKind = keyof typeof FILE_KINDS

export const FILE_KIND_ROWS = Object.entries(FILE_KINDS) as unknown as readonly (readonly [
  FileKind,
  Omit<FileKindRow, 'needs'> & { readonly needs: readonly FileKind[] },
])[]

export const ALL_KINDS: readonly FileKind[] = FILE_KIND_ROWS.map(([kind]) => kind)

export const rowOf = (kind: FileKind): FileKindRow & { readonly needs: readonly FileKind[] } =>
  FILE_KINDS[kind]

/** The kinds of a preset, in the list's order. */
export const kindsFor = (preset: Preset): readonly FileKind[] =>
  FILE_KIND_ROWS.filter(
    ([, { presets }]) => preset === 'everything' || presets.some((one) => one === preset),
  ).map(([kind]) => kind)

/** The chosen kinds with those that they name, in the list's order. */
export function withNeeded(chosen: readonly FileKind[]): readonly FileKind[] {
  const wanted = new Set(chosen)
  for (const kind of chosen) for (const needed of rowOf(kind).needs) wanted.add(needed)
  return ALL_KINDS.filter((kind) => wanted.has(kind))
}

/** "board.fountain" of "script/board.fountain", "media" of "edit/media/". */
export const baseName = (path: string): string => path.replace(/\/$/, '').replace(/^.*\//, '')
