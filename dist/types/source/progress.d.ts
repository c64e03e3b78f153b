/** Is told each time that something is done which takes a while where there is much of it. */
export type Progress = (done: 'file' | 'overlay') => void;
