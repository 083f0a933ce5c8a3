import {
  FILLED,
  type Filled,
  kindsIn,
  OF_FILES,
  PLACEHOLDER,
  type Place,
  type ReadWorkflow,
  type Workflow,
} from './workflow.ts'

export interface WorkflowValues {
  readonly prompt: string
  readonly seed: number
  readonly width: number
  readonly height: number
  /** Absent where nothing is begun with. */
  readonly strength?: number | undefined
  /** Names of the pictures as the server knows them. */
  readonly pictures: readonly string[]
  readonly mask?: string | undefined
}

const ALONE = new RegExp(`^${PLACEHOLDER.source}$`)

/**
 * A workflow with everything filled in. A picture that it takes beyond those that there are is the
 * first one again. What is absent leaves a place as it was exported; a placeholder of the strength
 * is 1 then, where a picture follows its words alone.
 */
export function filledWorkflow({ workflow, places }: ReadWorkflow, values: WorkflowValues): Workflow {
  const picture = (number: number) => values.pictures[number - 1] ?? values.pictures[0]
  const keyOf = ({ node, input }: Place) => JSON.stringify([node, input])
  const byName = new Map<string, unknown>()
  for (const kind of FILLED) {
    for (const [i, place] of places[kind].entries()) {
      byName.set(keyOf(place), kind === 'pictures' ? picture(i + 1) : values[kind])
    }
  }
  const valueFor = (name: string, number: string | undefined) => {
    if (number) return picture(Number(number))
    return name === 'strength' ? (values.strength ?? 1) : values[name as Exclude<Filled, 'pictures'>]
  }
  const filled = (place: Place, value: unknown): unknown => {
    if (OF_FILES.test(place.input)) return value
    if (typeof value !== 'string' || kindsIn(value).length === 0) return byName.get(keyOf(place)) ?? value
    const [, name, number] = ALONE.exec(value.trim()) ?? []
    // A placeholder alone stands for the very value, a number as a number.
    if (name) return valueFor(name, number) ?? value
    // In one pass: what is filled in is not read again.
    return value.replace(PLACEHOLDER, (as, one, n) => String(valueFor(one, n) ?? as))
  }
  const nodes = Object.entries(workflow).map(([id, node]) => {
    const inputs = Object.entries(node.inputs).map(([input, value]) => [
      input,
      filled({ node: id, input }, value),
    ])
    return [id, { ...node, inputs: Object.fromEntries(inputs) }]
  })
  return Object.fromEntries(nodes)
}
