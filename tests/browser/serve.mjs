// `nhipcau serve` in a real browser: what an editor saves is seen, without a click.
//
//     npm install --prefix tests/browser --no-package-lock --ignore-scripts
//     node tests/browser/serve.mjs target/release/nhipcau
//
// CHROMIUM names the browser, else it is /usr/bin/chromium. Ends with 1 at the first thing that fails.

import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

const STEP = 15_000;
const WHOLE = 120_000;

const binary = process.argv[2];
if (!binary) {
  console.error("usage: node serve.mjs BINARY");
  process.exit(2);
}

const repository = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const root = mkdtempSync(join(tmpdir(), "nhipcau-serve-"));
const article = join(root, "content/friendship/ben-song.vi.md");
const style = join(root, "themes/bamboo/assets/style.css");

/** The article that is edited: long enough to be scrolled, with a first paragraph that changes. */
function text(title, first) {
  const paragraph = "Con đò sang sông mỗi sáng, chở người đi chợ và những chuyện kể từ bờ bên kia.";
  const rest = Array.from({ length: 60 }, (_, at) => `${at + 1}. ${paragraph}`).join("\n\n");
  return `---\ntitle: ${title}\ndate: 2024-12-20\nslug: ben-song\n---\n\n${first}\n\n${rest}\n`;
}

/** Saves as many editors do: another file first, then in the place of the old one. */
function saveByRenaming(path, content) {
  const other = `${path}~`;
  writeFileSync(other, content);
  renameSync(other, path);
}

function check(condition, what) {
  if (!condition) throw new Error(what);
  console.log(`ok: ${what}`);
}

/** Starts the server, and returns it with the first address that it prints. */
function start() {
  const server = spawn(binary, ["serve", "--root", root, "--port", "0", "--lang", "vi"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const address = new Promise((found, failed) => {
    const hear = (piece) => {
      said += piece;
      const url = said.match(/http:\/\/[^\s\u001b]+(?=[\s\u001b])/);
      if (url) found(new URL(url[0]));
    };
    server.stdout.setEncoding("utf8").on("data", hear);
    server.stderr.setEncoding("utf8").on("data", hear);
    server.on("error", failed);
    server.on("exit", (code) => failed(new Error(`the server ended with ${code}:\n${said}`)));
    setTimeout(() => failed(new Error(`the server printed no address:\n${said}`)), STEP).unref();
  });
  return { server, address, said: () => said };
}

/** Measures how long it takes until something holds in the page. */
async function until(page, what, condition, argument) {
  const begin = performance.now();
  await page.waitForFunction(condition, argument, { polling: 10, timeout: STEP }).catch((error) => {
    throw new Error(`${what}: ${error.message}`);
  });
  console.log(`ok: ${what}, after ${Math.round(performance.now() - begin)} ms`);
}

const shows = (words) => document.body.innerText.includes(words);
const ground = (colour) => getComputedStyle(document.body).backgroundColor === colour;

async function edit(page, overlay) {
  await page.evaluate(() => scrollTo(0, 1200));
  await page.waitForFunction(() => scrollY === 1200);

  writeFileSync(article, text("Bến sông", "Sáng nay trời đổ mưa."));
  await until(page, "a saved text is shown without a click", shows, "Sáng nay trời đổ mưa.");
  await until(page, "and the page stays where it was", () => Math.abs(scrollY - 1200) < 3);

  await page.evaluate(() => { globalThis.marker = "still here"; });
  const before = readFileSync(style, "utf8");
  writeFileSync(style, `${before}\nbody { background: rgb(12, 34, 56); }\n`);
  await until(page, "a saved style sheet is shown", ground, "rgb(12, 34, 56)");
  saveByRenaming(style, `${before}\nbody { background: rgb(65, 43, 21); }\n`);
  await until(page, "and again", ground, "rgb(65, 43, 21)");
  check(await page.evaluate(() => globalThis.marker === "still here"), "without a reload");

  writeFileSync(article, text('"Bến sông', "Chữ này không được hiện."));
  await overlay.waitFor({ state: "visible", timeout: STEP });
  check((await overlay.innerText()).includes("ben-song.vi.md"), "an error is laid over the page, with the file's name");
  check(await page.evaluate(shows, "Sáng nay trời đổ mưa."), "the last good text is still there");
  await page.reload();
  await overlay.waitFor({ state: "visible", timeout: STEP });
  check(await page.evaluate(shows, "Sáng nay trời đổ mưa."), "also when the page is loaded anew");
  await page.keyboard.press("Escape");
  await overlay.waitFor({ state: "hidden", timeout: STEP });
  await page.locator("nhipcau-desk .pill").click();
  check(await overlay.isVisible(), "Escape folds it, a click opens it");

  saveByRenaming(article, text("Bến sông", "Chiều đã tạnh."));
  await until(page, "a mended text is shown", shows, "Chiều đã tạnh.");
  await overlay.waitFor({ state: "hidden", timeout: STEP });
  console.log("ok: and the error is gone");
  check(!existsSync(join(root, "public")), "nothing was published");
}

async function run() {
  for (const part of ["content", "themes", "locales", "static", "site.yaml"]) {
    const source = join(repository, part);
    if (existsSync(source)) cpSync(source, join(root, part), { recursive: true });
  }
  writeFileSync(article, text("Bến sông", "Đêm qua gió lặng."));
  const { server, address } = start();
  let browser;
  try {
    const url = new URL("/vi/huu-nghi/ben-song/", await address);
    console.log(`ok: the server is at ${url.origin}`);
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
    });
    const page = await browser.newPage({ viewport: { width: 1024, height: 768 } });
    const slips = [];
    page.on("pageerror", (error) => slips.push(error.message));
    const reply = await page.goto(url.href, { timeout: STEP });
    check(reply.status() === 200 && (await page.evaluate(shows, "Đêm qua gió lặng.")), "the page is shown");
    await edit(page, page.locator("nhipcau-desk .panel"));
    check(slips.length === 0, `no script fails ${slips.join("; ")}`);
  } finally {
    await browser?.close();
    server.removeAllListeners("exit");
    server.kill();
  }
}

const watchdog = setTimeout(() => {
  console.error(`failed: not done after ${WHOLE / 1000} s`);
  process.exit(1);
}, WHOLE);

try {
  await run();
  console.log("all is well");
} catch (error) {
  console.error(`failed: ${error.message}`);
  process.exitCode = 1;
} finally {
  clearTimeout(watchdog);
  rmSync(root, { recursive: true, force: true });
}
