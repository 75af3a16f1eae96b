import PhotoSwipe from 'photoswipe'
import type { Slide } from './slide.ts'

type Deps = {
  index: number
  total: () => number
  slideAt: (index: number) => Slide
  /** Fills a slide that is words; returns how to take them away again. */
  write: (target: HTMLElement, slide: Slide) => () => void
  tileOf: (slide: Slide) => HTMLElement | null
  /** Pixels at the right that the details take. */
  taken: () => number
  brokenWords: string
  label: string
  still: boolean
  onChange: (index: number) => void
  onClose: () => void
}

export type Gallery = ReturnType<typeof createGallery>

/** Opens PhotoSwipe: gestures, zoom and the sliding are its work, everything around them is ours. */
export function createGallery(deps: Deps) {
  const pswp = new PhotoSwipe({
    index: deps.index,
    loop: false,
    bgOpacity: 1,
    wheelToZoom: true,
    // The page behind is inert, and the undo of a toast must stay reachable.
    trapFocus: false,
    returnFocus: false,
    showHideAnimationType: deps.still ? 'none' : 'zoom',
    zoomAnimationDuration: deps.still ? false : 280,
    // Measured from what fills the screen: a double tap is a step closer, whatever the size of the file.
    secondaryZoomLevel: ({ fit }) => fit * 2.5,
    maxZoomLevel: ({ fit }) => Math.max(fit * 6, 2),
    tapAction: 'toggle-controls',
    arrowPrev: false,
    arrowNext: false,
    close: false,
    zoom: false,
    counter: false,
    errorMsg: deps.brokenWords,
    getViewportSizeFn: () => ({ x: innerWidth - deps.taken(), y: innerHeight }),
  })
  const written = new WeakMap<object, () => void>()

  pswp.addFilter('numItems', deps.total)
  pswp.addFilter('itemData', (_, index) => deps.slideAt(index))
  pswp.addFilter('thumbEl', (_, slide) => (deps.tileOf(slide as Slide) ?? undefined) as HTMLElement)
  pswp.addFilter('isContentZoomable', (can, content) => can && content.type !== 'words')
  pswp.addFilter('useContentPlaceholder', (use, content) => use && content.type !== 'words')
  pswp.on('contentLoad', (event) => {
    if (event.content.type !== 'words') return
    event.preventDefault()
    const element = document.createElement('div')
    element.className = 'pswp__words'
    event.content.element = element
    written.set(event.content, deps.write(element, event.content.data as Slide))
    event.content.onLoaded()
  })
  pswp.on('contentDestroy', ({ content }) => written.get(content)?.())
  pswp.on('change', () => deps.onChange(pswp.currIndex))
  pswp.on('close', deps.onClose)
  pswp.init()
  pswp.element?.setAttribute('aria-label', deps.label)
  pswp.element?.setAttribute('aria-modal', 'true')

  /** Slides were inserted or removed before the current one: it stays, under another number. */
  function renumber(by: number): void {
    // Private, but the only way: without it a kept slide would turn up under its old number.
    const loader = pswp.contentLoader as unknown as Record<string, { index: number }[]>
    for (const content of loader['_cachedItems'] ?? []) content.index += by
    for (const { slide } of pswp.mainScroll.itemHolders) if (slide) slide.index += by
    pswp.currIndex += by
    pswp.potentialIndex += by
  }

  /** The slide at this number, and nobody else's, is drawn anew. */
  function redraw(index: number): void {
    if (index >= 0 && index < deps.total()) pswp.refreshSlideContent(index)
  }

  /** What the slide at this number shows at the moment, if it is near enough to have been drawn. */
  function drawn(index: number): Slide['photo'] | undefined {
    const holder = pswp.mainScroll.itemHolders.find(({ slide }) => slide?.index === index)
    return (holder?.slide?.data as Slide | undefined)?.photo
  }

  function redrawNear(): void {
    for (const step of [-1, 0, 1]) redraw(pswp.currIndex + step)
  }

  /** Safe at any moment, also twice: PhotoSwipe ignores a close while it is still opening. */
  function end(): void {
    if (pswp.opener.isOpening) pswp.destroy()
    else pswp.close()
  }

  return {
    get element() {
      return pswp.element
    },
    get index() {
      return pswp.currIndex
    },
    drawn,
    renumber,
    redraw,
    redrawNear,
    goTo: (index: number) => pswp.goTo(index),
    next: () => pswp.next(),
    previous: () => pswp.prev(),
    zoom: () => pswp.currSlide?.toggleZoom(),
    resize: () => pswp.updateSize(true),
    close: () => pswp.close(),
    destroy: () => pswp.destroy(),
    end,
  }
}
