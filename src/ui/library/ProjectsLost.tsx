import { dismissLost } from '../../store/library/store.ts'
import { Button } from '../kit/Button.tsx'
import { kitWords } from '../words/en/kit.ts'
import { visitWords as words } from '../words/en/visit.ts'

/** Says that the browser has lost the projects, until somebody dismisses it. */
export function ProjectsLost() {
  return (
    <div className="notice" role="status">
      <p>
        <strong>{words.lost}</strong> {words.lostHelp}
      </p>
      <div className="row">
        <Button onClick={dismissLost}>{kitWords.dismiss}</Button>
      </div>
    </div>
  )
}
