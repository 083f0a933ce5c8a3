import { factsOf } from '../../domain/engines/engine-choice.ts'
import { isEngineStep, type Step } from '../../domain/jobs/steps.ts'
import type { StepInput } from '../../pipeline/steps.ts'
import { openedProject } from '../project/store.ts'
import { currentEngine } from '../settings/store.ts'
import { isStepAgreed } from './step-agreement.ts'
import { askConsent } from './store.ts'

/**
 * Asks for consent to a step: true at once when nothing leaves this device, else after earlier
 * consent is found or the user presses Send.
 */
export async function requestConsent(kind: Step, input: StepInput): Promise<boolean> {
  if (!isEngineStep(kind) || !factsOf(currentEngine(kind)).leavesDevice) return true
  const step = {
    kind,
    reads: input.reads,
    shots: input.shots ?? [],
    without: input.without,
    ask: input.ask,
    takeAsk: input.asked?.ask,
    sheets: input.sheets,
  }
  return (await isStepAgreed(openedProject(), step)) || askConsent(step)
}
