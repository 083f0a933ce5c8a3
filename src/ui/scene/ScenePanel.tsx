import { countWords } from '../../domain/scene/count-words.ts'
import { editContext } from '../../store/board/edits.ts'
import { clearProblem } from '../../store/jobs/problems.ts'
import { describeScene } from '../../store/jobs/start-steps.ts'
import { useJobStore } from '../../store/jobs/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { ProblemActions } from '../jobs/ProblemActions.tsx'
import { Alert } from '../kit/Alert.tsx'
import { TextLimit } from '../kit/TextLimit.tsx'
import { useOwnText } from '../kit/use-own-text.ts'
import { usePrices } from '../money/use-prices.ts'
import { sceneWords as words } from '../words/en/scene.ts'

/** The scene description: streamed in, then editable. */
export function ScenePanel() {
  const context = useProjectStore(({ project }) => project?.context ?? '')
  const problem = useProjectStore(({ problems }) => problems.scene)
  const earlier = useJobStore((state) => state.earlierContext)
  const readOnly = useProjectStore((state) => state.readOnly)
  const prices = usePrices()
  const text = useOwnText<HTMLTextAreaElement>(context, editContext)
  const writing = useJobStore(({ job }) => job?.kind === 'describe' && !job.reads)
  return (
    <section className="card scene" aria-labelledby="scene-title">
      <div className="panel-head">
        <h2 id="scene-title">{words.title}</h2>
        <span className="quiet figures">{words.words(countWords(context))}</span>
      </div>
      <textarea
        id="scene-text"
        className="prose"
        aria-label={words.title}
        aria-busy={writing}
        readOnly={writing || readOnly}
        dir="auto"
        rows={3}
        {...text}
        placeholder={writing ? words.writing : words.empty}
      />
      <TextLimit text={context} />
      {problem && (
        <Alert problem={problem} onClose={() => clearProblem('scene')}>
          <ProblemActions
            problem={problem}
            step="describe"
            price={prices.of('describe')}
            onRetry={describeScene}
          />
          {earlier !== undefined && earlier !== context && (
            <button type="button" className="button" onClick={() => editContext(earlier)}>
              {words.bringBack}
            </button>
          )}
        </Alert>
      )}
    </section>
  )
}
