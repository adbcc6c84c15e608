import type { ShareCard } from '../platform/share'
import { paths } from './paths'

/** The card of pages that are about nobody in particular. */
export const homeCard: ShareCard = { title: '邻格：邻里有事，一起来办', path: paths.home }
