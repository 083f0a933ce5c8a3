/**
 * A ComfyUI workflow in its API format: nodes by id, and in each what it is given by name. A link
 * to another node is a list of that node's id and an output's number.
 */
export type Workflow = Readonly<Record<string, WorkflowNode>>

export interface WorkflowNode {
  readonly class_type: string
  readonly inputs: Readonly<Record<string, unknown>>
  readonly _meta?: { readonly title?: unknown }
}

/** What a workflow is filled with. */
export const FILLED = ['prompt', 'seed', 'width', 'height', 'strength', 'pictures', 'mask'] as const
export type Filled = (typeof FILLED)[number]

/** Where something of a workflow is filled in. */
export interface Place {
  readonly node: string
  readonly input: string
}

export interface ReadWorkflow {
  readonly workflow: Workflow
  /** Of the pictures one place or more for each, in order. */
  readonly places: Readonly<Record<Filled, readonly Place[]>>
  /** Pictures that it takes. */
  readonly pictures: number
}

/** Why a file is no workflow that can be used. */
export type WorkflowFault =
  | 'no-json'
  /** As the editor saves it, with nodes and links for its canvas. */
  | 'for-the-editor'
  | 'no-workflow'
  /** It says nowhere where the prompt goes. */
  | 'no-prompt'
  | 'too-large'

/** Characters of a workflow; large ones have some hundred nodes. */
export const WORKFLOW_MOST = 1 << 18

/** Reads the text of a file that ComfyUI's menu exports for programs. */
export function readWorkflow(text: string): ReadWorkflow | WorkflowFault {
  if (text.length > WORKFLOW_MOST) return 'too-large'
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return 'no-json'
  }
  if (!isRecord(read)) return 'no-workflow'
  if (Array.isArray(read.nodes)) return 'for-the-editor'
  if (!isWorkflow(read)) return 'no-workflow'
  const places = placesIn(read)
  if (places.prompt.length === 0) return 'no-prompt'
  return { workflow: read, places, pictures: picturesIn(read, places.pictures) }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function isWorkflow(value: Readonly<Record<string, unknown>>): value is Workflow {
  const nodes = Object.values(value)
  const isNode = (node: unknown) =>
    isRecord(node) && typeof node.class_type === 'string' && isRecord(node.inputs)
  return nodes.length > 0 && nodes.every(isNode)
}

export const PLACEHOLDER = /%(prompt|seed|width|height|strength|mask|picture([1-9]\d?))%/g

/** The inputs of a workflow whose text has a placeholder of a kind. */
function withPlaceholder(all: readonly Input[], kind: Filled): readonly Input[] {
  return all.filter(({ value }) => typeof value === 'string' && kindsIn(value).includes(kind))
}

/** The kinds of placeholders in a text. */
export const kindsIn = (text: string): readonly Filled[] =>
  [...text.matchAll(PLACEHOLDER)].map(([, name, picture]) => (picture ? 'pictures' : (name as Filled)))

interface Input extends Place {
  readonly of: WorkflowNode
  readonly value: unknown
}

/** Names of files have placeholders of ComfyUI's own, `%width%` among them. */
export const OF_FILES = /^filename|prefix$/

const inputsOf = (workflow: Workflow): readonly Input[] =>
  Object.entries(workflow).flatMap(([node, of]) =>
    Object.entries(of.inputs)
      .filter(([input]) => !OF_FILES.test(input))
      .map(([input, value]) => ({ node, input, of, value })),
  )

/**
 * Fields of numbers and lists of files take no text in ComfyUI's editor, so that no placeholder can
 * be typed there: where a workflow has none of a kind, these inputs are filled.
 */
const BY_NAME: Readonly<Record<Exclude<Filled, 'prompt'>, (input: Input) => boolean>> = {
  seed: ({ input, value }) => (input === 'seed' || input === 'noise_seed') && typeof value === 'number',
  width: (input) => isSide(input, 'width', isEmptyPicture),
  height: (input) => isSide(input, 'height', isEmptyPicture),
  strength: ({ input, value }) => input === 'denoise' && typeof value === 'number' && value < 1,
  pictures: ({ of, input }) => of.class_type === 'LoadImage' && input === 'image',
  mask: ({ of, input }) => of.class_type === 'LoadImageMask' && input === 'image',
}

/** A side of what a picture begins with. */
function isSide({ of, input }: Input, side: string, begins: (node: WorkflowNode) => boolean): boolean {
  const isSize = typeof of.inputs.width === 'number' && typeof of.inputs.height === 'number'
  return input === side && isSize && begins(of)
}

const isEmptyPicture = ({ inputs }: WorkflowNode) => 'batch_size' in inputs
/** Where a picture is painted over, what scales it; later steps may enlarge it once more. */
const isScaledPicture = ({ class_type }: WorkflowNode) => class_type.startsWith('ImageScale')

function placesIn(workflow: Workflow): ReadWorkflow['places'] {
  const all = inputsOf(workflow)
  const of = (kind: Filled): readonly Place[] => {
    const named = withPlaceholder(all, kind)
    return filledIn(all, kind, named).map(({ node, input }) => ({ node, input }))
  }
  return {
    prompt: of('prompt'),
    seed: of('seed'),
    width: of('width'),
    height: of('height'),
    strength: of('strength'),
    pictures: of('pictures'),
    mask: of('mask'),
  }
}

function filledIn(all: readonly Input[], kind: Filled, named: readonly Input[]): readonly Input[] {
  if (named.length > 0 || kind === 'prompt') return named
  const found = all.filter(BY_NAME[kind])
  if (found.length > 0 || (kind !== 'width' && kind !== 'height')) return found
  return all.filter((input) => isSide(input, kind, isScaledPicture))
}

const valueAt = (workflow: Workflow, { node, input }: Place) => workflow[node]?.inputs[input]

/** The highest number of a placeholder; without placeholders one for each node. */
function picturesIn(workflow: Workflow, places: readonly Place[]): number {
  const numbers = places.map((place) => numbersIn(valueAt(workflow, place)))
  return numbers.some((some) => some.length > 0) ? Math.max(...numbers.flat()) : places.length
}

const numbersIn = (value: unknown): readonly number[] =>
  typeof value === 'string'
    ? [...value.matchAll(PLACEHOLDER)].flatMap(([, , n]) => (n ? [Number(n)] : []))
    : []

/** What a person calls a node: its title, else its kind. */
export function nodeName(workflow: Workflow, id: string): string {
  const node = workflow[id]
  const title = node?._meta?.title
  return typeof title === 'string' && title.trim() !== '' ? title : (node?.class_type ?? id)
}

/** The file of the model that a workflow loads; empty where it does not say. */
export function modelIn(workflow: Workflow): string {
  const names = inputsOf(workflow).filter(({ input }) => MODEL_INPUTS.includes(input))
  const [first] = names.toSorted((a, b) => MODEL_INPUTS.indexOf(a.input) - MODEL_INPUTS.indexOf(b.input))
  return typeof first?.value === 'string' ? first.value : ''
}

const MODEL_INPUTS: readonly string[] = ['ckpt_name', 'unet_name']
