import { Block } from '../native/block'
import classes from './avatar.module.scss'

const grounds = 4

/** The family name on a coloured ground; the same name always has the same colour. */
export function Avatar({ name, isBig = false }: { readonly name: string; readonly isBig?: boolean }) {
  const ground = [...name].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) % grounds
  return (
    <Block
      as="div"
      isHidden
      className={`${classes.avatar} ${classes[`ground${ground}`]} ${isBig ? classes.big : ''}`}
    >
      {[...name][0] ?? '·'}
    </Block>
  )
}
