// Finds quotes in pages by their TextQuoteSelectors, as an annotation client does; prints for each the words
// found and which element they begin in. Usage: node anchor.cjs FOLDER < [{"html": ..., "selector": ...}]
// FOLDER holds node_modules.
const { createRequire } = require("module");
const { readFileSync } = require("fs");
const path = require("path");

const from = createRequire(path.join(path.resolve(process.argv[2]), "anchor.cjs"));
const { JSDOM } = from("jsdom");

function found({ html, selector }) {
  const { window } = new JSDOM(html);
  // The client works on the page it is in.
  for (const name of ["document", "Node", "NodeFilter", "Range"]) global[name] = window[name];
  const range = from("dom-anchor-text-quote").toRange(window.document.body, selector);
  if (!range) return null;
  return { text: range.toString(), inside: range.startContainer.parentNode.nodeName.toLowerCase() };
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(found)));
