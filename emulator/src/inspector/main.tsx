/** @jsxImportSource preact */
import { render } from 'preact'
import { App } from './app'
import { takeTokenFromAddress } from './token'

takeTokenFromAddress()
const place = document.getElementById('inspector')
if (place) render(<App />, place)
