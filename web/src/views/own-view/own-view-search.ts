import { showOwnView } from '#contract/views/own-view.ts'

/** Which of the contact's enterprises is in sight. */
export const OwnViewSearch = showOwnView.query
