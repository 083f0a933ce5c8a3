import type { ClipInfo } from './project.ts'

/**
 * What a project may hold. The doors keep to it (fields, answers of models, what a clip tells of
 * itself), so that whatever the app took in can be exported and imported again. A project file is
 * held to the same, but for what earlier versions let through.
 */
export const LIMITS = {
  /** Characters of a name: a file, a model, a codec. */
  line: 500,
  /** Characters of a text that somebody writes: the scene, a shot, its dialogue. */
  text: 200_000,
  /** Characters that a receipt keeps of a prompt, which says the scene and the shot once more. */
  prompt: 100_000,
  /**
   * … and all receipts of a project together: a long scene is said once more in each of hundreds.
   */
  prompts: 10_000_000,
  /** Seconds into a clip: 115 days. */
  seconds: 1e7,
  /** A file that tells of more than this tells nonsense. */
  fps: 1000,
  /** A picture's side. */
  pixels: 100_000,
  /** Shots of a board: more than anybody makes. */
  shots: 10_000,
  /** More takes, frames, cuts or shelved shots than come together in years. */
  list: 100_000,
  /** Bytes of `project.json`. */
  manifestBytes: 256_000_000,
  /** Files in a project file. */
  entries: 50_000,
  entryBytes: 4 * 1024 ** 3,
  totalBytes: 64 * 1024 ** 3,
  /** Media hardly shrink; text does, and is bounded by `manifestBytes`. */
  ratio: 100,
} as const

/** The first characters of a text; a pair that makes one character is not cut in two. */
function firstOf(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most)
  return cut.isWellFormed() || !text.isWellFormed() ? cut : cut.slice(0, -1)
}

export const fitLine = (line: string) => firstOf(line, LIMITS.line)
/** A prompt as a receipt keeps it, where the project's receipts have so much already. */
export const fitPrompt = (prompt: string, kept = 0) =>
  firstOf(prompt, Math.max(0, Math.min(LIMITS.prompt, LIMITS.prompts - kept)))

/**
 * A text as it is kept; one that an earlier version let grow longer may stay so long, and grows no
 * more.
 */
export const fitText = (text: string, earlier = '') =>
  firstOf(text, Math.max(LIMITS.text, Math.min(earlier.length, text.length)))

/** `video/webm;codecs=vp9` → `video/webm`; empty for what is no type at all. */
export function fitMime(type: string): string {
  const essence = type.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  return essence.length <= 100 && /^[\w.+-]+\/[\w.+-]+$/.test(essence) ? essence : ''
}

/**
 * What a clip tells of itself, as far as it can be believed: frames per second that no clip has
 * count as not told.
 */
export function fitClipInfo({ duration, width, height, codec, fps }: ClipInfo): ClipInfo {
  return {
    duration: within(duration, 0, LIMITS.seconds),
    width: Math.round(within(width, 1, LIMITS.pixels)),
    height: Math.round(within(height, 1, LIMITS.pixels)),
    codec: fitLine(codec),
    ...(fps !== undefined && fps > 0 && fps <= LIMITS.fps ? { fps } : {}),
  }
}

/** What is no number counts as the least. */
function within(value: number, least: number, most: number): number {
  return Number.isNaN(value) ? least : Math.min(most, Math.max(least, value))
}
