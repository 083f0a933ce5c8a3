import type { Detail } from '../../../domain/problem.ts'
import { catalogue } from '../catalogue.ts'
import {
  dateAndTime,
  dollars,
  duration,
  fileSize,
  megabytes,
  number,
  plural,
  timeOfDay,
  wholeDollars,
} from '../format.ts'
import type { Sentences } from '../sentences.ts'
import type { modelDetailWords } from './details-model.ts'
import { stepWords } from './steps.ts'

const DAY_MS = 86_400_000

const ends = { input: 'Its input', output: 'Its output' } as const

/** Details that follow an error's title. */
export const detailWords = catalogue('details', {
  'decoder-left-out': "the browser's own decoder is left out",
  'decoder-missing': 'this browser has no decoder for scripts',
  'image-decoder-missing': 'this browser has no decoder of moving pictures for scripts',
  'decoder-lacks-codec': ({ codec }) => `this browser does not decode its ${codec}`,
  'decoder-silent': 'The browser’s decoder fell silent.',
  'index-not-understood': ({ said }) => `its index was not understood (${said})`,
  'index-slow': 'reading its index takes too long',
  'no-byte-left':
    'After a disk without any room a browser may lose what it keeps when it is started again: export the project now.',
  'index-cut-off': 'it was cut off',
  'format-left': 'its format is left to ffmpeg',
  'track-missing': 'it has no video track that was understood',
  'may-be-transparent': 'its pictures may be transparent',
  'edits-several': 'its edit list has several parts',
  'cropped-otherwise': 'its pictures are cropped in another way than its index says',
  'two-shapes': 'its index gives it two shapes',
  'fields-apart': 'each field of its pictures is stored for itself',
  'colours-unknown': ({ matrix }) => `its colours are coded as ${matrix}`,
  'frames-lacking': 'some frames did not come',
  'range-unreadable': 'frames of high dynamic range that cannot be read',
  'shape-unlike-index': 'its pictures are of another shape than its index says',
  'times-missing': 'its pictures have no times',
  named: ({ name, why }) => (why ? `${name}: ${why}` : name),
  'no-answer': 'no answer',
  'over-limit': ({ price, taken, limit }) => {
    const spent = `${dollars(taken)} of ${wholeDollars(limit)} are spent or set aside.`
    return price === undefined
      ? `Its price is not known; ${spent}`
      : `It would cost about ${dollars(price)}; ${spent}`
  },
  failure: ({ failure, why }) => (why ? `${failure}: ${why}` : failure),
  'key-in-tab': 'The key stays in this tab until it is closed.',
  'key-not-kept': 'The key could not be kept on this device.',
  'key-not-read': 'The key could not be read.',
  'key-not-deleted': 'The key that is kept on this device could not be deleted.',
  'upscaler-silent': 'The upscaler fell silent.',
  empty: 'The file is empty.',
  'not-zip': 'It is not a zip.',
  'earlier-shot': 'An earlier shot that was to go along.',
  'style-needed': 'Sketch needs a style picture.',
  'answer-no-picture': 'The answer does not hold a picture.',
  'answer-not-json': 'The answer is not JSON.',
  'taken-over': 'Another tab took the project over.',
  'answer-no-key': 'The answer does not describe a key.',
  'keys-not-told': 'This server does not tell about keys (no /key).',
  'answer-no-chat': 'The answer is not a chat completion.',
  'models-not-json': 'The list of models is not JSON.',
  'answer-no-models': 'The answer is not a list of models.',
  'answer-no-prices': 'The answer does not tell prices.',
  'no-canvas': 'This browser gives no canvas.',
  'no-canvas-of-size': 'No canvas of this size could be made.',
  'shot-removed': 'The shot was removed.',
  'picture-removed': 'The picture was removed.',
  'clip-gone': 'The clip is no longer here. Choose it again.',
  'stays-here': 'It stays on this device.',
  'list-undone': 'The list was undone or replaced.',
  'shared-file': 'The shared file',
  'no-project-here': 'There is no project at this address.',
  'no-model-chosen': 'No model is chosen.',
  'deleted-elsewhere': 'It was deleted in another tab.',
  'project-closed': 'The project was closed.',
  'message-unreadable': 'The worker sent a message that could not be read.',
  'project-no-id': 'The project has no id.',
  'project-unreadable': 'A stored project could not be read.',
  'no-simd': 'This browser has no SIMD in WebAssembly.',
  'net-no-picture': 'The net gave no picture.',
  'kernel-silent': 'A kernel fell silent.',
  'no-gpu': 'There is no WebGPU adapter.',
  'gpu-silent': 'The graphics processor fell silent.',
  'no-times': 'No picture in it has a time.',
  'index-missing': 'Its index is missing: the recording or the copy was cut off.',
  'format-unknown': 'It is in no format that is known here.',
  'file-empty': ({ name }) => `${name} is empty.`,
  'file-too-large': ({ name, bytes, most }) =>
    `${name} has ${megabytes(bytes)}; at most ${megabytes(most)} are taken.`,
  'part-missing': ({ name }) => `There is no ${name} in it.`,
  'part-unreadable': ({ name }) => `${name} can no longer be read.`,
  'too-many-files': ({ most }) => `It holds more than ${number(most)} files.`,
  claims: ({ bytes }) => `It claims ${fileSize(bytes)} in all.`,
  'part-twice': ({ name }) => `${name} is in it twice.`,
  'name-outside': ({ name }) => `The name “${name}” points outside the file.`,
  'part-link': ({ name }) => `${name} is a link.`,
  'part-locked': ({ name }) => `${name} is locked with a password.`,
  'part-claims': ({ name, bytes }) => `${name} claims ${fileSize(bytes)}.`,
  'part-larger': ({ name }) => `${name} is larger than it claims.`,
  'part-other-size': ({ name, bytes, wanted }) =>
    `${name} has ${plural(bytes, { one: '# byte', other: '# bytes' })}, not ${number(wanted)}.`,
  'part-other-checksum': ({ name }) => `The checksum of ${name} is another.`,
  'part-pieces': ({ name, found, wanted }) => `${name} has ${number(found)} hashes, not ${number(wanted)}.`,
  'part-not-text': ({ name }) => `${name} is not text.`,
  'text-too-long': ({ most }) => `The description went on for more than ${number(most)} characters.`,
  'no-address': ({ address }) => `“${address}” is not a web address.`,
  'picture-size': ({ name, width, height }) => `${name ?? 'It'} is ${width} × ${height} pixels`,
  'space-needed': ({ needs, free }) => `About ${fileSize(needs)} are needed, ${fileSize(free)} are free.`,
  'part-not-json': ({ name }) => `${name} is not JSON.`,
  'part-other-app': ({ name }) => `${name} is of another app.`,
  'part-not-named': ({ name }) => `${name} is not named by the project.`,
  'two-files': ({ name }) => `${name} has two files.`,
  'two-things': ({ name }) => `${name} stands for two things.`,
  'gpu-lost': ({ said }) => `The graphics processor was lost. ${said}`,
  'answer-incomplete': ({ seconds }) => `The answer was not complete after ${number(seconds)} s.`,
  'nothing-arrived': ({ seconds }) => `Nothing arrived for ${number(seconds)} s.`,
  'picture-unknown': 'It begins like no picture that is known here.',
  'picture-not-decoded': ({ type }) => `Its bytes begin as ${type} and could not be decoded.`,
  'answer-without-picture': 'The answer came without a picture.',
  'let-in': ({ server, origin, isLocal }) =>
    [
      'To be let in:',
      letIn(server, origin),
      ...(isLocal ? [] : ['Or open the app from localhost (npm start).']),
    ].join(' '),
  'job-lost': 'The job is gone from its queue: it was cancelled there, or the server was started anew.',
  until: ({ at }) => `Until ${at - Date.now() < DAY_MS ? timeOfDay(at) : dateAndTime(at)}.`,
  'part-swells': ({ name, from, bytes }) =>
    `${name} would swell from ${fileSize(from)} to ${fileSize(bytes)}.`,
  'cut-short': 'It is cut short: its end is missing, as after a download that did not finish.',
  'file-moved': 'The browser can no longer read it. Was it moved, renamed or changed?',
  'decoder-crashed': 'The decoder crashed on it: it is damaged.',
  'style-not-decoded': 'The style picture could not be decoded.',
  'frame-not-decoded': ({ time }) => `The frame at ${duration(time * 1000)} could not be decoded.`,
  'key-has-space': 'There is a space or a line break inside it.',
  'key-has-others': 'It has characters that no key has.',
  'newer-format': ({ found, reads }) => `File format ${found}; this app reads ${reads}.`,
  'newer-project': ({ found, reads }) => `Project version ${found}; this app reads ${reads}.`,
  'the-sample': 'The sample',
  'is-svg': ({ name }) => `${name} is an SVG drawing. Export it as PNG or JPEG first.`,
  'is-camera-raw': ({ name }) =>
    `${name} is a camera’s own file. Export it as JPEG or TIFF from your photo program.`,
  'style-first': 'Choose a style picture first.',
  'worker-not-started': 'The worker did not start.',
  'kernel-not-started': 'A kernel did not start.',
  ports: ({ inputs, outputs }) =>
    `It has ${number(inputs)} inputs and ${number(outputs)} outputs; one of each is needed.`,
  'port-no-picture': ({ which }) => `${ends[which]} is no picture.`,
  'port-type': ({ which, type }) => `${ends[which]} is ${type}; float32 is needed.`,
  'port-shape': ({ which, shape }) =>
    `${ends[which]} is ${shape}; count × channels × height × width is needed.`,
  'port-count': ({ which, count }) => `${ends[which]} takes ${number(count)} pictures at once.`,
  'port-channels': ({ which, channels }) =>
    `${ends[which]} has ${number(channels)} channels; 3 are needed, red, green and blue.`,
  'port-one-size': ({ which, shape }) =>
    `${ends[which]} is made for one size only, ${shape}; any size is needed.`,
  'net-fails': ({ width, height, said }) => `It fails on a picture of ${width} × ${height}: ${said}`,
  'enlarges-otherwise': ({ wanted, scale }) =>
    `${scale === undefined ? 'It gives a picture of another shape' : `It enlarges ×${number(scale)}`}; ×${wanted} is needed.`,
  'not-alike': 'What it gives does not look like the picture that went in.',
  'download-longer': 'The download is longer than it must be.',
  'download-short': ({ bytes, wanted }) =>
    `${number(bytes)} of ${plural(wanted, { one: '# byte', other: '# bytes' })} arrived.`,
  'download-changed': 'The download was changed on the way.',
  'update-replaced': 'A newer update took its place.',
  'answer-at-limit': 'The answer reached the model’s length limit.',
  'shots-of': ({ shots, wanted }) => `${number(shots)} of ${number(wanted)}`,
  'field-wrong': ({ path, said }) => `${path}: ${said}`,
  'id-twice': ({ id }) => `${id} is there twice.`,
  'enlarged-too-large': (values) => stepWords.whyNot.tooLarge(values),
} satisfies Sentences<Exclude<Detail, { readonly code: keyof typeof modelDetailWords }>>)

/** The switches of picture servers; those of one, or all where it is not known which it is. */
function letIn(server: string, origin: string): string {
  const switches: Readonly<Record<string, string>> = {
    webui: `WebUI and Forge: --api --cors-allow-origins=${origin}. SD.Next: --cors-origins=${origin}.`,
    comfyui: `ComfyUI: --enable-cors-header ${origin}.`,
    'openai-images': `Lemonade: LEMONADE_ALLOWED_ORIGINS=${origin}.`,
    localai: `LocalAI: --cors --cors-allow-origins=${origin}.`,
    'sd-server': 'stable-diffusion.cpp lets every page in; look at which port it listens.',
  }
  return switches[server] ?? Object.values(switches).join(' ')
}
