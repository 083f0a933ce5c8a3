import type { ModelWarning } from '../../domain/models/model-warning.ts'
import { connectionWords } from './en/connection.ts'

export function warningText(warning: ModelWarning): string {
  const { models, warnings } = connectionWords
  switch (warning.code) {
    case 'own-server':
      return warnings.ownServer
    case 'none':
      return warnings.none(models[warning.step])
    case 'gone':
      return warnings.gone(models[warning.step], warning.model, warning.instead)
    case 'few-references':
      return warnings.fewReferences(models.draw, warning.model, warning.takes)
    case 'sees-nothing':
      return warnings.seesNothing(models[warning.step], warning.model)
    case 'no-schema':
      return warnings.noSchema(models[warning.step], warning.model)
  }
}
