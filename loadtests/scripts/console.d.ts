/** k6 has a console; the types of k6 leave it to those of browsers. */
declare const console: { log(line: string): void };
