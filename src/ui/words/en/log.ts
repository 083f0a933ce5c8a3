import type { LogEvent } from '../../../domain/app/log-event.ts'
import type { Problem } from '../../../domain/problem.ts'
import { ownName } from '../../../domain/upscale/upscale.ts'
import { catalogue } from '../catalogue.ts'
import { dollars, duration, fileSize, list, number, plural } from '../format.ts'
import { summaryText } from '../job-text.ts'
import { modelName } from '../model-name.ts'
import type { Sentences } from '../sentences.ts'
import { stepWords } from './steps.ts'

/** ", $0.067", and whose bill it is where the person's own provider sends one. */
function paid({ cost, own = 0 }: { readonly cost?: number | undefined; readonly own?: number | undefined }) {
  if (cost === undefined) return ''
  if (own <= 0) return `, ${dollars(cost)}`
  const service = cost - own > 1e-9 ? `, ${dollars(cost - own)}` : ''
  return `${service}, billed by your own provider: about ${dollars(own)}`
}

const shelf = (shelved = false) =>
  shelved ? '; the shot was taken off the board meanwhile, its picture is under Earlier shots' : ''

/** "Shot 3", "Shots 3, 4 and 6". */
const shots = (numbers: readonly string[]) =>
  plural(numbers.length, { one: `Shot ${list(numbers)}`, other: `Shots ${list(numbers)}` })

const decoders = {
  webcodecs: "the browser's decoder",
  ffmpeg: 'ffmpeg',
  video: 'the video player, whose times are not exact',
}

const backends = {
  gpu: 'the graphics processor',
  webgpu: 'WebGPU',
  kernel: 'the built-in kernel',
  wasm: 'ONNX Runtime',
}

const stops: Partial<Record<Problem['code'], string>> = {
  'upscaler-wrong': 'its result is wrong',
  'out-of-memory': 'not enough memory',
}

