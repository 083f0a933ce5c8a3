import {
  grammarLabel,
  type Shot,
  shownTake,
  type Take,
  takeNumber,
  type UpscaledTake,
} from '../../domain/board/shot.ts'
import type { BlobId, ShotId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import { pictureEnding } from '../../domain/takes/picture-kind.ts'

/** `shot_001.png`: the shot's place on the board, counted from 1, and the picture's own format. */
export function pictureName(index: number, take: Take): string {
  return `${placeName(index)}${pictureEnding(take.mime) ?? '.bin'}`
}

/** `shot_001_upscaled.png`: the same of an upscaled picture. */
function upscaledName(index: number, { mime = 'image/png' }: UpscaledTake): string {
  return `${placeName(index)}_upscaled${pictureEnding(mime) ?? '.bin'}`
}

const placeName = (index: number) => `shot_${String(index + 1).padStart(3, '0')}`

/**
 * `Pilot_shot_001_take_2.png`: a picture by itself, so that neither another take nor another
 * project has its name.
 */
export function aloneName({ name, shots }: Project, id: ShotId, upscaled = false): string {
  const index = shots.findIndex((shot) => shot.id === id)
  const shot = shots[index]
  const take = shot && shownTake(shot)
  if (!take) return fileName(name, '.bin')
  const { mime = 'image/png' } = upscaled ? (take.upscaled ?? {}) : take
  const ending = `${upscaled ? '_upscaled' : ''}${pictureEnding(mime) ?? '.bin'}`
  return fileName(name, `_${placeName(index)}_take_${takeNumber(shot, take)}${ending}`)
}

/**
 * Characters of a name that is made into a file name: with three bytes each and an ending it stays
 * under every system's 255.
 */
const NAME_LENGTH = 60
/** Windows keeps these for itself, whatever the ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** A file name that every system takes: letters with their marks, digits, dashes. */
export function fileName(projectName: string, ending: string): string {
  const words = projectName.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
  const stem = [...words]
    .slice(0, NAME_LENGTH)
    .join('')
    .replace(/^-+|-+$/g, '')
  return `${RESERVED.test(stem) ? `${stem}-storyboard` : stem || 'storyboard'}${ending}`
}

/**
 * The whole board as a zip: each shot's shown picture, upscaled too where it is, the scene
 * description and the shot list as CSV. Streams, so that memory holds one picture at a time until
 * the last step.
 * @returns the zip, and the pictures that are no longer there, in words; the shot list does not
 * name them.
 */
export async function zipBoard(
  project: Project,
  loadBlob: (id: BlobId) => Promise<Blob | undefined>,
): Promise<{ readonly zip: Blob; readonly missing: readonly string[] }> {
  const { downloadZip } = await import('client-zip')
  const gone = new Set<BlobId>()
  const missing: string[] = []
  async function* one(id: BlobId, name: string, words: string) {
    // A storage that does not answer must not keep back the other pictures.
    const picture = await loadBlob(id).catch(() => undefined)
    if (picture) yield { name, input: picture }
    else {
      gone.add(id)
      missing.push(words)
    }
  }
  async function* files() {
    yield { name: 'scene.txt', input: project.context }
    for (const [index, shot] of project.shots.entries()) {
      const take = shownTake(shot)
      if (!take) continue
      yield* one(take.blob, pictureName(index, take), `shot ${index + 1}`)
      const { upscaled } = take
      if (upscaled) yield* one(upscaled.blob, upscaledName(index, upscaled), `shot ${index + 1} upscaled`)
    }
    // Without the mark a spreadsheet takes the letters for another encoding.
    yield { name: 'shots.csv', input: `\ufeff${shotListCsv(project.shots, gone)}` }
  }
  return { zip: await downloadZip(files()).blob(), missing }
}

/** The shot list as CSV (RFC 4180), one line a shot, picture file named where there is one. */
export function shotListCsv(shots: readonly Shot[], gone: ReadonlySet<BlobId> = new Set()): string {
  const header = [
    'Shot',
    'Size',
    'Angle',
    'Move',
    'Duration (s)',
    'Source time (s)',
    'Description',
    'Dialogue',
    'Notes',
    'Picture',
  ]
  const rows = shots.map((shot, index) => {
    const take = shownTake(shot)
    return [
      index + 1,
      shot.size ? grammarLabel(shot.size) : '',
      shot.angle ? grammarLabel(shot.angle) : '',
      shot.move ? grammarLabel(shot.move) : '',
      toMilliseconds(shot.duration),
      toMilliseconds(shot.sourceTime),
      shot.text,
      shot.dialogue ?? '',
      shot.notes ?? '',
      take && !gone.has(take.blob) ? pictureName(index, take) : '',
    ]
  })
  return [header, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')
}

const toMilliseconds = (seconds: number | undefined) =>
  seconds === undefined ? '' : Number(seconds.toFixed(3))

/** Quotes a cell; a leading = + - @ is defused, because spreadsheets run it as a formula. */
function csvCell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Hands a file to the browser's download. */
export function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has its own hold on the data once the click is handled; a minute is generous.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
