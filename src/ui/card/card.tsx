import type { ReactNode } from 'react'
import { classNames } from '../class-names'
import { Block } from '../native/block'
import classes from './card.module.scss'

interface CardProps {
  /** `red` for what the reader must do now, `quiet` for explanations. */
  readonly tone?: 'red' | 'quiet'
  /** Coloured edge for deadlines; always stands beside words that say the same. */
  readonly edge?: 'red' | 'warn' | 'mute'
  /** No room at top and bottom: for lists of rows that bring their own. */
  readonly isFlush?: boolean
  readonly as?: 'div' | 'li' | 'section'
  readonly label?: string
  readonly className?: string
  readonly children: ReactNode
}

export function Card({ tone, edge, isFlush, as = 'div', label, className, children }: CardProps) {
  const all = classNames(
    classes.card,
    tone && classes[tone],
    edge && classes.edge,
    edge && classes[`edge-${edge}`],
    isFlush && classes.flush,
    className,
  )
  return (
    <Block as={as} className={all} label={label}>
      {children}
    </Block>
  )
}
