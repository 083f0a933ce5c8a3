import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { loadAsked } from '../../store/app/asked-code.ts'
import { useAppStore } from '../../store/app/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { Button } from '../kit/Button.tsx'
import { preloadLater } from '../kit/lazy-component.ts'
import { TransferBar } from '../library/TransferBar.tsx'
import { appWords } from '../words/en/app.ts'
import { brokenWords as words } from '../words/en/broken.ts'
import { kitWords } from '../words/en/kit.ts'
import { useErrorTexts } from '../words/error-text.ts'
import { AskedCode } from './AskedCode.tsx'
import { goTo } from './use-route.ts'

const loadLogText = () => import('../words/log-text.ts')
preloadLater(loadLogText)

/** Takes the place of a screen that failed to render. */
export function BrokenScreen({ onLeave }: { readonly onLeave: () => void }) {
  const problem = useAppStore(({ log }) => log.find((line) => line.problem)?.problem)
  const project = useProjectStore((state) => state.project?.id)
  const [copied, setCopied] = useState<string>()
  const { detailText } = useErrorTexts()
  const copyLog = async () => {
    try {
      const { logText } = await loadLogText()
      await navigator.clipboard.writeText(logText(useAppStore.getState().log))
      setCopied(words.copied)
    } catch {
      setCopied(words.notCopied)
    }
  }
  const exportProject = async () => {
    if (project) await (await loadAsked(() => import('../handover/exports.ts'))).EXPORTS.project(project)
  }
  const detail = problem && detailText(problem)
  return (
    <main className="home">
      <div className="alert" role="alert">
        <CircleAlert aria-hidden className="alert-icon" />
        <div className="alert-text">
          <strong>{words.title}</strong>
          {detail && <span className="alert-detail">{detail}</span>}
          <span>{words.text}</span>
          <span className="row">
            <Button primary onClick={() => location.reload()}>
              {kitWords.reload}
            </Button>
            {project && <Button onClick={() => void exportProject()}>{words.exportProject}</Button>}
            <Button
              onClick={() => {
                goTo('#/')
                onLeave()
              }}
            >
              {appWords.allProjects}
            </Button>
            <Button onClick={() => void copyLog()}>{words.copyLog}</Button>
            {copied && <span role="status">{copied}</span>}
          </span>
        </div>
      </div>
      <TransferBar />
      <AskedCode />
    </main>
  )
}
