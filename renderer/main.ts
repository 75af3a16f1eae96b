import { mount } from 'svelte'
import '@fontsource-variable/figtree/wght.css'
import '@fontsource-variable/fraunces/opsz.css'
import './styles/tokens.css'
import './styles/base.css'
import App from './app.svelte'
import { createHouse } from './house.ts'
import { loadMessages } from './messages/spoken.svelte.ts'

const target = document.querySelector('#app')
const messages = await loadMessages()
if (target) mount(App, { target, props: { house: createHouse({ messages }) } })
