import { dismissDone, useTransferStore } from '../../store/library/transfer.ts'
import { goTo, projectHref } from '../app/use-route.ts'
import { Button } from '../kit/Button.tsx'
import { kitWords } from '../words/en/kit.ts'
import { projectMenuWords as words } from '../words/en/project-menu.ts'
import { TransferBar } from './TransferBar.tsx'

/** Over the page's lower edge: a project file that is read or written, then what came of it. */
export const Transfers = () => (
  <>
    <TransferBar />
    <TransferDone />
  </>
)

function TransferDone() {
  const done = useTransferStore((state) => state.done)
  if (!done) return null
  const [first, ...others] = done.doing === 'importing' ? done.projects : []
  return (
    <div className="notice" role="status">
      <p>
        {done.doing === 'exporting'
          ? words.exported(<bdi>{done.file}</bdi>)
          : others.length > 0
            ? words.importedSeveral(done.projects.length)
            : words.imported(<bdi>{first?.name}</bdi>)}
      </p>
      <div className="row">
        {first && others.length === 0 && (
          <Button onClick={() => goTo(projectHref(first.id))}>{words.open}</Button>
        )}
        <Button onClick={dismissDone}>{kitWords.dismiss}</Button>
      </div>
    </div>
  )
}
