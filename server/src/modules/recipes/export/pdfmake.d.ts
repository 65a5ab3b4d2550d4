// What is used here of a library that brings no types.
declare module 'pdfmake' {
  type Access = (path: string) => boolean;
  const pdfmake: {
    setFonts: (fonts: Record<string, Record<string, string>>) => void;
    setLocalAccessPolicy: (may: Access) => void;
    setUrlAccessPolicy: (may: Access) => void;
    createPdf: (document: object) => { getBuffer: () => Promise<Buffer> };
  };
  // biome-ignore lint/style/noDefaultExport: it is the library's.
  export default pdfmake;
}
declare module 'pdfmake/fonts/Roboto.js' {
  const fonts: { Roboto: Record<'normal' | 'bold' | 'italics' | 'bolditalics', string> };
  // biome-ignore lint/style/noDefaultExport: it is the library's.
  export default fonts;
}
