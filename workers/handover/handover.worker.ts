import { expose } from 'comlink'
import { AppError } from '../../src/lib/errors.ts'
import { guard } from '../guard.ts'
import type { HandoverApi } from './handover.api.ts'
import { MAKERS } from './makers.ts'
import { survey } from './pictures/survey.ts'

const api: HandoverApi = {
  survey: (job, load, onProgress) => survey(job, { load, onProgress }),
  async make(kind, job, load, onProgress) {
    const maker = await MAKERS[kind]().catch((cause: unknown) => {
      throw new AppError('download-failed', undefined, { cause })
    })
    return maker(job, { load, onProgress })
  },
}

expose(guard(api))
