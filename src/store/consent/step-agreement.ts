import { isAgreed } from '../../domain/consent/agreement.ts'
import { type CallingStep, plansFor } from '../../domain/consent/plans.ts'
import type { Project } from '../../domain/project/project.ts'
import { currentEngine } from '../settings/store.ts'
import { sendingOf } from './sending.ts'

/** True when everything that a step would send with the current settings was consented to. */
export function isStepAgreed(project: Project, step: CallingStep): boolean {
  const { host, choice, engine } = sendingOf(currentEngine(step.kind))
  return isAgreed(project, host, plansFor(project, step, choice, engine))
}
