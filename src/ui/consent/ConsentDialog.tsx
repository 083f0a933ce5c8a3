import { Dialog } from '@base-ui/react/dialog'
import { withAgreement } from '../../domain/consent/agreement.ts'
import { type CallingStep, callingSteps, plansFor } from '../../domain/consent/plans.ts'
import type { Project } from '../../domain/project/project.ts'
import { useAppStore } from '../../store/app/store.ts'
import { type Sending, sendingOf } from '../../store/consent/sending.ts'
import { closeConsent, useConsentStore } from '../../store/consent/store.ts'
import { useModels } from '../../store/models/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { useEngines } from '../../store/settings/store.ts'
import { type Prices, usePrices } from '../money/use-prices.ts'
import { useSheetPrice } from '../takes/sheet/use-sheet-price.ts'
import { consentWords as words } from '../words/en/consent.ts'
import { engineWords } from '../words/en/engines.ts'
import { list } from '../words/format.ts'
import { aboutDollars } from '../words/prices.ts'
import { referenceText } from '../words/reference-text.ts'
import { Describing, Directing, Drawing, ReadingStyle } from './ConsentRequests.tsx'

/**
 * Exactly what the step that asks is about to send, to which host and model; without a step that
 * asks, what each that sends anything would send.
 */
export function ConsentDialog({ open }: { readonly open: boolean }) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && closeConsent()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog sending">
          <Requests />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** Apart from the dialog, which is there while it is closed: each request is written out whole. */
function Requests() {
  const project = useProjectStore((state) => state.project)
  const waits = useConsentStore((state) => state.answer !== undefined)
  const step = useConsentStore((state) => state.step)
  const prices = usePrices()
  const visitOnly = useAppStore((state) => state.visitOnly !== undefined)
  const engines = useEngines()
  // For what is not asked by a job, which has its own, the sheet follows settings and catalogue.
  useModels()
  const sheets = useSheetPrice(project, step?.sheets)
  if (!project) return null
  const calls = step?.kind === 'draw' ? step.shots.length : 1
  const shot = project.shots.find(({ id }) => id === step?.shots[0])
  const asked = step?.takeAsk && shot && prices.asked(shot, step.takeAsk)
  const single = step && !step.sheets ? priceOf(prices, step, calls) : undefined
  const price = asked?.price ?? (sheets ? aboutDollars(sheets.cost) : single)
  const isOver = step && !step.sheets && prices.stopped(step.reads ? 'reading' : step.kind, calls, step.ask)
  const stopped = asked ? asked.room !== undefined : sheets ? sheets.room !== undefined : isOver
  const steps = step ? [step] : callingSteps(project, engines)
  const sendings = steps.map((one) => {
    const sending = step?.sending ?? sendingOf(engines[one.kind])
    return { ...sending, plans: plansFor(project, one, sending.choice, sending.engine) }
  })
  const requests = sendings.flatMap(({ plans, shown }) => plans.map((plan) => shown(plan, referenceText)))
  const hosts = new Set(
    sendings.map(({ host, where }) => (where === 'browser' ? engineWords.ofBrowser : host)),
  )
  const places = new Set(sendings.map(({ where }) => where))
  const agree = (now: Project) =>
    sendings.reduce((all, { host, plans }) => withAgreement(all, host, plans), now)
  const whenCalled = waits ? words.whenSent : words.whenPressed
  return (
    <>
      <Dialog.Title>{words.title}</Dialog.Title>
      <Dialog.Description className="sending-lead">
        {whenCalled(<strong>{list([...hosts])}</strong>, restOf(places))} {words.clipStays}
        {visitOnly && ` ${words.visitOnly}`}
      </Dialog.Description>
      <div className="dialog-body">
        <Describing project={project} request={requests.find(({ plan }) => plan.kind === 'describe')} />
        <ReadingStyle request={requests.find(({ plan }) => plan.kind === 'read-style')} />
        <Directing request={requests.find(({ plan }) => plan.kind === 'direct')} />
        <Drawing project={project} requests={requests.filter(({ plan }) => plan.kind === 'draw')} />
      </div>
      {stopped && <p className="quiet">{words.overLimit}</p>}
      <div className="row row-end">
        {waits ? (
          <>
            <Dialog.Close className="button">{words.cancel}</Dialog.Close>
            <button
              type="button"
              className="button primary"
              aria-description={price}
              onClick={() => closeConsent(agree)}
            >
              {words.send}
              {price && (
                <span className="price" aria-hidden>
                  {price}
                </span>
              )}
            </button>
          </>
        ) : (
          <Dialog.Close className="button">{words.close}</Dialog.Close>
        )}
      </div>
    </>
  )
}

/** What is said of the place where it goes, behind the names of all places. */
function restOf(places: ReadonlySet<Sending['where']>): string {
  const browser = places.has('browser')
  if (browser && places.size === 1) return words.browser
  const rest = places.has('service') ? words.provider : words.ownServer
  return browser ? `${rest} ${words.browserToo}` : rest
}

const priceOf = (prices: Prices, { kind, reads, ask }: CallingStep, calls: number) =>
  reads ? prices.reading() : prices.of(kind, calls, ask)
