import { Block } from '../native/block'
import { Picture } from '../picture/picture'
import classes from './avatar.module.scss'

const grounds = 4

interface AvatarProps {
  readonly name: string
  /** Link to a picture of theirs; null: none. */
  readonly picture?: string | null
  readonly isBig?: boolean
}

/**
 * The family name on a coloured ground; the same name always has the same colour. A picture lies above it, so that the
 * name is there where the picture does not come.
 */
export function Avatar({ name, picture = null, isBig = false }: AvatarProps) {
  const ground = [...name].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) % grounds
  return (
    <Block
      as="div"
      isHidden
      className={`${classes.avatar} ${classes[`ground${ground}`]} ${isBig ? classes.big : ''}`}
    >
      {[...name][0] ?? '·'}
      {picture !== null && <Picture src={picture} alt="" className={classes.picture} />}
    </Block>
  )
}
