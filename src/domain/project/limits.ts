import { LONGEST_CLIP } from '../clip/longest-clip.ts'
import type { ClipInfo } from './project.ts'

/**
 * The limits of a project. Every input respects them (fields, model answers, clip metadata), so
 * that whatever the app accepted can be exported and imported again. A project file is held to the
 * same limits, except for what earlier versions allowed.
 */
export const LIMITS = {
  /** Characters of a name: a file, a model, a codec. */
  line: 500,
  /** Characters of a written text: the scene, a shot, its dialogue. */
  text: 200_000,
  /** Characters that a receipt stores of a prompt, which repeats the scene and the shot. */
  prompt: 100_000,
  /** The same for all receipts of a project together: each repeats a long scene. */
  prompts: 10_000_000,
  /** Seconds into a clip. */
  seconds: LONGEST_CLIP,
  /** A file that claims more is wrong. */
  fps: 1000,
  /** A picture's side. */
  pixels: 100_000,
  /** Shots on a board, far above real use. */
  shots: 10_000,
  /** Cells of a draft sheet, far above what can be told apart. */
  cells: 100,
  /** Pictures of a drawing: a model takes 16 at most. */
  references: 100,
  /** Style pictures of a project, the first one included. */
  styles: 3,
  /** People, places or things of a project, far above what a picture can hold. */
  subjects: 100,
  /** Parts of frames that show one of them. */
  crops: 20,
  /** Characters of what is said of one of them, which every prompt that names it repeats. */
  about: 2000,
  /** Colours of a style. */
  palette: 12,
  /** Words of a style, each a few words long. */
  styleWords: 20,
  /** Parameters of a call. */
  parameters: 50,
  /** Entries of a shot's list. */
  listed: 1000,
  /** Takes, frames, cuts or shelved shots, far above years of use. */
  list: 100_000,
  /** Bytes of `project.json`. */
  manifestBytes: 256_000_000,
  /** Files in a project file. */
  entries: 50_000,
  entryBytes: 4 * 1024 ** 3,
  totalBytes: 64 * 1024 ** 3,
  /**
   * Maximum compression ratio. Media hardly compress; text does, and is bounded by `manifestBytes`.
   */
  ratio: 100,
} as const

/** The first `most` characters of a text, without splitting a surrogate pair. */
function firstOf(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most)
  return cut.isWellFormed() || !text.isWellFormed() ? cut : cut.slice(0, -1)
}

export const fitLine = (line: string) => firstOf(line, LIMITS.line)
export const fitAbout = (text: string) => firstOf(text, LIMITS.about)
/**
 * Cuts a prompt to a receipt's limit, where the project's receipts already hold `kept` characters.
 */
export const fitPrompt = (prompt: string, kept = 0) =>
  firstOf(prompt, Math.max(0, Math.min(LIMITS.prompt, LIMITS.prompts - kept)))

/**
 * Cuts a text to the limit. A text that an earlier version let grow beyond it may stay as long, but
 * not grow.
 */
export const fitText = (text: string, earlier = '') =>
  firstOf(text, Math.max(LIMITS.text, Math.min(earlier.length, text.length)))

/** `video/webm;codecs=vp9` → `video/webm`; empty for an invalid type. */
export function fitMime(type: string): string {
  const essence = type.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  return essence.length <= 100 && /^[\w.+-]+\/[\w.+-]+$/.test(essence) ? essence : ''
}

/** Clamps a clip's metadata to plausible values; an implausible frame rate is dropped. */
export function fitClipInfo({ duration, width, height, codec, fps }: ClipInfo): ClipInfo {
  return {
    duration: within(duration, 0, LIMITS.seconds),
    width: Math.round(within(width, 1, LIMITS.pixels)),
    height: Math.round(within(height, 1, LIMITS.pixels)),
    codec: fitLine(codec),
    ...(fps !== undefined && fps > 0 && fps <= LIMITS.fps ? { fps } : {}),
  }
}

/** NaN counts as the minimum. */
function within(value: number, least: number, most: number): number {
  return Number.isNaN(value) ? least : Math.min(most, Math.max(least, value))
}
