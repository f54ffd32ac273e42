// Int32Arrays that grow: tables of the machine whose final size nobody knows beforehand.

/** A copy with room for `length` entries, the new ones 0. */
export function enlarged(array: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const bigger = new Int32Array(length);
  bigger.set(array);
  return bigger;
}

/** The array itself where `length` entries fit, else twice the size or more, so that growing step by step stays cheap. */
export function grown(array: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  if (length <= array.length) return array;
  return enlarged(array, Math.max(length, array.length * 2));
}
