// A model file that does nothing but multiply int8 matrices of given shapes: what the processor can do, to hold the
// network against. Written as protocol buffers by hand, since the runtime reads nothing else.
const varint = (n) => {
  const out = [];
  for (let v = BigInt(n); ; v >>= 7n) {
    if (v < 128n) return Buffer.from([...out, Number(v)]);
    out.push(Number(v & 127n) | 128);
  }
};
const number = (field, n) => Buffer.concat([varint(field << 3), varint(n)]);
const bytes = (field, value) => {
  const body = Buffer.isBuffer(value) ? value : Buffer.from(value, 'utf8');
  return Buffer.concat([varint((field << 3) | 2), varint(body.length), body]);
};
const message = (...parts) => Buffer.concat(parts.flat());

// Numbers of ONNX's element types.
const [UINT8, INT8] = [2, 3];

const dimension = (d) => bytes(1, typeof d === 'string' ? bytes(2, d) : number(1, d));
const value = (name, type, dims) =>
  message(bytes(1, name), bytes(2, bytes(1, message(number(1, type), bytes(2, message(dims.map(dimension)))))));
const node = (op, inputs, output) =>
  message(
    inputs.map((i) => bytes(1, i)),
    bytes(2, output),
    bytes(4, op),
  );

function weights(name, rows, columns) {
  const raw = Buffer.alloc(rows * columns);
  for (let i = 0; i < raw.length; i++) raw[i] = (i * 2654435761) >>> 24;
  return message(number(1, rows), number(1, columns), number(2, INT8), bytes(8, name), bytes(9, raw));
}

/** `shapes` are [rows, columns] of weights, each multiplied with the `T × rows` numbers of the input `x<rows>`. */
export function matmulModel(shapes) {
  const widths = [...new Set(shapes.map(([rows]) => rows))];
  const nodes = shapes.flatMap(([rows], i) => [
    node('MatMulInteger', [`x${rows}`, `w${i}`], `y${i}`),
    // Only the shape leaves the graph, so that nothing is copied.
    node('Shape', [`y${i}`], `s${i}`),
  ]);
  const sum = node(
    'Sum',
    shapes.map((_, i) => `f${i}`),
    'out',
  );
  const casts = shapes.map((_, i) =>
    message(
      bytes(1, `s${i}`),
      bytes(2, `f${i}`),
      bytes(4, 'Cast'),
      bytes(5, message(bytes(1, 'to'), number(3, 1), number(20, 2))),
    ),
  );
  const graph = message(
    [...nodes, ...casts, sum].map((n) => bytes(1, n)),
    bytes(2, 'matmul'),
    shapes.map(([rows, columns], i) => bytes(5, weights(`w${i}`, rows, columns))),
    widths.map((w) => bytes(11, value(`x${w}`, UINT8, ['T', w]))),
    bytes(12, value('out', 1, [2])),
  );
  return message(number(1, 8), bytes(7, graph), bytes(8, message(bytes(1, ''), number(2, 17))));
}
