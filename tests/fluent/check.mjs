// Holds all files of strings against Project Fluent's own parser: no junk in those of the repository, and
// in all, also those of the specification, the messages, attributes, variables and references that the
// program sees (target/tmp/strings.json, which `cargo test --test strings` writes).
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { FluentParser, Visitor } from "@fluent/syntax";

const root = new URL("../..", import.meta.url).pathname;
const parser = new FluentParser({ withSpans: false });
const faults = [];

class Asks extends Visitor {
  shown = new Set();
  chosenBy = new Set();
  references = [];
  #choosing = false;
  visitVariableReference(node) {
    (this.#choosing ? this.chosenBy : this.shown).add(node.id.name);
  }
  visitMessageReference(node) {
    this.references.push(node.id.name + (node.attribute ? `.${node.attribute.name}` : ""));
  }
  visitTermReference(node) {
    this.references.push(`-${node.id.name}` + (node.attribute ? `.${node.attribute.name}` : ""));
    if (node.arguments) this.visit(node.arguments);
  }
  visitSelectExpression(node) {
    const outer = this.#choosing;
    this.#choosing = true;
    this.visit(node.selector);
    this.#choosing = outer;
    node.variants.forEach((variant) => this.visit(variant));
  }
}

/** What a text asks for, in the form of the program's own list. */
function part(name, pattern) {
  const asks = new Asks();
  asks.visit(pattern);
  return {
    name,
    shown: [...asks.shown].sort(),
    chosenBy: [...asks.chosenBy].sort(),
    references: asks.references,
  };
}

function parts(resource) {
  const found = [];
  for (const entry of resource.body) {
    if (entry.type !== "Message" && entry.type !== "Term") continue;
    const name = (entry.type === "Term" ? "-" : "") + entry.id.name;
    if (entry.value) found.push(part(name, entry.value));
    for (const attribute of entry.attributes) found.push(part(`${name}.${attribute.id.name}`, attribute.value));
  }
  return found;
}

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return ["target", ".git", "public", "node_modules"].includes(entry.name) ? [] : files(path);
    }
    return entry.name.endsWith(".ftl") ? [relative(root, path)] : [];
  });
}

const seen = JSON.parse(readFileSync(join(root, "target/tmp/strings.json"), "utf8"));
const known = new Map(seen.map((file) => [file.path, file]));
for (const path of files(root)) {
  const file = known.get(path);
  if (!file) faults.push(`${path} is not among what the program has seen`);
  else if (file.text !== readFileSync(join(root, path), "utf8")) faults.push(`${path} has changed since it was seen`);
}

let counted = 0;
for (const { path, text, junk, parts: ours } of seen) {
  const resource = parser.parse(text);
  const junks = resource.body.filter((entry) => entry.type === "Junk");
  const isCase = path.includes("#");
  for (const entry of isCase ? [] : junks) faults.push(`${path} has junk: ${entry.content.trim()}`);
  if (junk > 0 !== junks.length > 0) faults.push(`${path}: ${junk} parts are not Fluent to us, ${junks.length} to Fluent`);
  const theirs = parts(resource);
  counted += theirs.length;
  const [a, b] = [ours, theirs].map((list) => list.map((entry) => JSON.stringify(entry)));
  a.filter((entry) => !b.includes(entry)).forEach((entry) => faults.push(`${path}: only we see ${entry}`));
  b.filter((entry) => !a.includes(entry)).forEach((entry) => faults.push(`${path}: only Fluent sees ${entry}`));
}

faults.forEach((fault) => console.error(fault));
if (faults.length > 0) process.exit(1);
console.log(`${counted} texts in ${seen.length} files of strings are read alike`);
