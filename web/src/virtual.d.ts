type DrawnIcon = { body: string; width?: number; height?: number }

declare module 'virtual:nuxt-ui-icons' {
  /** Hands every icon of the build to `add`. */
  export function init(add: (name: string, data: DrawnIcon) => boolean): void
}

declare module 'virtual:first-icons' {
  /** The icons that the first page draws, by name. */
  const icons: Record<string, DrawnIcon>
  export default icons
}
