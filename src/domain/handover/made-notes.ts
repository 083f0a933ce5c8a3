/**
 * What a person should know of a made file. `webm`: this browser makes no MP4. `by-ffmpeg`: ffmpeg
 * encoded it. `no-clip`: the clip is not here, so there is no sound; `clip-silent`: it has none, or
 * none that can be read; `no-moments`: no shot has a moment in it. `no-sound-file` and
 * `sound-file-silent`: the same of the person's own file. `no-font`: a letter of its text is in no
 * font of ours or of the system, and shows as a box. `no-frame`: a shot's frame of the clip is lost
 * or stays on this device. `no-dialogue`: no shot has any, so that subtitles are empty.
 */
export const MADE_NOTES = [
  'webm',
  'by-ffmpeg',
  'no-clip',
  'clip-silent',
  'no-moments',
  'no-sound-file',
  'sound-file-silent',
  'no-font',
  'no-frame',
  'no-dialogue',
] as const
export type MadeNote = (typeof MADE_NOTES)[number]
