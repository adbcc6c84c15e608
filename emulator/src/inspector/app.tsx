/** @jsxImportSource preact */
import { useLayoutEffect, useState } from 'preact/hooks'
import { TOKEN_REFUSED } from './api/request'
import { Navigation } from './navigation'
import { useRoute } from './route'
import { readToken, takeTokenFromAddress } from './token'
import { TokenGate } from './token-gate'
import { findView } from './views'

/** The page: a field for the token until there is one, then navigation and the view of the address. */
export function App() {
  const [hasToken, setHasToken] = useState(() => readToken() !== null)
  const [wasRefused, setRefused] = useState(false)
  const { view, subject } = useRoute()
  useLayoutEffect(() => {
    const refuse = (): void => {
      setRefused(true)
      setHasToken(false)
    }
    // A link with a token may be opened in a tab that shows the page already.
    const take = (): void => {
      takeTokenFromAddress()
      setHasToken(readToken() !== null)
    }
    addEventListener(TOKEN_REFUSED, refuse)
    addEventListener('hashchange', take)
    return () => {
      removeEventListener(TOKEN_REFUSED, refuse)
      removeEventListener('hashchange', take)
    }
  }, [])
  if (!hasToken) return <TokenGate wasRefused={wasRefused} onToken={() => setHasToken(true)} />
  const { name, component: View } = findView(view)
  return (
    <div class="shell">
      <Navigation current={name} />
      <main>
        <View key={`${name}/${subject ?? ''}`} subject={subject} />
      </main>
    </div>
  )
}
