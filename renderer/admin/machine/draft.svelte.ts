/**
 * What somebody has typed over what is shown. As long as nothing is typed, a form follows the house,
 * which others may change meanwhile.
 */
export function createDraft<Values extends object>(shown: () => Values) {
  let typed = $state.raw<Partial<Values>>({})

  return {
    get: <Name extends keyof Values>(name: Name): Values[Name] =>
      (name in typed ? typed : shown())[name] as Values[Name],
    set: <Name extends keyof Values>(name: Name, value: Values[Name]) =>
      void (typed = { ...typed, [name]: value }),
    /** What differs from what is shown. */
    get changes(): Partial<Values> {
      const now = shown()
      const differing = Object.entries(typed).filter(
        ([name, value]) => value !== now[name as keyof Values],
      )
      return Object.fromEntries(differing) as Partial<Values>
    },
    clear: () => void (typed = {}),
  }
}

export type Draft<Values extends object> = ReturnType<typeof createDraft<Values>>
