/// <reference types="vite/client" />
import type {} from 'vue'

// Attributes that any component passes on to its root element.
type Passed = {
  [key: `aria-${string}`]: unknown
  [key: `data-${string}`]: unknown
}

declare module 'vue' {
  interface AllowedComponentProps extends Passed {
    title?: string | undefined
    dir?: 'auto' | 'ltr' | 'rtl'
    role?: string
    inputmode?: 'numeric' | 'text'
  }
}

declare module '@vue/runtime-dom' {
  interface HTMLAttributes {
    [key: `data-${string}`]: unknown
  }
}
