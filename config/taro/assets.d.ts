declare module '*.module.scss' {
  const classes: { readonly [name: string]: string }
  export default classes
}

declare module '*.scss'
declare module '*.png' {
  const url: string
  export default url
}
declare module '*.svg' {
  const url: string
  export default url
}
