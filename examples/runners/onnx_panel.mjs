// Paint a panel with Audobon's nets as ONNX files, in Node.js with onnxruntime-node alone.
//
//     npm install --ignore-scripts onnxruntime-node
//     node onnx_panel.mjs NETS PANEL picture.png    (see README.md)

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateSync, inflateRawSync } from "node:zlib";
import ort from "onnxruntime-node";

const KINDS = {
  "<f4": ["float32", Float32Array], "<i8": ["int64", BigInt64Array], "<i4": ["int32", Int32Array],
  "|b1": ["bool", Uint8Array], "|u1": ["uint8", Uint8Array],
};

/** The arrays of an .npz file by name, as tensors: a zip of files in NumPy's format, kept or deflated. */
function arrays(path) {
  const file = readFileSync(path);
  let end = file.length - 22;
  while (file.readUInt32LE(end) !== 0x06054b50) end -= 1;
  const found = {};
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [how, size] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20)];
    const [nameLength, more, comment] = [28, 30, 32].map((place) => file.readUInt16LE(at + place));
    const name = file.toString("utf8", at + 46, at + 46 + nameLength);
    const local = file.readUInt32LE(at + 42);
    const begin = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const packed = file.subarray(begin, begin + size);
    found[name.replace(/\.npy$/, "")] = array(how === 8 ? inflateRawSync(packed) : packed);
    at += 46 + nameLength + more + comment;
  }
  return found;
}

/** One array in NumPy's format: a header that says type and shape, then the numbers. */
function array(data) {
  const begin = data[6] === 1 ? 10 : 12;
  const length = data[6] === 1 ? data.readUInt16LE(8) : data.readUInt32LE(8);
  const header = data.toString("latin1", begin, begin + length);
  const [kind, List] = KINDS[/'descr': '([^']+)'/.exec(header)[1]];
  const shape = /'shape': \(([^)]*)\)/.exec(header)[1].split(",").map((one) => one.trim()).filter(Boolean).map(Number);
  if (header.includes("'fortran_order': True")) throw new Error("arrays must be kept row by row");
  const bytes = Uint8Array.from(data.subarray(begin + length));
  return new ort.Tensor(kind, new List(bytes.buffer), shape);
}

/** A PNG of height x width x 3 bytes. */
function png(pixels, height, width) {
  const chunk = (name, body) => {
    const named = Buffer.concat([Buffer.from(name, "latin1"), body]);
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(body.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([size, named, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (1 + 3 * width));
  for (let y = 0; y < height; y += 1) rows.set(pixels.subarray(3 * y * width, 3 * (y + 1) * width), y * (1 + 3 * width) + 1);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

/** A net's session; the folder holds the one file, or holds it one level down, as `audobon export` writes it. */
async function opened(folder) {
  const here = readdirSync(folder, { withFileTypes: true });
  const folders = [folder, ...here.filter((one) => one.isDirectory()).map((one) => join(folder, one.name))];
  const found = folders.flatMap((one) => readdirSync(one).filter((name) => name.endsWith(".onnx")).map((name) => join(one, name)));
  if (found.length !== 1) throw new Error(`${folder} holds ${found.length} ONNX files, and should hold one`);
  return ort.InferenceSession.create(found[0]);
}

const [nets, panel, out] = process.argv.slice(2);
if (!out || !existsSync(join(panel, "schedule.json"))) {
  console.error("node onnx_panel.mjs NETS PANEL picture.png");
  process.exit(2);
}
const schedule = JSON.parse(readFileSync(join(panel, "schedule.json"), "utf8"));
const given = arrays(join(panel, "panel.npz"));
const sessions = {};
for (const name of Object.keys(schedule.nets)) sessions[name] = await opened(join(nets, name));
let latents = given.latents;
for (const step of schedule.steps) {
  const about = schedule.nets[step.net];
  const inputs = Object.fromEntries(about.inputs.map((name) => [name, given[name]]));
  const t = new ort.Tensor("float32", new Float32Array(latents.dims[0]).fill(step.t), [latents.dims[0]]);
  const answer = await sessions[step.net].run({ ...inputs, latents, t });
  for (const name of about.kept) given[name] = answer[name];
  const moved = latents.data.map(
    (value, place) => step.keep * value + step.take * (answer.predicted.data[place] + given.flat.data[place]),
  );
  latents = new ort.Tensor("float32", moved, latents.dims);
}
const decoder = await opened(join(nets, schedule.decoder.net));
const image = (await decoder.run({ [schedule.decoder.latents]: latents }))[schedule.decoder.image];
const [, , high, wide] = image.dims;
const { height, width } = schedule;
const pixels = new Uint8Array(3 * height * width);
let [most, sum] = [0, 0];
for (let y = 0; y < height; y += 1) {
  for (let x = 0; x < width; x += 1) {
    for (let color = 0; color < 3; color += 1) {
      const share = Math.min(1, Math.max(0, image.data[(color * high + y) * wide + x]));
      const place = 3 * (y * width + x) + color;
      pixels[place] = Math.floor(share * 255 + 0.5);
      const apart = Math.abs(pixels[place] - given.expected.data[place]);
      most = Math.max(most, apart);
      sum += apart;
    }
  }
}
writeFileSync(out, png(pixels, height, width));
const mean = (sum / pixels.length).toFixed(4);
console.log(`${out}: at most ${most} of 255 from the picture expected, ${mean} on average`);
