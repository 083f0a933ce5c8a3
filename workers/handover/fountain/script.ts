import { countedShots } from '../../../src/domain/board/counted-shots.ts'
import type { Shot } from '../../../src/domain/board/shot.ts'
import { numberOf } from '../../../src/domain/board/shot-numbers.ts'
import { secondsOf } from '../../../src/domain/findings/reading-time.ts'
import type { HandoverJob } from '../../../src/domain/handover/job.ts'
import { SPEAKER } from '../../../src/domain/handover/review/speeches.ts'

/**
 * The board as a screenplay in Fountain (fountain.io/syntax): a forced scene heading for each shot
 * with its number, the camera as a synopsis, what is seen as forced action, and the dialogue.
 */
export function fountainScript(job: HandoverJob): string {
  const { project, words, at } = job
  const title = [
    `Title: ${oneLine(project.name)}`,
    `Credit: ${words.script.credit}`,
    `Draft date: ${isoDate(at)}`,
  ].join('\n')
  const shots = countedShots(project).map((shot) => shotBlocks(shot, job))
  return `${[title, `# ${action(oneLine(project.name))}`, ...shots.flat()].join('\n\n')}\n`
}

function shotBlocks(shot: Shot, { project, words }: HandoverJob): readonly string[] {
  const number = numberOf(project, shot.id)
  const { seconds, assumed } = secondsOf(shot)
  const terms: Readonly<Record<string, string>> = words.terms
  const camera = [shot.size, shot.angle, shot.move, shot.lens].filter((term) => term !== undefined)
  const facts = [...camera.map((term) => terms[term] ?? term), `${Number(seconds.toFixed(3))} s`]
  // A number in a heading ends at the next sign.
  const heading = `.${words.shot.toUpperCase()} ${escaped(oneLine(number))} #${number.replace(/[^\p{L}\p{N}.-]+/gu, '-')}#`
  return [
    heading,
    `= ${escaped(facts.join(', '))}`,
    ...(assumed ? [`[[${words.notes.assumed}]]`] : []),
    ...paragraphs(shot.text).map((line) => `!${action(line)}`),
    ...speeches(shot.dialogue ?? '', words.script.voice),
  ]
}

/** Readers take forced action, and a section, that ends in " TO:" for a transition. */
const action = (line: string) => escaped(line).replace(/ TO:$/, ' TO:.')

function speeches(dialogue: string, voice: string): readonly string[] {
  const blocks: { readonly speaker: string; readonly lines: string[] }[] = []
  for (const line of dialogue.trim() === '' ? [] : linesOf(dialogue)) {
    const [, speaker, said] = SPEAKER.exec(line) ?? []
    const last = blocks.at(-1)
    if (speaker !== undefined) blocks.push({ speaker, lines: said ? [said] : [] })
    else if (last) last.lines.push(line)
    else blocks.push({ speaker: voice, lines: [line] })
  }
  return blocks.map(({ speaker, lines }) => {
    const said = lines.map((line) => spoken(line)).join('\n')
    return `@${escaped(oneLine(speaker)).toUpperCase()}\n${said.trimEnd() === '' ? '…' : said.trimEnd()}`
  })
}

/** An empty line would end the dialogue; one of two spaces stays in it. */
const spoken = (line: string) => (line.trim() === '' ? '  ' : escaped(line.trim()))

/** Marks that a reader would take for emphasis, a note or a boneyard. */
const escaped = (text: string) =>
  text
    .replace(/[*_]/g, '\\$&')
    .replaceAll('[[', '[ [')
    .replaceAll(']]', '] ]')
    .replaceAll('/\\*', '/ \\*')
    .replaceAll('\\*/', '\\* /')

const paragraphs = (text: string) => linesOf(text).filter((line) => line.trim() !== '')

const linesOf = (text: string) => withoutControls(text).split(/\r\n|\r|\n/)

const oneLine = (text: string) => withoutControls(text).replace(/\s+/g, ' ').trim()

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const withoutControls = (text: string) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')

/** "2026-11-29", in the person's own time. */
function isoDate(at: number): string {
  const date = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
