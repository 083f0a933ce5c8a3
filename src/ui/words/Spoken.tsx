import { Fragment, type ReactNode, useEffect, useState } from 'react'
import { tell } from '../../store/app/uncaught.ts'
import { useSettingsStore } from '../../store/settings/store.ts'
import { speak } from './catalogue.ts'
import { appWords } from './en/app.ts'
import { languageFor, loadLanguage } from './languages.ts'

/**
 * Holds the whole screen: draws it once its language is there, and anew when another is chosen.
 * English is built in and waits for nothing.
 */
export function Spoken({ children }: { readonly children: ReactNode }) {
  const choice = useSettingsStore(({ settings }) => settings.language)
  const wanted = languageFor(choice, navigator.languages)
  const [spoken, setSpoken] = useState(wanted === 'en' ? wanted : undefined)
  useEffect(() => {
    if (wanted === spoken) return
    let here = true
    loadLanguage(wanted)
      .then((language) => {
        if (!here) return
        speak(language)
        document.documentElement.lang = language.tag
        document.documentElement.dir = language.direction
        document.title = appWords.name
        setSpoken(wanted)
      })
      .catch((error) => {
        tell(error)
        // What is spoken already goes on, at first English.
        if (here) setSpoken((before) => before ?? 'en')
      })
    return () => {
      here = false
    }
  }, [wanted, spoken])
  return spoken && <Fragment key={spoken}>{children}</Fragment>
}
