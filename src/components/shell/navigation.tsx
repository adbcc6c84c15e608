import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useIsWide } from '../../platform/screen'
import { open } from '../../platform/navigate'
import { useProfile } from '../../session/profile'
import { classNames } from '../../ui/class-names'
import { Icon } from '../../ui/icon/icon'
import { Block } from '../../ui/native/block'
import { Tap } from '../../ui/tap/tap'
import { entriesFor, shellText, type Entry } from './entries'
import classes from './navigation.module.scss'

/** The tabs of the program in a browser: below on a phone, a rail with the desk's entries on a wide screen. */
export function Navigation({ isTab }: { readonly isTab: boolean }) {
  const profile = useProfile()
  const isWide = useIsWide()
  const here = useRouter().path
  if (!isWide && !isTab) return null
  return (
    <Block as="nav" label={shellText.navigation} className={isWide ? classes.rail : classes.tabs}>
      {isWide && <Brand place={profile ? `${profile.community} · ${profile.grid}` : ''} />}
      {entriesFor(profile, isWide).map((entry) => (
        <NavigationEntry key={entry.path} entry={entry} isHere={here.startsWith(entry.path)} />
      ))}
      {isWide && <View className={classes.foot}>{shellText.principle}</View>}
    </Block>
  )
}

function Brand({ place }: { readonly place: string }) {
  return (
    <View className={classes.brand}>
      <View className={classes.name}>{shellText.name}</View>
      <View className={classes.place}>{place}</View>
    </View>
  )
}

function NavigationEntry({ entry, isHere }: { readonly entry: Entry; readonly isHere: boolean }) {
  return (
    <Tap
      role="link"
      isCurrent={isHere}
      className={classNames(classes.entry, isHere && classes.here)}
      onPress={() => open(entry.path)}
    >
      <Icon name={entry.icon} />
      {entry.label}
    </Tap>
  )
}
