import type { Reorganisation } from '../../../domain/grid/reorganisation'
import { collection } from '../../kernel/database'

export const reorganisations = collection<Reorganisation>('reorganisations')
