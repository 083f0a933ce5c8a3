import { Tabs } from '@base-ui/react/tabs'
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import { countedShots } from '../../../domain/board/counted-shots.ts'
import { keptTakes, type Shot, shownTake } from '../../../domain/board/shot.ts'
import { numberOf } from '../../../domain/board/shot-numbers.ts'
import { aspectRatio, type Project } from '../../../domain/project/project.ts'
import { focusTaken, leaveShot, useChosenShot } from '../../../store/board/chosen-shot.ts'
import { settleSelection } from '../../../store/board/select-shots.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { Lazy } from '../../kit/Lazy.tsx'
import { lazyComponent } from '../../kit/lazy-component.ts'
import { DrawAgain } from '../../takes/DrawAgain.tsx'
import { MoreTakes } from '../../takes/MoreTakes.tsx'
import { OwnPictureInput } from '../../takes/OwnPictureInput.tsx'
import { ReceiptList } from '../../takes/ReceiptList.tsx'
import { ReferencesCount } from '../../takes/references/ReferencesCount.tsx'
import { TakePanel } from '../../takes/TakePanel.tsx'
import { inspectorWords as words } from '../../words/en/inspector.ts'
import { severalWords } from '../../words/en/several.ts'
import { number as numberText } from '../../words/format.ts'
import { ShotComments } from '../comments/ShotComments.tsx'
import { usePictureShape } from '../use-picture-shape.ts'
import { shotHome } from './camera-id.ts'
import { InspectorHead } from './InspectorHead.tsx'
import { SeveralShots } from './SeveralShots.tsx'
import { ShotFields } from './ShotFields.tsx'
import { TakePicture } from './TakePicture.tsx'
import { useInspectorKeys } from './use-inspector-keys.ts'

const ReferencesPanel = lazyComponent(
  async () => (await import('../../takes/references/ReferencesPanel.tsx')).ReferencesPanel,
)

/** The chosen shot with all that is known of it; nothing while none is chosen. */
export function ShotInspector() {
  const project = useProjectStore((state) => state.project)
  const shape = usePictureShape()
  const { chosen, selected } = useChosenShot()
  const shots = project ? countedShots(project) : []
  const place = shots.findIndex(({ id }) => id === chosen)
  const shot = shots[place]
  // A deleted shot that comes back does not open the inspector again.
  const gone = chosen !== undefined && !shot
  useEffect(() => {
    if (gone) settleSelection()
  }, [gone])
  if (!project || !shot) return null
  const several = project.shots.filter(({ id }) => selected.has(id))
  const number = numberOf(project, shot.id)
  return (
    <Inspector
      shot={shot}
      name={several.length > 1 ? severalWords.selected(several.length) : words.shot(number)}
      aspect={shape ?? aspectRatio(project)}
    >
      {(close, tab) =>
        several.length > 1 ? (
          <SeveralShots project={project} shots={several} onClose={close} />
        ) : (
          <>
            <InspectorHead shot={shot} number={number} place={place} shots={shots} onClose={close} />
            <TakePicture shot={shot} />
            <ShotTabs project={project} shot={shot} tab={tab} />
          </>
        )
      }
    </Inspector>
  )
}

interface InspectorProps {
  /** The one that the inspector follows. */
  readonly shot: Shot
  readonly name: string
  /** Width over height of the board's pictures. */
  readonly aspect: number
  /** @param tab takes the focus when the shot was chosen by key */
  readonly children: (close: () => void, tab: RefObject<HTMLButtonElement | null>) => ReactNode
}

function Inspector({ shot, name, aspect, children }: InspectorProps) {
  const wantsFocus = useChosenShot((state) => state.wantsFocus)
  const region = useRef<HTMLElement>(null)
  const tab = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // On a phone the page may have been scrolled far down the board.
    const top = region.current?.getBoundingClientRect().top ?? 0
    if (top < 0 || top > innerHeight) region.current?.scrollIntoView({ block: 'start' })
    if (!wantsFocus) return
    tab.current?.focus({ preventScroll: true })
    focusTaken()
  }, [wantsFocus])
  const close = () => {
    flushSync(leaveShot)
    shotHome(shot.id)?.focus()
  }
  useInspectorKeys(region, close)
  return (
    <section
      className="inspector"
      aria-label={name}
      style={{ ['--aspect' as string]: String(aspect) }}
      ref={region}
    >
      {children(close, tab)}
    </section>
  )
}

interface ShotTabsProps {
  readonly project: Project
  readonly shot: Shot
  readonly tab: RefObject<HTMLButtonElement | null>
}

function ShotTabs({ project, shot, tab }: ShotTabsProps) {
  const take = shownTake(shot)
  const takes = keptTakes(shot).length
  return (
    <Tabs.Root className="inspector-tabs" defaultValue="shot">
      <Tabs.List className="tab-list" aria-label={words.parts} activateOnFocus>
        <Tabs.Tab className="tab" value="shot" ref={tab}>
          {words.tabs.shot}
        </Tabs.Tab>
        <Tabs.Tab className="tab" value="references" title={words.tabHints.references}>
          {words.tabs.references} <ReferencesCount shot={shot} />
        </Tabs.Tab>
        <Tabs.Tab className="tab" value="takes" title={words.tabHints.takes}>
          {words.tabs.takes} {takes > 0 && <span className="quiet figures">{numberText(takes)}</span>}
        </Tabs.Tab>
        <Tabs.Tab className="tab" value="receipt" title={words.tabHints.receipt}>
          {words.tabs.receipt}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel className="tab-panel" value="shot" tabIndex={-1}>
        <ShotFields key={shot.id} shots={[shot]} />
        <ShotComments key={`comments ${shot.id}`} project={project} shot={shot.id} />
      </Tabs.Panel>
      <Tabs.Panel className="tab-panel" value="references" tabIndex={-1}>
        <Lazy when>
          <ReferencesPanel shot={shot} />
        </Lazy>
      </Tabs.Panel>
      <Tabs.Panel className="tab-panel" value="takes" tabIndex={-1}>
        <TakePicture shot={shot} />
        {take ? <TakePanel shot={shot} take={take} /> : <p className="quiet">{words.noTakes}</p>}
        <MoreTakes project={project} shot={shot} />
        <OwnPictureInput shot={shot} />
      </Tabs.Panel>
      <Tabs.Panel className="tab-panel" value="receipt" tabIndex={-1}>
        {take ? (
          <>
            <ReceiptList project={project} take={take} />
            <DrawAgain shot={shot} take={take} />
          </>
        ) : (
          <p className="quiet">{words.noReceipt}</p>
        )}
      </Tabs.Panel>
    </Tabs.Root>
  )
}
