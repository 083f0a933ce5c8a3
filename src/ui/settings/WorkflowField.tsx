import { useMemo } from 'react'
import type { ChosenWorkflow } from '../../domain/engines/picture-server.ts'
import { FILLED, nodeName, readWorkflow } from '../../domain/engines/workflow.ts'
import { chooseWorkflow, useServerSearch } from '../../store/engines/picture-server.ts'
import { useJobStore } from '../../store/jobs/store.ts'
import { FileInput } from '../kit/FileInput.tsx'
import { workflowWords as words } from '../words/en/workflow.ts'
import { list } from '../words/format.ts'

/** The workflow that ComfyUI draws with, and what of it is filled in. */
export function WorkflowField({ workflow }: { readonly workflow: ChosenWorkflow | undefined }) {
  const fault = useServerSearch((state) => state.fault)
  const running = useJobStore(({ job }) => job !== undefined)
  const name = workflow ? words.another : words.choose
  return (
    <div className="field">
      <span>{workflow ? words.title(workflow.name) : words.none}</span>
      {!running && (
        <div className="row">
          <FileInput
            label={name}
            accept="application/json,.json"
            className="button"
            onFiles={([file]) => file && chooseWorkflow(file)}
          >
            {name}
          </FileInput>
        </div>
      )}
      {fault && (
        <span role="alert" className="field-problem">
          {words.faults[fault]}
        </span>
      )}
      {workflow && <WhatIsFilled workflow={workflow} />}
      <span className="quiet">{words.help}</span>
    </div>
  )
}

function WhatIsFilled({ workflow: { text } }: { readonly workflow: ChosenWorkflow }) {
  const read = useMemo(() => readWorkflow(text), [text])
  if (typeof read === 'string') return null
  const { workflow, places } = read
  return (
    <dl className="filled">
      {FILLED.map((kind) => (
        <div key={kind}>
          <dt>{words.filled[kind]}</dt>
          <dd>{namesOf(places[kind].map(({ node }) => nodeName(workflow, node))) || words.notFilled}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Each name once, with how many nodes have it. */
function namesOf(names: readonly string[]): string {
  const each = [...new Set(names)]
  return list(each.map((name) => words.times(name, names.filter((one) => one === name).length)))
}
