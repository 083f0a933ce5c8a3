import { catalogue } from '../catalogue.ts'

/** When a model or its provider answered with something other than what was asked for. */
export const answerErrorWords = catalogue('errors-answer', {
  refused: {
    title: 'The model refused this.',
    help: 'It is not a fault, so it was not tried again. Change the text, leave out a picture of faces, or use another model.',
  },
  'edge-shows': {
    title: 'The edge of the region would show.',
    help: 'What surrounds it came back changed as well, so it was not put into the picture. It is kept as a take of its own. Draw the whole picture instead, or mark another region.',
  },
  'kept-apart': {
    title: 'What came for the region could not be put into the picture.',
    help: 'It is kept as a take of its own.',
  },
  'model-gave-up': {
    title: 'Your browser’s own model did not do this. Sketch did.',
    help: 'Try it again, or choose another engine for this step in Settings.',
  },
  unsupported: {
    title: 'This model does not take what was asked of it.',
    help: 'Choose another image model in Settings.',
  },
  'bad-request': {
    title: 'The service did not understand the request.',
    help: 'Trying the same again will not help. Choose another model in Settings.',
  },
  'schema-too-large': {
    title: 'A shot has too many fields for this model’s provider.',
    help: 'Choose another director model in Settings.',
  },
  'too-large': {
    title: 'The pictures are too large for this model.',
    help: 'Leave out frames, use a smaller style picture, or choose another model.',
  },
  'picture-not-taken': {
    title: 'The model could not read a picture that was sent.',
    help: 'Choose another style picture or frame, draw without the clip’s frame, or use another model.',
  },
  'too-long': {
    title: 'This is more than the model’s context holds.',
    help: 'Send fewer pictures, shorten the text, or choose another model.',
  },
  'too-many-pictures': {
    title: 'These are too many pictures for this model.',
    help: 'Send fewer, or choose another model.',
  },
  'nothing-to-send': {
    title: 'Every frame is kept on this device.',
    help: 'Let at least one go along under “What leaves this device”.',
  },
  'no-picture-route': {
    title: 'This server draws no pictures.',
    help: 'It has no /images. Use OpenRouter’s address, or the Sketch engine, to draw.',
  },
  'picture-server-silent': {
    title: 'The picture server does not answer this page.',
    help: 'Is it running, and at this address? A browser tells no more: it may also not let this page in.',
  },
  'picture-server-refused': {
    title: 'The picture server does not let this page in.',
    help: 'It is running, but answers pages of other addresses only.',
  },
  'picture-server-gone': {
    title: 'No picture server answers at this address.',
    help: 'Start it with its API switched on (--api in WebUI), then look for it in Settings.',
  },
  'picture-server-failed': {
    title: 'The picture server failed.',
    help: 'Nothing was changed. What it says is below; look at its own window too.',
  },
  'workflow-missing': {
    title: 'ComfyUI has no workflow to draw with.',
    help: 'Choose one in Settings.',
  },
  'other-model-loaded': {
    title: 'The picture server has another model loaded now.',
    help: 'This take was drawn by the one below. Load it there, or draw a new take.',
  },
  provider: {
    title: 'The model’s provider failed.',
    help: 'What had arrived is kept. Try again in a moment, or use another model.',
  },
  'server-failed': {
    title: 'The model service failed.',
    help: 'It does not say how far it came, so it was not repeated by itself. Try again in a moment.',
  },
  'service-timeout': {
    title: 'The service gave up waiting for the model.',
    help: 'The model may have gone on, so it was not repeated by itself. Try again, or use another model.',
  },
  'bad-response': {
    title: 'The answer could not be used.',
    help: 'Nothing was changed. Try again, or choose another model.',
  },
  'empty-response': {
    title: 'The answer was empty.',
    help: 'Nothing was changed. Try again, or choose another model.',
  },
  'thought-only': {
    title: 'The model used up its room thinking.',
    help: 'Nothing was changed. Try again, or choose another model.',
  },
  'picture-not-shown': {
    title: 'What came is no picture that this browser can show.',
    help: 'It is kept while this tab is open: save it.',
  },
  'picture-elsewhere': {
    title: 'The picture lies on another server.',
    help: 'Open it and save it soon.',
  },
  'cut-response': {
    title: 'The answer was cut off.',
    help: 'What had arrived is kept. Try again for the whole of it.',
  },
  'too-few-shots': {
    title: 'The director wrote too few shots.',
    help: 'Your earlier shots are unchanged. Try again, or choose another director model.',
  },
})
