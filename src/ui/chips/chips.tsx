import { classNames } from '../class-names'
import { Block } from '../native/block'
import { Tap } from '../tap/tap'
import classes from './chips.module.scss'

export interface Option<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly count?: number | undefined
}

interface ChipsProps<Value extends string> {
  /** What is being chosen, for the screen reader. */
  readonly label: string
  readonly options: readonly Option<Value>[]
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  /** On a card the chips need the darker ground of the page. */
  readonly isOnCard?: boolean
  /** One row that scrolls sideways instead of wrapping. */
  readonly isRow?: boolean
}

/** One of a few, all visible. */
export function Chips<Value extends string>(props: ChipsProps<Value>) {
  const { label, options, value, onChange, isOnCard = false, isRow = false } = props
  return (
    <Block
      as="div"
      role="radiogroup"
      label={label}
      className={classNames(classes.chips, isRow && classes.row)}
    >
      {options.map((option) => (
        <Tap
          key={option.value}
          role="radio"
          isChecked={option.value === value}
          className={classNames(
            classes.chip,
            isOnCard && classes.onCard,
            option.value === value && classes.chosen,
          )}
          onPress={() => onChange(option.value)}
        >
          {option.count === undefined ? option.label : `${option.label} ${option.count}`}
        </Tap>
      ))}
    </Block>
  )
}
