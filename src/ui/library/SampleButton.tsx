import { Clapperboard, X } from 'lucide-react'
import { useEffect } from 'react'
import { cancelSample, createSample, leaveSample, useSample } from '../../store/library/sample.ts'
import { Bar } from '../kit/Bar.tsx'
import { Button } from '../kit/Button.tsx'
import { useLate } from '../kit/use-late.ts'
import { libraryWords as words } from '../words/en/library.ts'
import { openNewProject } from './open-new-project.ts'

/** *Try the sample*; where that takes its time, it shows how far it is, and cancels. */
export function SampleButton() {
  const coming = useSample(({ stage }) => stage !== undefined)
  const share = useSample((state) => state.share)
  const late = useLate(coming)
  useEffect(() => leaveSample, [])
  const press = () => {
    if (late) cancelSample()
    else if (!coming) void openNewProject(createSample)
  }
  return (
    <div className="sample-button">
      <Button primary onClick={press}>
        {/* The first words keep their room, so that nothing beside them moves. */}
        <span className={late ? 'row is-away' : 'row'} aria-hidden={late}>
          <Clapperboard aria-hidden />
          {words.trySample}
        </span>
        {late && (
          <span className="row">
            <X aria-hidden />
            {words.cancel}
          </span>
        )}
      </Button>
      {late && <Bar label={words.fetchingSample} done={share} thin />}
      <span className="visually-hidden" role="status">
        {late && words.fetchingSample}
      </span>
    </div>
  )
}
