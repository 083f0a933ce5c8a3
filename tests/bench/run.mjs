// `npm run bench` runs all benches, `npm run bench -- frames` one of them.
import { benchAnswers } from './answers.mjs'
import { benchBoard } from './board.mjs'
import { benchFrames } from './frames.mjs'
import { benchAnimatic, benchFiles, benchWays } from './handover.mjs'
import { benchKeeping } from './keeping.mjs'
import { benchKernel } from './kernel.mjs'
import { benchLighthouse } from './lighthouse.mjs'
import { benchOfflineStart } from './offline-start.mjs'
import { benchOpenRouter } from './openrouter.mjs'
import { benchPeople } from './people.mjs'
import { benchPreview } from './preview.mjs'
import { benchProjectFile } from './project-file.mjs'
import { benchSight } from './sight.mjs'
import { benchUpscale } from './upscale.mjs'
import { benchWebgpu } from './webgpu.mjs'

const BENCHES = {
  animatic: benchAnimatic,
  answers: benchAnswers,
  board: benchBoard,
  files: benchFiles,
  frames: benchFrames,
  kernel: benchKernel,
  keeping: benchKeeping,
  lighthouse: benchLighthouse,
  offline: benchOfflineStart,
  openrouter: benchOpenRouter,
  people: benchPeople,
  preview: benchPreview,
  'project-file': benchProjectFile,
  sight: benchSight,
  upscale: benchUpscale,
  ways: benchWays,
  webgpu: benchWebgpu,
}

/** Benches that go together. */
const GROUPS = { handover: ['files', 'animatic', 'ways', 'preview'] }

const asked = process.argv.slice(2).flatMap((name) => GROUPS[name] ?? [name])
const unknown = asked.filter((name) => !(name in BENCHES))
if (unknown.length > 0) {
  console.error(
    `There is no bench called ${unknown.join(', ')}. There is: ${Object.keys(BENCHES).join(', ')}.`,
  )
  process.exitCode = 1
} else {
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (asked.length === 0 || asked.includes(name)) await bench()
  }
}
