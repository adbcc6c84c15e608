export const formSheetText = { back: '再看看' } as const
