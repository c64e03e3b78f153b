import { isAscii, isUtf8 } from 'node:buffer';

/**
 * Text, or why there is none: `binary` has NUL bytes, `not-text` is in another encoding. Its `letters` are those of ASCII
 * in their places, as nearly all encodings have them.
 */
export type Decoded =
  | { readonly text: string }
  | { readonly reason: 'binary' }
  | { readonly reason: 'not-text'; readonly letters: string };

/** Decodes UTF-8, or UTF-16 where a byte order mark says so. The byte order mark is no part of the text. */
export function decode(bytes: Buffer): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes.subarray(2));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(swapped(bytes.subarray(2)));
  if (bytes.includes(0)) return { reason: 'binary' };
  // A third of the time that decoding UTF-8 takes.
  if (isAscii(bytes)) return { text: bytes.toString('latin1') };
  if (!isUtf8(bytes)) return notText(bytes);
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return { text: bytes.toString('utf8', hasMark ? 3 : 0) };
}

function notText(bytes: Buffer): Decoded {
  return { reason: 'not-text', letters: bytes.toString('latin1').replaceAll('\0', '') };
}

function decodeUtf16(bytes: Buffer): Decoded {
  if (bytes.length % 2 !== 0) return notText(bytes);
  const text = bytes.toString('utf16le');
  return text.includes('\0') ? { reason: 'binary' } : { text };
}

/** The same text in the other order of bytes; as it is where it is cut in the middle of a character. */
function swapped(bytes: Buffer): Buffer {
  return bytes.length % 2 === 0 ? Buffer.from(bytes).swap16() : bytes;
}
