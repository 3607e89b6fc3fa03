declare module 'virtual:nuxt-ui-icons' {
  /** Hands every icon of the build to `add`. */
  export function init(add: (name: string, data: import('@iconify/vue').IconifyIcon) => boolean): void
}
