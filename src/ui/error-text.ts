import type { Problem } from '../domain/problem.ts'

interface ErrorText {
  /** What happened. */
  readonly title: string
  /** What was kept and what to do next. */
  readonly help: string
}

/** What a person reads for each error. A code without text does not compile. */
const TEXTS: Readonly<Record<Problem['code'], ErrorText>> = {
  cancelled: { title: 'Cancelled.', help: 'What had arrived is kept.' },
  'clip-empty': { title: 'This file is empty.', help: 'Nothing was changed. Choose the clip again.' },
  'clip-unreadable': {
    title: 'This clip could not be read.',
    help: 'It is not a video, or its index is missing because recording was cut off. Nothing was changed. Choose another file.',
  },
  'clip-no-video': {
    title: 'There is no picture in this file, only sound.',
    help: 'Nothing was changed. Choose a file with a video track.',
  },
  'clip-unsupported': {
    title: 'This kind of video cannot be decoded here.',
    help: 'Nothing was changed. Convert it to H.264 (mp4) and choose it again.',
  },
  'clip-no-frames': {
    title: 'No frame of this clip could be decoded.',
    help: 'The file seems damaged. Choose another clip.',
  },
  'style-empty': {
    title: 'This picture file is empty.',
    help: 'The earlier style picture, if any, is still in place.',
  },
  'style-unreadable': {
    title: 'This style picture could not be read.',
    help: 'Use a PNG, JPEG or WebP picture. The earlier one, if any, is still in place.',
  },
  'style-too-large': {
    title: 'This style picture is too large to decode.',
    help: 'Make it smaller than 100 megapixels. The earlier one, if any, is still in place.',
  },
  'file-unknown': {
    title: 'This file is neither a video nor a picture.',
    help: 'Nothing was changed. Drop a clip or a style picture.',
  },
  'files-too-many': {
    title: 'More than one file of the same kind was dropped.',
    help: 'Nothing was changed. Drop one clip, one style picture, or one of each.',
  },
  'picture-unreadable': {
    title: 'This picture could not be read.',
    help: 'It is not a picture, or it is damaged. It was left as it is.',
  },
  'picture-too-large': {
    title: 'This picture is too large to upscale so far.',
    help: 'It was left as it is. Choose a smaller scale.',
  },
  'upscaler-failed': {
    title: 'The upscaler failed in every way that this device offers.',
    help: 'The original is unchanged. Close other tabs and try again.',
  },
  'upscaler-wrong': {
    title: 'The upscaler gives wrong pictures on this device.',
    help: 'Its result was thrown away and the original is unchanged. An update of the browser or of the graphics driver may help.',
  },
  'gpu-missing': {
    title: 'Best needs a graphics processor, and none was found.',
    help: 'The picture was left as it is. Choose Fast in Settings.',
  },
  'model-unreadable': {
    title: 'This file is not an ONNX model.',
    help: 'Nothing was changed. Choose an .onnx file that holds its weights itself.',
  },
  'model-unsuitable': {
    title: 'This model is not an upscaler that fits.',
    help: 'Nothing was changed. It must take one RGB picture of any size in floats of 0 to 1, and enlarge it ×4.',
  },
  'model-lost': {
    title: 'Your own upscaler is no longer on this device.',
    help: 'The picture was left as it is. Choose the file again in Settings, or another model.',
  },
  offline: {
    title: 'You are offline.',
    help: 'What had arrived is kept. Try again once the network is back, or use Sketch.',
  },
  network: {
    title: 'The connection to the model service broke.',
    help: 'What had arrived is kept. The call may have been billed, so it was not repeated. Try again when you like.',
  },
  timeout: {
    title: 'The model took too long.',
    help: 'What had arrived is kept. Try again, or allow more time in Settings.',
  },
  'key-missing': {
    title: 'There is no API key.',
    help: 'Add your OpenRouter key in Settings, or choose the Sketch engine.',
  },
  'key-malformed': {
    title: 'This does not look like an API key.',
    help: 'A key is one word of plain letters, digits and dashes. Copy it again.',
  },
  unauthorized: { title: 'The API key was not accepted.', help: 'Check it in Settings. Nothing was billed.' },
  'out-of-credit': {
    title: 'The account or the key has no credit left.',
    help: 'Nothing was billed. Add credit or raise the limit of the key, then try again.',
  },
  refused: {
    title: 'The model refused this.',
    help: 'Change the text or try another model. It was not tried again by itself.',
  },
  'rate-limited': {
    title: 'Too many requests at once.',
    help: 'Nothing was billed. Wait a little, or lower Concurrent requests in Settings.',
  },
  'model-missing': {
    title: 'This model is not available.',
    help: 'Nothing was billed. Choose another one in Settings.',
  },
  'too-large': {
    title: 'The pictures are too large for this model.',
    help: 'Nothing was billed. Use a shorter clip or another model.',
  },
  provider: { title: 'The model service failed.', help: 'What had arrived is kept. Try again in a moment.' },
  'bad-response': {
    title: 'The answer could not be used.',
    help: 'Nothing was changed. Try again, or choose another model.',
  },
  'empty-response': {
    title: 'The answer was empty.',
    help: 'Nothing was changed. Try again, or choose another model.',
  },
  'cut-response': {
    title: 'The answer was cut off.',
    help: 'What had arrived is kept. Try again for the whole of it.',
  },
  'too-few-shots': {
    title: 'The director wrote too few shots.',
    help: 'Your earlier shots are unchanged. Try again, or choose another director model.',
  },
  'storage-full': {
    title: 'The disk is full, so this is not saved.',
    help: 'Everything is still here while this tab is open. Free some space; saving is tried again by itself.',
  },
  'storage-lost': {
    title: 'The browser’s storage did not answer.',
    help: 'What is on the screen is still here. Download what you need, then reload.',
  },
  'storage-newer': {
    title: 'This project was made by a newer version.',
    help: 'It was left as it is. Update the app to open it.',
  },
  'out-of-memory': {
    title: 'There was not enough memory.',
    help: 'What had arrived is kept. Close other tabs and try again.',
  },
  'worker-crashed': { title: 'A background task stopped.', help: 'What had arrived is kept. Try again.' },
  stalled: {
    title: 'Decoding stopped answering and was ended.',
    help: 'Frames that had arrived are kept. Try again, or convert the clip to H.264 (mp4).',
  },
  'download-failed': {
    title: 'A part of the app could not be loaded.',
    help: 'Check the network and try again. Nothing was lost.',
  },
  'offline-unsupported': {
    title: 'This browser keeps nothing for this page.',
    help: 'A private window or blocked site data is the usual reason. Everything works while you are online.',
  },
  'busy-elsewhere': {
    title: 'Another tab is working on this project.',
    help: 'Nothing was started here. Finish or cancel it there first.',
  },
  'busy-here': {
    title: 'A job is running.',
    help: 'Nothing was changed. Wait for it or cancel it, then choose the clip again.',
  },
  bug: {
    title: 'Something unexpected failed.',
    help: 'What you see is saved as far as the header says. Try again; reload if it repeats.',
  },
}

export function errorText(problem: Problem): ErrorText {
  return TEXTS[problem.code]
}
