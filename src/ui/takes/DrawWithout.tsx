import type { Shot } from '../../domain/board/shot.ts'
import type { Project } from '../../domain/project/project.ts'
import { sentOf } from '../../domain/takes/manifest.ts'
import type { TakeAsk } from '../../domain/takes/take-ask.ts'
import { drawWithout } from '../../store/jobs/start-steps.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { RecoveryButton } from '../jobs/recovery.tsx'
import { moreTakesWords as words } from '../words/en/more-takes.ts'
import { referenceText } from '../words/reference-text.ts'
import { useManifest } from './references/use-manifest.ts'

interface DrawWithoutProps {
  readonly shot: Shot
  /** What is asked for of it; absent for one new take. */
  readonly ask: TakeAsk | undefined
  readonly price: string | undefined
}

/** After a refusal: draws once without one of the pictures, which the list of references keeps. */
export function DrawWithout(props: DrawWithoutProps) {
  const project = useProjectStore((state) => state.project)
  return project && <Choices project={project} {...props} />
}

function Choices({ project, shot, ask, price }: DrawWithoutProps & { readonly project: Project }) {
  const sent = sentOf(useManifest(project, shot).rows)
  if (sent.length === 0) return null
  return (
    <details className="draw-without">
      <summary>{words.withoutOne}</summary>
      <span className="row">
        {sent.map((reference) => (
          <RecoveryButton
            key={reference.id}
            text={words.drawWithout(referenceText(reference))}
            price={price}
            onClick={() => drawWithout(shot.id, reference.id, ask)}
          />
        ))}
      </span>
    </details>
  )
}
