import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the services say what is wrong with a field: `errors.Require(ok, field, message)` and the like. */
const calls = new RegExp(
  '(?:\\b\\w*[eE]rrors\\w*\\.(?:Require|Add)|Refusal\\.Invalid|\\bReadLine|\\bAddError)\\('
  + '|(?:errors|Errors)\\[[^\\]\\n]*\\]\\s*=\\s*\\[', 'g');

/**
 * The texts that the services may say of a field, as templates with `{}` for what is filled in, with the file of each.
 * They are read from the services' source: a text that is written anew is found here, and its translation is missing.
 */
export function fieldMessages(root) {
  const found = new Map();
  for (const file of sources(join(root, 'services'))) {
    const code = readFileSync(file, 'utf8');
    for (const call of code.matchAll(calls)) {
      const inside = argumentsAt(code, call.index + call[0].length - 1);
      for (const text of textsIn(inside, code)) if (!found.has(text)) found.set(text, file.slice(root.length + 1));
    }
  }
  return found;
}

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !['bin', 'obj'].includes(entry.name)) yield* sources(path);
    else if (entry.name.endsWith('.cs')) yield path;
  }
}

/** What stands between the bracket at an index and the one that closes it. */
function argumentsAt(code, from) {
  let depth = 0;
  for (let i = from; i < code.length; i++) {
    if (code[i] === '"') i = endOfString(code, i);
    else if ('([{'.includes(code[i])) depth++;
    else if (')]}'.includes(code[i]) && --depth === 0) return code.slice(from + 1, i);
  }
  return '';
}

/** The index of the quote that ends a string; holes of an interpolated one are skipped. */
function endOfString(code, from) {
  const interpolated = code[from - 1] === '$';
  for (let i = from + 1; i < code.length; i++) {
    if (code[i] === '\\') i++;
    else if (interpolated && code[i] === '{' && code[i + 1] === '{') i++;
    else if (interpolated && code[i] === '{') i = endOfHole(code, i);
    else if (code[i] === '"') return i;
  }
  return code.length;
}

/** The end of a hole `{…}`, which may hold strings. */
function endOfHole(code, from) {
  let depth = 0;
  for (let i = from; i < code.length; i++) {
    if (code[i] === '"') i = endOfString(code, i);
    else if (code[i] === '{' || code[i] === '(') depth++;
    else if ((code[i] === '}' || code[i] === ')') && --depth === 0) return i;
  }
  return code.length;
}

/** The sentences of a call: its strings that begin with a capital and have a blank, joined where they are added. */
function textsIn(args, code) {
  const texts = [];
  let joined = '';
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '"') {
      const end = endOfString(args, i);
      joined += templateOf(args.slice(i + 1, end), args[i - 1] === '$');
      i = end;
      if (!/^\s*\+\s*\$?"/.test(args.slice(i + 1))) {
        texts.push(joined);
        joined = '';
      }
    }
  }
  for (const [name] of args.matchAll(/\b[A-Z]\w*(?:Error|Message|Text)\b/g)) {
    const constant = new RegExp(`const string ${name} =\\s*(\\$?)"`).exec(code);
    if (constant === null) continue;
    const start = constant.index + constant[0].length - 1;
    texts.push(templateOf(code.slice(start + 1, endOfString(code, start)), constant[1] === '$'));
  }
  return texts.filter((text) => /^(?:[A-Z]|\{\} )/.test(text) && text.includes(' '));
}

function templateOf(text, isInterpolated) {
  let template = '';
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\') template += text[++i];
    else if (isInterpolated && text[i] === '{' && text[i + 1] === '{') template += text[i++];
    else if (isInterpolated && text[i] === '}' && text[i + 1] === '}') template += text[i++];
    else if (isInterpolated && text[i] === '{') {
      i = endOfHole(text, i);
      template += '{}';
    } else template += text[i];
  }
  return template;
}
