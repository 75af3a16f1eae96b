/** Every word the app can say. A language is one file of this shape; no component holds a string. */
export type Messages = {
  language: string
  appName: string
  loading: string
  close: string
  undo: string
  retry: string
  back: string

  reach: {
    lost: string
    lostText: string
    lostUploads: string
    again: string
    neverTitle: string
    neverText: string
  }

  theme: { label: string; system: string; light: string; dark: string }
  menu: { label: string; signedInAs: (email: string) => string; signOut: string }
  notices: string

  setup: {
    pageTitle: string
    title: string
    lead: string
    household: string
    householdHint: string
    name: string
    email: string
    emailHint: string
    password: string
    code: string
    codeHint: string
    submit: string
    foot: string
    alreadyDone: string
  }
  signIn: {
    pageTitle: string
    title: string
    lead: string
    expired: string
    email: string
    password: string
    submit: string
    wrong: string
  }
  password: {
    show: string
    hide: string
    strength: string
    words: { tooShort: string; weak: string; fair: string; good: string; strong: string }
    hint: string
  }
  form: { required: string; emailShape: string; passwordShort: string; passwordLong: string }

  photos: {
    pageTitle: string
    title: string
    count: (n: number) => string
    grid: string
    today: string
    yesterday: string
    dayCount: (n: number) => string
    item: (name: string) => string
    itemProcessing: (name: string) => string
    itemFailed: (name: string) => string
    itemPending: string
    selectItem: (name: string) => string
    selectDay: (day: string) => string
    scrubber: string
    emptyTitle: string
    emptyText: string
    emptyDrop: string
    failedTitle: string
  }
  select: {
    start: string
    stop: string
    bar: string
    count: (n: number) => string
    download: string
    remove: string
  }
  remove: {
    removing: (n: number) => string
    done: (n: number) => string
    failed: (n: number, reason: string) => string
    restored: (n: number) => string
    restoreFailed: string
  }
  download: { several: (n: number) => string }

  add: {
    button: string
    short: string
    title: string
    photos: string
    photosHint: string
    files: string
    filesHint: string
    folder: string
    folderHint: string
    drop: string
    phoneTitle: string
    phoneApple: string
    phoneAndroid: string
    phoneFiles: string
    phoneOpen: string
    dropHere: string
    dropHereHint: string
    nothing: string
  }
  uploads: {
    title: string
    open: string
    minimise: string
    expand: string
    pause: string
    resume: string
    clear: string
    retryAll: string
    retryOne: (name: string) => string
    cancelOne: (name: string) => string
    list: string
    overall: string
    running: (done: number, total: number) => string
    paused: (left: number) => string
    waiting: (left: number) => string
    finished: (n: number) => string
    finishedNothingNew: string
    someFailed: (n: number) => string
    left: (bytes: string, time: string | null) => string
    tick: string
    state: {
      waiting: string
      sending: (percent: number) => string
      finishing: string
      kept: string
      duplicate: string
      failed: string
    }
    started: (n: number) => string
    stoppedFull: string
    stoppedSignedOut: string
  }

  viewer: {
    label: string
    close: string
    previous: string
    next: string
    details: string
    download: string
    remove: string
    zoom: string
    position: (at: number, of: number) => string
    loading: string
    processing: string
    processingHint: string
    failed: string
    failedHint: string
    file: string
    fileHint: string
    broken: string
    gone: string
  }
  details: {
    title: string
    name: string
    taken: string
    added: string
    camera: string
    exposure: string
    place: string
    dimensions: string
    size: string
    type: string
    unknownDate: string
    pixels: (width: number, height: number, megapixels: string) => string
    pages: (n: number) => string
    reading: string
  }

  failure: {
    network: string
    unknown: string
    answers: Partial<Record<string, string>>
  }
}
