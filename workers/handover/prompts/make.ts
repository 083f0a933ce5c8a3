import { rowOf } from '../../../src/domain/handover/file-kinds.ts'
import type { Maker } from '../maker.ts'
import { toCsv } from '../shot-list/write.ts'
import { packAsMarkdown, promptPack, type ShotPrompt } from './pack.ts'

/** The columns of the pack as CSV, named as the keys of its JSON. */
const KEYS = [
  'shot',
  'firstFrame',
  'lastFrame',
  'move',
  'motion',
  'seconds',
  'frames',
  'framesPerSecond',
  'text',
  'dialogue',
  'sound',
  'picturePrompt',
] as const satisfies readonly (keyof ShotPrompt)[]

/** The same pack three times: for programs, for tables, for people. */
export const makePrompts: Maker = async (job) => {
  const pack = promptPack(job)
  const keys = KEYS.filter((key) => key !== 'picturePrompt' || !job.options.clean)
  const { path } = rowOf('prompts')
  const file = (name: string, type: string, text: string) => ({
    path: path + name,
    content: new Blob([text], { type: `${type};charset=utf-8` }),
  })
  return [
    file('prompts.json', 'application/json', `${JSON.stringify(pack, undefined, 2)}\n`),
    file('prompts.csv', 'text/csv', toCsv([keys, ...pack.map((one) => keys.map((key) => one[key] ?? ''))])),
    file('prompts.md', 'text/markdown', packAsMarkdown(pack, job.words.shot)),
  ]
}
