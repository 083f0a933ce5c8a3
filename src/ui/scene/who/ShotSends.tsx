import { countedShots } from '../../../domain/board/counted-shots.ts'
import { numberOf } from '../../../domain/board/shot-numbers.ts'
import { toldSubjects } from '../../../domain/engines/told-subjects.ts'
import type { ShotId } from '../../../domain/ids.ts'
import type { Project } from '../../../domain/project/project.ts'
import { countWords } from '../../../domain/scene/count-words.ts'
import { subjectsIn } from '../../../domain/scene/named-subjects.ts'
import { useEngine } from '../../../store/settings/store.ts'
import { whoWords as words } from '../../words/en/who.ts'

interface ShotSendsProps {
  readonly project: Project
  /** The shot that is looked at; the first one where there is none. */
  readonly shown: ShotId | undefined
}

/** What a shot sends of these lists: the words of its prompt. */
export function ShotSends({ project, shown }: ShotSendsProps) {
  const { usesModels } = useEngine('draw')
  const shots = countedShots(project)
  const shot = shots.find(({ id }) => id === shown) ?? shots[0]
  if (!shot) return <p className="quiet">{words.noShots}</p>
  const told = toldSubjects(subjectsIn(project, shot))
  return (
    <section className="who-sends" aria-labelledby="who-sends">
      <div className="panel-head">
        <h3 id="who-sends">{words.sends(numberOf(project, shot.id))}</h3>
        <span className="quiet figures">{words.words(countWords(told))}</span>
      </div>
      <p className="who-told" dir="auto">
        {told || words.sendsNothing}
      </p>
      <p className="quiet">{usesModels ? words.wordForWord : words.toldToModels}</p>
    </section>
  )
}
