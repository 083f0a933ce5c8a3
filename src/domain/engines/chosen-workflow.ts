import { digestOf } from '../../lib/digest.ts'
import type { ChosenWorkflow, Start } from './picture-server.ts'
import { modelIn, readWorkflow, type WorkflowFault } from './workflow.ts'

/** A file of a workflow as it is kept, or why it is none. */
export function chosenWorkflow(name: string, text: string): ChosenWorkflow | WorkflowFault {
  const read = readWorkflow(text)
  if (typeof read === 'string') return read
  const { places, pictures } = read
  const [strength, mask] = [places.strength.length > 0, places.mask.length > 0]
  const model = modelIn(read.workflow) || name
  return { name, text, digest: digestOf(text), model, pictures, strength, mask }
}

/** What a workflow seems to be made for: to paint over a picture, or to follow a list of them. */
export const startFor = ({ strength }: ChosenWorkflow): Start => (strength ? 'still' : 'references')
