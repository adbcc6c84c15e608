/** Degrees, in the coordinates of WeChat's maps (GCJ-02). */
export interface MapPlace {
  readonly longitude: number
  readonly latitude: number
}

/** An area with its name. */
export interface MapOutline {
  readonly id: string
  readonly name: string
  /** [longitude, latitude] pairs, the first repeated as the last. */
  readonly ring: readonly (readonly [number, number])[]
  readonly tone: 'plain' | 'chosen' | 'wrong'
}

/** A point that can be picked up. */
export interface MapMark {
  readonly place: MapPlace
  /** A word or a number beside it. */
  readonly label: string
  readonly isChosen?: boolean
}

export interface MapProps {
  /** What the map is for, spoken. */
  readonly label: string
  /** The middle of what is seen at first. */
  readonly start: MapPlace
  /** Places that are all brought into view whenever this is another list; empty: the view stays. */
  readonly fit: readonly MapPlace[]
  readonly outlines: readonly MapOutline[]
  readonly marks?: readonly MapMark[]
  readonly onPress: (place: MapPlace) => void
  /** A mark was pressed, by its number in `marks`. */
  readonly onMark?: (at: number) => void
  /** A mark is being dragged, where the map lets marks be dragged. */
  readonly onMarkMoved?: (at: number, place: MapPlace) => void
  /** The middle of what is seen is another. */
  readonly onView?: (middle: MapPlace) => void
}
