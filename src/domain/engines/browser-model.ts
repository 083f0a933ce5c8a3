/** The browser does not say what its model is called. The screen has words for this. */
export const BROWSER_MODEL = 'browser:model'
/** The receiver of what is sent to it, in place of a host and port. */
export const BROWSER_HOST = 'browser:'
