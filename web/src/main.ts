import { abilitiesPlugin } from '@casl/vue'
import { VueQueryPlugin } from '@tanstack/vue-query'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './app/App.vue'
import { i18n } from './app/i18n.ts'
import { registerIcons } from './app/icons.ts'
import { queryClient } from './app/queryClient.ts'
import { router } from './app/router.ts'
import { ability, useSession } from './features/session/store.ts'
import { whenSignedOut } from './shared/api/client.ts'
import './app/theme.css'

registerIcons()

const app = createApp(App)
  .use(createPinia())
  .use(VueQueryPlugin, { queryClient })
  .use(i18n)
  .use(abilitiesPlugin, ability)

whenSignedOut(() => {
  const session = useSession()
  if (!session.person) return
  session.forget()
  void router.push({ name: 'sign-in', query: { next: router.currentRoute.value.fullPath } })
})

app.use(router).mount('#app')
