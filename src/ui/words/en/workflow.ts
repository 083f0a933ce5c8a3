import type { Filled, WorkflowFault } from '../../../domain/engines/workflow.ts'
import { catalogue } from '../catalogue.ts'
import { number } from '../format.ts'

const filled: Readonly<Record<Filled, string>> = {
  prompt: 'Words',
  seed: 'Seed',
  width: 'Width',
  height: 'Height',
  strength: 'Strength',
  pictures: 'Pictures',
  mask: 'Mask',
}

const faults: Readonly<Record<WorkflowFault, string>> = {
  'no-json': 'This file is no JSON, so it is no workflow.',
  'for-the-editor':
    'This is a workflow for ComfyUI’s editor. Export it for programs: Workflow, Export (API).',
  'no-workflow': 'This file is no workflow of ComfyUI.',
  'no-prompt': 'It says nowhere where the words go. Type %prompt% into its text, and export it again.',
  'too-large': 'This file is too large for a workflow.',
}

/** ComfyUI's workflow, in Settings. */
export const workflowWords = catalogue('workflow', {
  filled,
  faults,
  choose: 'Choose a workflow',
  another: 'Choose another workflow',
  none: 'ComfyUI draws with a workflow of yours',
  title: (name: string) => `Workflow: ${name}`,
  notFilled: 'as exported',
  times: (name: string, count: number) => (count > 1 ? `${name} ×${number(count)}` : name),
  help: 'In ComfyUI type %prompt% where the words go, then export it: Workflow, Export (API). Seed, size, strength and pictures are found by the names of their inputs, or stand where you write %seed%, %width%, %height%, %strength%, %picture1%, %picture2%, %mask% into the file.',
})
