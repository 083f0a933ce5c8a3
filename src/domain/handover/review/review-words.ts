/** Sentences of the review page; `{shot}` and `{title}` are filled in. */
export interface ReviewWords {
  readonly direction: 'ltr' | 'rtl'
  /** What a picture is called where it is not seen. */
  readonly picture: string
  /** What stands where a picture is missing. */
  readonly missing: Readonly<Record<'none' | 'lost' | 'late' | 'unreadable', string>>
  /** A link that begins a mail, and the mail's subject. */
  readonly comment: string
  readonly commentAll: string
  readonly subject: string
  readonly subjectAll: string
  /** Where readers write: who they are, the button, and what it says then. */
  readonly write: Readonly<Record<'all' | 'name' | 'download' | 'none' | 'done', string>>
  /** Above the ruled lines in print. */
  readonly notes: string
  /** Above what a receipt says. */
  readonly drawn: string
  readonly receipt: Readonly<Record<'model' | 'prompt' | 'file', string>>
}
