import { catalogue } from '../catalogue.ts'

/** When a call could not be made, or the account does not allow it. */
export const serviceErrorWords = catalogue('errors-service', {
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
  'server-silent': {
    title: 'This server does not answer this page.',
    help: 'Is it running? Else allow this page’s origin: OLLAMA_ORIGINS in Ollama, “Enable CORS” in LM Studio, --allowed-origins in vLLM.',
  },
  'cors-refused': {
    title: 'This server does not let this page in.',
    help: 'Allow this page’s origin: OLLAMA_ORIGINS in Ollama, “Enable CORS” in LM Studio, --allowed-origins in vLLM.',
  },
  'model-not-fetched': {
    title: 'The browser did not get its model.',
    help: 'Nothing here was changed. Look at the space on the disk and at the network, then try again.',
  },
  'local-network-denied': {
    title: 'The browser does not let this page in there.',
    help: 'Allow it in the browser’s settings for this page, or open the app from localhost (npm start): such a page is never asked.',
  },
})
