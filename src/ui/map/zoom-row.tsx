import { View } from '@tarojs/components'
import { Button } from '../button/button'
import { uiText } from '../text'
import classes from './map.module.scss'

/** Two large buttons for those who do not pinch; `by` is 1 or -1. */
export const ZoomRow = ({ onZoom }: { readonly onZoom: (by: 1 | -1) => void }) => (
  <View className={classes.zoom}>
    <Button kind="ghost" size="s" icon="plus" onPress={() => onZoom(1)}>
      {uiText.nearer}
    </Button>
    <Button kind="ghost" size="s" icon="minus" onPress={() => onZoom(-1)}>
      {uiText.farther}
    </Button>
  </View>
)
