import type { Medium } from '../../../domain/library/media.ts'
import { catalogue } from '../catalogue.ts'
import { number, seconds } from '../format.ts'

const MEDIA = {
  clip: 'the clip',
  style: 'the style picture',
  preview: 'the clip’s preview',
  timeline: 'a picture of the clip’s timeline',
  sent: 'a picture as it was sent',
  sheet: 'a draft sheet',
  sound: 'the sound file',
} as const

/** Media listed before the rest is counted. */
const NAMED = 8

/** The names of files that a person gets, and what one of them lacks. */
export const fileNameWords = catalogue('file-names', {
  /** In place of a project's name that has no letter. */
  storyboard: 'storyboard',
  answer: 'answer',
  /** On a zoom's two frames, in capitals as the trade writes them. */
  marks: { start: 'START', end: 'END' },
  project: 'Maestro project',
  /** "the clip; shot 2, take 1; and 3 more". */
  media: (media: readonly Medium[]) => {
    const more = media.length - NAMED
    return [...media.slice(0, NAMED).map(medium), ...(more > 0 ? [`and ${number(more)} more`] : [])].join(
      '; ',
    )
  },
  lacks: (file: string, media: string) => `${file}: missing: ${media}.`,
})

function medium(one: Medium): string {
  if (one.kind === 'frame') return `the frame at ${seconds(Number(one.at.toFixed(1)))}`
  if (one.kind === 'file') return one.name
  if (one.kind === 'version') return `a picture of version “${one.name}”`
  if (one.kind !== 'take') return MEDIA[one.kind]
  const { shelved, shot, take, upscaled } = one
  return `${shelved ? 'earlier shot' : 'shot'} ${shot}, take ${number(take)}${upscaled ? ' upscaled' : ''}`
}