/** The lines of the activity log. */
export const logWords = catalogue('log', {
  problem: 'Problem',
  'shot-failed': ({ number: shot }) => `Shot ${shot} failed`,
  'screen-broken': 'The screen could not be drawn',
  'sign-in-failed': 'Signing in failed',
  'connection-failed': 'Connection failed',
  'update-failed': 'The update failed',
  'app-not-kept': 'This browser keeps no copy of the app',
  'backup-failed': 'The backup folder could not be written',
  'no-place-chosen': 'No place could be chosen for the file: it is downloaded',
  'place-not-written': 'The chosen place cannot be written: the file is downloaded',
  'late-in-memory': 'What arrived for a project that is no longer open is in memory only',
  'cost-not-written': 'What a call cost could not be written down',
  'clip-too-large': ({ file }) =>
    `${file} is too large to keep here: its frames are kept, the clip for this visit only`,
  'clip-visit-only': ({ file }) => `${file} is here for this visit only; its frames are kept`,
  'timeline-empty': 'The timeline stays empty: no picture outside the chosen part could be decoded',
  'clip-measured': ({ shots, ms }) =>
    `${plural(shots, { one: '# shot', other: '# shots' })} of the clip measured in ${duration(ms)}`,
  'clip-unmeasured': 'The clip could not be measured',
  'cut-followed': ({ shots }) =>
    `${plural(shots, { one: '# shot', other: '# shots' })} made from the clip’s own cut`,
  'shots-found': ({ shots, missed }) =>
    `${plural(shots, { one: '# shot', other: '# shots' })} in the clip, ${number(missed)} of them between the even frames`,
  'frames-sampled': ({ done, total, ms, decoder }) =>
    `${number(done)} of ${plural(total, { one: '# frame', other: '# frames' })} sampled in ${duration(ms)} by ${decoders[decoder]}`,
  'frames-missing': ({ count, first }) =>
    `${plural(count, { one: '# frame', other: '# frames' })} cannot be decoded, the first at ${duration(first * 1000)}: the file may be cut off`,
  'repeats-left-out': ({ count }) =>
    plural(count, {
      one: '# frame left out: it repeats the one before',
      other: '# frames left out: they repeat the one before',
    }),
  'ffmpeg-decodes': ({ why }) => `ffmpeg decodes this clip: ${why}`,
  'ffmpeg-goes-on': ({ why }) => `The browser's decoder was given up (${why}); ffmpeg goes on`,
  'player-seeks': ({ why }) => `The decoders gave up (${why}): the page's player seeks, roughly`,
  'own-picture': ({ shot, file }) => `Shot ${shot}: own picture ${file}`,
  'style-taken': ({ file, width, height }) => `Style picture ${file}, kept at ${width} × ${height}`,
  'text-cut': ({ most }) => `Only the first ${number(most)} characters are kept`,
  'who-found': ({ people, places, things }) =>
    `Who and where: ${plural(people, { one: '# person', other: '# people' })}, ${plural(places, { one: '# place', other: '# places' })}, ${plural(things, { one: '# thing', other: '# things' })}`,
  'who-unread':
    'The description came without a list of people and places that could be read. Add them in Who & where.',
  'scene-described': ({ model, words, ...cost }) =>
    `Scene described by ${modelName(model)}, ${plural(words, { one: '# word', other: '# words' })}${paid(cost)}`,
  'style-read': ({ model, words, ...cost }) =>
    `Style read by ${model}: ${plural(words, { one: '# phrase', other: '# phrases' })}${paid(cost)}`,
  'shots-written': ({ model, shots, ...cost }) =>
    `${plural(shots, { one: '# shot', other: '# shots' })} written by ${modelName(model)}${paid(cost)}`,
  'shot-drawn': ({ number: shot, ms, shelved, takes = 1, ...cost }) =>
    `Shot ${shot} drawn${takes > 1 ? ` ${number(takes)} times` : ''} in ${duration(ms)}${paid(cost)}${shelf(shelved)}`,
  'sheet-drawn': ({ shots, ms, ...cost }) =>
    `Draft sheet of ${plural(shots, { one: '# shot', other: '# shots' })} drawn in ${duration(ms)}${paid(cost)}`,
  'shot-upscaled': ({ number: shot, ms, scale, model, backend, shelved }) =>
    `Shot ${shot} upscaled ×${scale} in ${duration(ms)} (${ownName(model) ?? model}, ${backend})${shelf(shelved)}`,
  'upscaler-failed': ({ backend, failure, next }) => {
    const ways = {
      smaller: 'trying smaller tiles',
      afresh: 'starting it afresh',
    }
    const way =
      next === undefined
        ? 'the original is kept'
        : next === 'smaller' || next === 'afresh'
          ? ways[next]
          : `going on with ${backends[next]}`
    return `Upscaler on ${backends[backend]}: ${stops[failure] ?? 'it stopped'}; ${way}`
  },
  'best-is-slow':
    'Without a graphics processor Best takes minutes a picture: to be quicker, cancel, and choose Fast in Settings',
  'webp-not-written': 'This browser cannot write such a WebP without loss: the upscaled picture is a PNG',
  'tab-hidden': 'The tab is hidden: upscaling goes on as far as the browser lets it',
  'own-upscaler-added': ({ file }) => `Own upscaler ${file} taken in`,
  'own-upscaler-removed': 'Own upscaler removed',
  'shot-inserted': ({ number: shot }) => `Shot ${shot} inserted`,
  'shots-omitted': ({ numbers }) => `${shots(numbers)} omitted`,
  'shots-deleted': ({ numbers }) => `${shots(numbers)} deleted`,
  'shots-back': ({ numbers }) => `${shots(numbers)} brought back`,
  'shots-moved': ({ numbers, now }) => `${shots(numbers)} moved${now ? `, now ${list(now)}` : ''}`,
  'shots-duplicated': ({ numbers }) => `${shots(numbers)} duplicated`,
  'shot-split': ({ number: shot, second }) => `Shot ${shot} split, its second part is shot ${second}`,
  'shots-merged': ({ number: shot, next }) => `Shot ${next} merged into shot ${shot}`,
  'numbers-locked': ({ first, last }) => `Numbers locked, ${first} to ${last}`,
  'numbers-unlocked': 'Numbers unlocked: the board is counted anew',
  'finding-fixed': ({ shot, between }) => `Finding ${between ? 'before' : 'at'} shot ${shot} fixed`,
  'finding-left': ({ shot, between }) => `Finding ${between ? 'before' : 'at'} shot ${shot} left as it is`,
  'shots-done': ({ step, summary, cancelled }) => {
    const { name } = stepWords.steps[step]
    return cancelled
      ? `${name} cancelled: ${summaryText(step, summary)}`
      : `${name}: ${summaryText(step, summary)}`
  },
  cancelled: 'Cancelled; what had arrived is kept',
  'trying-again': ({ ms }) => `Nothing was billed; trying again in ${duration(ms)}`,
  'batch-held': ({ left }) =>
    plural(left, {
      one: 'Something was changed while pictures are drawn: # waits for an answer',
      other: 'Something was changed while pictures are drawn: # wait for an answer',
    }),
  'job-cut-off': ({ step }) => stepWords.steps[step].cutOff,
  'job-goes-on': 'What is under way is still received, and goes to the tab that takes over',
  'late-handed-over': 'What was under way arrived, and goes to the tab that now writes the project',
  'late-removed': 'What was under way arrived for a project that was removed for good',
  'late-kept': ({ project, trashed }) =>
    `What was under way arrived and is kept with “${project}”${trashed ? ', in the trash' : ''}`,
  'key-forgotten': 'API key forgotten',
  'key-forgotten-elsewhere': 'API key forgotten in another tab',
  'signed-in': 'Signed in with OpenRouter',
  connected: ({ host }) => `Connected to ${host}`,
  saved: 'Saved',
  'taken-over': 'Taken over from the other tab',
  'project-deleted': ({ project }) => `Project deleted: ${project}`,
  exported: ({ file }) => `Exported as ${file}`,
  imported: ({ project }) => `Imported ${project}`,
  'version-frozen': ({ name }) => `Version ${name} frozen`,
  'handed-over': ({ file }) => `Handed over as ${file}`,
  'backup-begun': ({ folder }) => `Projects are mirrored to the folder ${folder} from now on`,
  freed: ({ bytes }) => `${fileSize(bytes)} freed`,
  'brought-back': ({ stay, of }) =>
    `${number(stay)} of ${number(of)} had been brought back in another tab and stay`,
  'kept-for-good': 'The browser keeps your projects for good',
  'not-kept-for-good':
    'The browser has not promised to keep your projects when the disk runs short: export what matters',
  'offline-ready': 'Ready for use without a network',
  'offline-removed': 'Video tools, photo formats, upscaler and fonts removed from this device',
  'no-app-copy': 'This window keeps no copy of the app: it needs the network to start',
  'no-tools-kept': 'This window keeps no video tools and no upscaler: they are downloaded at each visit',
  'tabs-not-told': 'This browser cannot tell that a project is worked on in two tabs: keep it in one',
  'no-settings-kept': 'This window keeps no settings: they hold until it is closed',
} satisfies Sentences<LogEvent>)
