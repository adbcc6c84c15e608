declare const MAP_START: { readonly longitude: number; readonly latitude: number }

/** What maps show at first, from config/deployment.json: nobody is asked where they are. */
export const mapStart = MAP_START
