import { isAgreed } from '../../domain/consent/agreement.ts'
import { type CallingStep, plansFor } from '../../domain/consent/plans.ts'
import type { Project } from '../../domain/project/project.ts'
import { callFacts, choiceOf, hostOf } from './call-facts.ts'

/** True when everything that a step would send with the current settings was consented to. */
export function isStepAgreed(project: Project, step: CallingStep): boolean {
  const facts = callFacts()
  return isAgreed(project, hostOf(facts), plansFor(project, step, choiceOf(facts)))
}
