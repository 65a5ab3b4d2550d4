/** Lets the browser have its turn. */
export const turn = () => new Promise<void>((done) => setTimeout(done));
