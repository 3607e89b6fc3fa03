import { type AsyncComponentLoader, type Component, defineAsyncComponent } from 'vue'
import { actions } from './index.ts'

/** A component that is loaded when it is first shown; what is typed meanwhile is kept for it. */
export function lazyComponent<T extends Component>(load: AsyncComponentLoader<T>) {
  return defineAsyncComponent<T>(() => {
    const loading = load()
    void actions.wait(loading)
    return loading
  })
}
