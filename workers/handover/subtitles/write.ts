import type { Cue } from '../../../src/domain/handover/cues.ts'

/** SubRip: numbered cues, CRLF, a comma before the milliseconds; "-->" in a text would end it. */
export const srt = (cues: readonly Cue[]): string =>
  cues
    .map(({ from, to, lines }, i) => {
      const text = lines.map((line) => line.replaceAll('-->', '→').replace(/</g, '‹'))
      return [`${i + 1}`, `${clock(from, ',')} --> ${clock(to, ',')}`, ...text, '', ''].join('\r\n')
    })
    .join('')

/** WebVTT (W3C), whose text escapes what would be a tag. */
export const vtt = (cues: readonly Cue[]): string =>
  `WEBVTT\n\n${cues
    .map(({ from, to, lines }) => {
      const text = lines.map((line) =>
        line.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'),
      )
      return `${clock(from, '.')} --> ${clock(to, '.')}\n${text.join('\n')}\n\n`
    })
    .join('')}`

/** "00:00:02.500". */
function clock(seconds: number, point: string): string {
  const ms = Math.round(seconds * 1000)
  const part = (value: number, width = 2) => String(value).padStart(width, '0')
  const whole = Math.floor(ms / 1000)
  const times = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60].map((value) =>
    part(value),
  )
  return `${times.join(':')}${point}${part(ms % 1000, 3)}`
}
