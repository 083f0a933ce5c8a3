import { drawnReceipt, shownTake } from '../../../src/domain/board/shot.ts'
import { frameTable } from '../../../src/domain/handover/frame-table.ts'
import { type HandoverJob, timecodeKind } from '../../../src/domain/handover/job.ts'
import { namedPicture } from '../pictures/named-picture.ts'
import { MOTIONS } from './motion.ts'

/** What a video model that takes a first and a last frame is given for a shot. */
export interface ShotPrompt {
  readonly shot: string
  /** Paths in the hand-over; the last shot has no next picture. */
  readonly firstFrame: string
  readonly lastFrame: string
  readonly move: string
  readonly motion: string
  readonly seconds: number
  readonly frames: number
  readonly framesPerSecond: number
  readonly text: string
  readonly dialogue: string
  readonly sound: string
  /** What the picture was drawn from; left out of a clean hand-over. */
  readonly picturePrompt?: string
}

/** One entry for each shot that counts, in order. */
export function promptPack(job: HandoverJob): readonly ShotPrompt[] {
  const { rate } = timecodeKind(job.project, job.options)
  const { shots } = frameTable(job.project, rate)
  const pictures = shots.map(({ shot }) => namedPicture(job, shot) ?? '')
  return shots.map(({ shot, number, frames, seconds }, place): ShotPrompt => {
    const { move = 'static', text, dialogue = '', sound = '' } = shot
    const take = shownTake(shot)
    const prompt = take && drawnReceipt(take)?.prompt
    return {
      shot: number,
      firstFrame: pictures[place] ?? '',
      lastFrame: pictures[place + 1] ?? '',
      move,
      motion: MOTIONS[move],
      seconds: Number(seconds.toFixed(3)),
      frames,
      framesPerSecond: Number((rate.frames / rate.seconds).toFixed(3)),
      text,
      dialogue,
      sound,
      ...(!job.options.clean && prompt ? { picturePrompt: prompt } : {}),
    }
  })
}

/** The pack as a page: a heading a shot, and its text as it would be pasted. */
export function packAsMarkdown(pack: readonly ShotPrompt[], shotWord: string): string {
  const parts = pack.map((one) => {
    const frames = [one.firstFrame, one.lastFrame].filter((path) => path !== '').map((path) => `- ${path}`)
    const lines = [
      one.text,
      one.motion,
      one.dialogue && `> ${one.dialogue.replaceAll('\n', '\n> ')}`,
      one.sound,
    ]
    return [
      `## ${shotWord} ${one.shot}, ${one.seconds} s`,
      frames.join('\n'),
      ...lines,
      one.picturePrompt && `\`\`\`\n${one.picturePrompt.replaceAll('```', '` ` `')}\n\`\`\``,
    ]
      .filter(Boolean)
      .join('\n\n')
  })
  return `${parts.join('\n\n')}\n`
}
