import type { EngineStep } from '../../domain/engines/engines.ts'
import type { ProjectId } from '../../domain/ids.ts'
import { estimateCall } from '../../domain/money/estimate.ts'
import { originOf } from '../../lib/address.ts'
import { AppError } from '../../lib/errors.ts'
import type { CallConfig } from '../../services/engines/call-config.ts'
import { callFacts } from '../consent/call-facts.ts'
import { currentModels, loadCatalogue, useCatalogueStore } from '../models/store.ts'
import { createSpendGuard, freeSpendGuard, readLedgerOf } from '../money/store.ts'
import { openedProject, useProjectStore } from '../project/store.ts'
import { timesForgotten, useSettingsStore } from '../settings/store.ts'

/**
 * The configuration of one job's engine: the current key and settings, the models they resolve to,
 * and a spend guard for the project.
 * @throws AppError `model-missing` where no model is chosen and none can be; the reason why the
 * model list could not be read.
 */
export async function engineConfig(
  project: ProjectId,
  step: EngineStep,
  onWait: (error: AppError, ms: number) => void,
): Promise<CallConfig> {
  const { settings, apiKey } = useSettingsStore.getState()
  const origin = originOf(settings.openRouter.baseUrl)
  const forgotten = timesForgotten(origin)
  await loadCatalogue()
  const { catalogue, problem } = useCatalogueStore.getState()
  const models = currentModels()
  const plain = catalogue?.source === 'own'
  const charge = { billed: 'no' } as const
  if (plain && step === 'draw') throw new AppError('no-picture-route', undefined, { charge })
  if (models[step].id === '') {
    if (problem) throw new AppError(problem.code, problem.detail, { charge })
    throw new AppError('model-missing', { code: 'no-model-chosen' }, { charge })
  }
  const { openRouter } = settings
  if (!plain) await readLedgerOf(project)
  const spendGuard = plain
    ? freeSpendGuard(onWait)
    : createSpendGuard({
        project,
        // Read at every call, so that a limit lowered during a job takes effect.
        limit: () => useSettingsStore.getState().settings.openRouter.spendingLimit,
        estimate: (called, model, size) =>
          estimateCall(called, openedProject(project), catalogue, model, openRouter, size),
        onWait,
      })
  return {
    ...callFacts(),
    apiKey,
    keyStands: () => timesForgotten(origin) === forgotten,
    isOurs: () => !useProjectStore.getState().readOnly,
    spendGuard,
  }
}
