import { expose } from 'comlink'
import { AppError } from '../../src/lib/errors.ts'
import { guard } from '../guard.ts'
import { allowOwnScripts } from '../script-policy.ts'
import type { HandoverApi } from './handover.api.ts'
import { MAKERS } from './makers.ts'
import { survey } from './pictures/survey.ts'

/** A part of the app that did not arrive. */
function lost(cause: unknown): never {
  throw new AppError('download-failed', undefined, { cause })
}

const pdf = () => import('./pdf/make.ts').catch(lost)

const api: HandoverApi = {
  async warm(language) {
    const { warmFonts } = await pdf()
    await warmFonts(language)
  },
  async layOut(job) {
    const { layOutJob } = await pdf()
    const { pages, setter } = await layOutJob(job)
    return { pages, fonts: setter.fonts }
  },
  survey: (job, load, onProgress) => survey(job, { load, onProgress }),
  async make(kind, job, load, onProgress, clip) {
    const maker = await MAKERS[kind]().catch(lost)
    return maker(job, { load, onProgress, clip })
  },
}

// ffmpeg is a worker of this one.
allowOwnScripts()
expose(guard(api))
