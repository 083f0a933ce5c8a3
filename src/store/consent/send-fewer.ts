import { sendingOnly } from '../../domain/consent/send-fewer.ts'
import { editProject } from '../project/edits.ts'

/** Sends this many frames, spread over the clip, the identity frame included. */
export const withholdAllBut = (count: number) => editProject((project) => sendingOnly(project, count))
