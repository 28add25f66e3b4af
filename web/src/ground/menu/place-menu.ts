interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/**
 * Where a list goes: under its button, over it where there is more room, never out of the window. All in CSS pixels.
 * @returns left and top of the list, and the height it may take
 */
export function menuPosition(
  anchor: Box,
  list: { width: number; height: number },
  view: { width: number; height: number },
): { left: number; top: number; maxHeight: number } {
  const gap = 4
  const edge = 8
  const below = view.height - anchor.bottom - gap - edge
  const above = anchor.top - gap - edge
  const under = list.height <= below || below >= above
  const maxHeight = Math.max(96, under ? below : above)
  const height = Math.min(list.height, maxHeight)
  const top = under ? anchor.bottom + gap : Math.max(edge, anchor.top - gap - height)
  const wished = anchor.left + list.width + edge > view.width ? anchor.right - list.width : anchor.left
  const left = Math.max(edge, Math.min(wished, view.width - list.width - edge))
  return { left, top, maxHeight }
}

/** Puts the list there. */
export function placeMenu(list: HTMLElement, anchor: Box, view: { width: number; height: number }): void {
  const { left, top, maxHeight } = menuPosition(anchor, { width: list.offsetWidth, height: list.scrollHeight }, view)
  list.style.left = `${left}px`
  list.style.top = `${top}px`
  list.style.maxHeight = `${maxHeight}px`
}
