import { VIDEO_HEIGHTS, type VideoHeight } from './video-size.ts'

/** What may be drawn over the pictures of an animatic. */
export const BURNT_PARTS = ['captions', 'numbers', 'timecode'] as const
export type BurntPart = (typeof BURNT_PARTS)[number]

/**
 * `auto`: what this browser encodes, MP4 before WebM. `mp4`: MP4 in any case, by ffmpeg where the
 * browser cannot, which is slower.
 */
export const VIDEO_FILES = ['auto', 'mp4'] as const
export type VideoFile = (typeof VIDEO_FILES)[number]

/** How the animatic is made. Plain JSON. */
export interface AnimaticOptions {
  /** The shorter side, in pixels. */
  readonly height: VideoHeight
  readonly burnt: readonly BurntPart[]
  /** With the clip's sound at each shot's moment. */
  readonly sound: boolean
  readonly file: VideoFile
}

export const DEFAULT_ANIMATIC: AnimaticOptions = {
  height: 720,
  burnt: ['captions'],
  sound: true,
  file: 'auto',
}

/** What was chosen last; defaults replace what is missing, damaged or no longer there. */
export function readAnimaticOptions(stored: Readonly<Record<string, unknown>>): AnimaticOptions {
  const { height, burnt, sound, file } = stored
  return {
    height: VIDEO_HEIGHTS.find((one) => one === height) ?? DEFAULT_ANIMATIC.height,
    burnt: Array.isArray(burnt) ? BURNT_PARTS.filter((part) => burnt.includes(part)) : DEFAULT_ANIMATIC.burnt,
    sound: typeof sound === 'boolean' ? sound : DEFAULT_ANIMATIC.sound,
    file: VIDEO_FILES.find((one) => one === file) ?? DEFAULT_ANIMATIC.file,
  }
}
