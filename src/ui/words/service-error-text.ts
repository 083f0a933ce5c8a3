export interface ErrorText {
  /** What happened. */
  readonly title: string
  /** What was kept and what to do next. */
  readonly help: string
}

/**
 * What a person reads when a model service, or the way to it, failed. `chargeText` adds whether it
 * was billed.
 */
export const SERVICE_TEXTS = {
  offline: {
    title: 'You are offline.',
    help: 'What had arrived is kept. Try again once the network is back, or use Sketch.',
  },
  network: {
    title: 'The connection to the model service broke.',
    help: 'What had arrived is kept. It was not repeated by itself. Try again when you like.',
  },
  timeout: {
    title: 'The model took too long.',
    help: 'What had arrived is kept. Try again, or allow more time in Settings.',
  },
  'key-missing': {
    title: 'There is no API key.',
    help: 'Sign in with OpenRouter or add a key in Settings, or choose the Sketch engine.',
  },
  'key-malformed': {
    title: 'This does not look like an API key.',
    help: 'A key is one word of plain letters, digits and dashes. Copy it again.',
  },
  'key-locked': {
    title: 'The API key is locked.',
    help: 'Enter its passphrase in Settings.',
  },
  'key-forgotten': {
    title: 'The API key was forgotten.',
    help: 'What had left with it was finished; nothing further was called. Sign in or add a key in Settings to go on.',
  },
  'key-wrong-passphrase': {
    title: 'This is not the passphrase.',
    help: 'The key is still there. Try again, or forget the key and sign in anew.',
  },
  'key-management': {
    title: 'This is a management key.',
    help: 'It can make and delete other keys, so it was not kept. Sign in, or make an ordinary key with a limit.',
  },
  'sign-in-failed': {
    title: 'Signing in did not work.',
    help: 'No key was made here. Sign in again; a code is good for ten minutes and for one use.',
  },
  'sign-in-elsewhere': {
    title: 'This sign-in was begun in another window.',
    help: 'Copy the code above into Settings there, under “Sign in by hand”.',
  },
  unauthorized: {
    title: 'The API key was not accepted.',
    help: 'It is wrong, disabled or expired. It is still kept; sign in again or check it in Settings.',
  },
  'out-of-credit': {
    title: 'The account has no credit left.',
    help: 'Pictures that had arrived are kept. Add credit at OpenRouter, then try again.',
  },
  'key-limit': {
    title: 'The key has reached its own limit.',
    help: 'Pictures that had arrived are kept. Raise the limit of the key at OpenRouter, then try again.',
  },
  'in-flight': {
    title: 'Calls under way hold the rest of the credit.',
    help: 'It was waited for in vain. Try again when they have ended, or lower Concurrent requests in Settings.',
  },
  'spending-limit': {
    title: 'This would pass the spending limit of this project.',
    help: 'What would pass it was not called. Raise Spending limit in Settings, then try again.',
  },
  'ledger-lost': {
    title: 'What this project has cost could not be read.',
    help: 'So its spending limit cannot be kept, and nothing that costs is called. Reload the page to try again, or use Sketch.',
  },
  refused: {
    title: 'The model refused this.',
    help: 'It is not a fault, so it was not tried again. Change the text, leave out a picture of faces, or use another model.',
  },
  'rate-limited': {
    title: 'Too many requests at once.',
    help: 'It was tried again a few times, with waiting. Wait a little, or lower Concurrent requests in Settings.',
  },
  'quota-reached': {
    title: 'The quota for this model is used up.',
    help: 'It was asked once and the rest was not begun. Wait until it opens again, add credit at OpenRouter, or choose another model.',
  },
  overloaded: {
    title: 'The model is overloaded.',
    help: 'It was tried again a few times, with waiting. Try later, or use another model.',
  },
  'model-missing': {
    title: 'This model is not available.',
    help: 'It may have been retired. Choose another one in Settings.',
  },
  'no-models': {
    title: 'This address lists no models.',
    help: 'Check API base URL in Settings. Most servers of one’s own want /v1 at its end.',
  },
  'no-endpoint': {
    title: 'No provider of this model can take this.',
    help: 'What was asked of the model leaves none over. Choose another model.',
  },
  privacy: {
    title: 'Your privacy settings at OpenRouter rule this model out.',
    help: 'None of its providers keeps to them. Choose another model, or change them there.',
  },
  'not-allowed': {
    title: 'OpenRouter does not let this key do that.',
    help: 'The key’s rules, the account or the country forbid it. Choose another model, or look at the key there.',
  },
  unsupported: {
    title: 'This model does not take what was asked of it.',
    help: 'Choose another image model in Settings.',
  },
  'bad-request': {
    title: 'The service did not understand the request.',
    help: 'Trying the same again will not help. Choose another model in Settings.',
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
  'server-silent': {
    title: 'This server does not answer this page.',
    help: 'Is it running? Else allow this page’s origin: OLLAMA_ORIGINS in Ollama, “Enable CORS” in LM Studio, --allowed-origins in vLLM.',
  },
  'cors-refused': {
    title: 'This server does not let this page in.',
    help: 'Allow this page’s origin: OLLAMA_ORIGINS in Ollama, “Enable CORS” in LM Studio, --allowed-origins in vLLM.',
  },
  'local-network-denied': {
    title: 'The browser does not let this page in there.',
    help: 'Allow it in the browser’s settings for this page.',
  },
  'nothing-to-send': {
    title: 'Every frame is kept on this device.',
    help: 'Let at least one go along under “What leaves this device”.',
  },
  'no-picture-route': {
    title: 'This server draws no pictures.',
    help: 'It has no /images. Use OpenRouter’s address, or the Sketch engine, to draw.',
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
} as const satisfies Readonly<Record<string, ErrorText>>
