import { dismissAnswer } from '../../store/takes/keep-answers.ts'
import { useAnswerStore } from '../../store/takes/unsaved-answers.ts'
import { SaveCame } from '../jobs/recovery.tsx'
import { Alert } from '../kit/Alert.tsx'
import { leftAnswerWords as words } from '../words/en/left-answers.ts'

/** What earlier calls brought and can only be saved by hand. */
export function LeftAnswers() {
  const left = useAnswerStore((state) => state.left)
  return left.map((answer) => (
    <Alert key={answer.id} problem={answer.problem} onClose={() => dismissAnswer(answer)}>
      <span>{words.from(answer.project)}</span>
      <SaveCame came={answer.problem.came} />
    </Alert>
  ))
}
