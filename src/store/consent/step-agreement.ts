import { isAgreed } from '../../domain/consent/agreement.ts'
import { type CallingStep, plansFor } from '../../domain/consent/plans.ts'
import type { Project } from '../../domain/project/project.ts'
import { callFacts, choiceOf, hostOf } from './call-facts.ts'

/** True when all that a step would send, as things are set now, was shown and agreed to. */
export function isStepAgreed(project: Project, step: CallingStep): boolean {
  const facts = callFacts()
  return isAgreed(project, hostOf(facts), plansFor(project, step, choiceOf(facts)))
}
