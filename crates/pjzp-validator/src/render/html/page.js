"use strict";
// The report stands in the page as packed JSON, in elements of class "results". What is filtered
// is kept in the address behind the "#"; every link of the page is such an address. The list holds
// elements only for the rows that can be seen. Whatever comes from a file becomes a text node,
// through `plain`; nothing is ever parsed as markup.

const page = document.documentElement;
const $ = (selector) => document.querySelector(selector);

// ---------------------------------------------------------------------------------------- words

const say = (zh, en) => (page.lang === "en" ? en : zh);
const half = (said) => say(said.zh, said.en);
const pair = ([zh, en]) => say(zh, en);
const grouped = (count) => count.toLocaleString("en");
const comma = () => say("，", ", ");
const colon = () => say("：", ": ");

// ---------------------------------------------------------------------------------------- nodes

/** An element with attributes and children; `null` and `false` children are left out. */
function node(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value !== false && value != null) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat(2).filter((child) => child != null && child !== false && child !== ""));
  return made;
}

const BREAKS = /[\t-\r\u0085\u2028\u2029]+/g;
const HARMFUL = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Text of a file on one line, with what could turn the reading direction made visible. */
const plain = (text) => text.replace(BREAKS, " ").replace(HARMFUL, "\ufffd");

/** The beginning of a text, never half a character. */
const beginning = (text, most) => text.slice(0, most).replace(/[\ud800-\udbff]$/, "");

/** Text of a file in a line of ours, cut where it is long, its direction its own. */
function brief(text, most = 60) {
  const cut = beginning(text, most);
  return node("bdi", null, plain(cut) + (cut.length < text.length ? "…" : ""));
}

/** Text of a file, whole: what is very long is shown on request. */
function whole(text) {
  const MOST = 2000;
  const shown = node("bdi", null, plain(beginning(text, MOST)));
  if (text.length <= MOST) return shown;
  const rest = grouped(text.length - MOST);
  const more = node("button", { type: "button", class: "more" }, say(`显示其余 ${rest} 字`, `show the other ${rest} characters`));
  more.addEventListener("click", () => {
    shown.textContent = plain(text);
    more.remove();
  });
  return [shown, " ", more];
}

// ----------------------------------------------------------------------------------------- data

/** Packed JSON: `[-1, …]` is a list, `[keys, …]` an object, every number that of an earlier entry. */
function unpack(text) {
  const values = [];
  for (const entry of JSON.parse(text)) {
    if (!Array.isArray(entry)) {
      values.push(entry);
    } else if (entry[0] === -1) {
      values.push(entry.slice(1).map((number) => values[number]));
    } else {
      const made = {};
      values[entry[0]].forEach((key, at) => (made[key] = values[entry[at + 1]]));
      values.push(made);
    }
  }
  return values.at(-1);
}

const [known] = unpack($("script.words").textContent);
/** Every form, with every finding or reason why it could not be read, in the report's order. */
const forms = [];
const names = { file: new Set(), unit: new Set() };

/** Whether a finding is still open, and if so how grave it is. */
const standing = (found) => (found.waived ? "waived" : found.baseline === "known" ? "known" : found.severity);

function put(result) {
  const name = result.line ? `${result.file}:${result.line}` : result.file;
  const form = { result, name, rows: [] };
  for (const found of result.findings) form.rows.push({ form, kind: standing(found), found });
  for (const found of result.refused) form.rows.push({ form, kind: "refused", found });
  names.file.add(name);
  if (result.budget_unit) names.unit.add(result.budget_unit);
  forms.push(form);
}

function take(element) {
  unpack(element.textContent).forEach(put);
}

const pieces = () => document.querySelectorAll("script.results");
let taken = 0;
let isComplete = false;

/** Takes the pieces that are there, for as many milliseconds; says whether all were taken. */
function load(budget) {
  const until = performance.now() + budget;
  const all = pieces();
  while (taken < all.length && performance.now() < until) {
    take(all[taken]);
    taken += 1;
  }
  isComplete = taken === all.length && document.readyState !== "loading";
  return isComplete;
}

// --------------------------------------------------------------------------------------- filter

const KEYS = ["verdict", "rule", "file", "unit", "text"];
const filter = { view: "findings", severity: new Set(), verdict: "", rule: "", file: "", unit: "", text: "" };

function readAddress() {
  const asked = new URLSearchParams(location.hash.slice(1));
  filter.view = asked.get("view") === "files" ? "files" : "findings";
  filter.severity = new Set((asked.get("severity") ?? "").split(",").filter(Boolean));
  for (const key of KEYS) filter[key] = asked.get(key) ?? "";
  if (["zh-CN", "en"].includes(asked.get("lang"))) page.lang = asked.get("lang");
}

/** The address of the page with this filter; what is not said stays as it is. */
function address(changes) {
  const asked = { ...filter, ...changes };
  const said = new URLSearchParams();
  if (asked.view === "files") said.set("view", "files");
  if (asked.severity.size > 0) said.set("severity", [...asked.severity].join(","));
  for (const key of KEYS) if (asked[key]) said.set(key, asked[key]);
  if (page.lang !== first) said.set("lang", page.lang);
  return `#${said}`;
}

const first = page.lang;
const NONE = { severity: new Set(), verdict: "", rule: "", file: "", unit: "", text: "" };

/** The rows of a form that pass the filter, or `null` where the form itself does not. */
function passing() {
  const literal = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const words = filter.text.split(/\s+/).filter(Boolean).map((word) => new RegExp(literal(word), "i"));
  const has = (...texts) => words.every((word) => texts.some((text) => text && word.test(text)));
  // A whole name means that one; a part of a name all that have it.
  const named = (key) => {
    const asked = filter[key];
    if (!asked) return () => true;
    if (names[key].has(asked)) return (name) => name === asked;
    const part = new RegExp(literal(asked), "i");
    return (name) => part.test(name ?? "");
  };
  const [isFile, isUnit] = [named("file"), named("unit")];
  const { severity, rule, verdict } = filter;
  const byRow = severity.size > 0 || rule !== "";
  return ({ result, name, rows }) => {
    if (!isFile(name) || !isUnit(result.budget_unit) || (verdict && result.verdict !== verdict)) return null;
    const about = [name, result.name, result.budget_unit];
    const kept = rows.filter(({ kind, found }) =>
      (severity.size === 0 || severity.has(kind)) &&
      (!rule || found.code === rule) &&
      (words.length === 0 || has(...about, found.code, found.name, found.pointer, found.message.zh, found.message.en,
        found.label?.zh, found.label?.en, found.found, found.expected)));
    return kept.length > 0 || (!byRow && has(...about)) ? kept : null;
  };
}

const shown = { forms: [], rows: [], looked: 0, passes: passing() };

function look() {
  for (; shown.looked < forms.length; shown.looked += 1) {
    const form = forms[shown.looked];
    const kept = shown.passes(form);
    if (kept === null) continue;
    if (form.result.verdict) shown.forms.push(form);
    for (const row of kept) shown.rows.push(row);
  }
}

function refilter() {
  Object.assign(shown, { forms: [], rows: [], looked: 0, passes: passing() });
  look();
}

/** The filter in words, for the head of what is printed. */
function filterInWords() {
  const kinds = [...filter.severity].map(kindInWords).join(say("、", ", "));
  const parts = [
    [say("级别", "severity"), kinds],
    [say("结论", "verdict"), filter.verdict && verdictInWords(filter.verdict)],
    [say("规则", "rule"), filter.rule],
    [say("文件", "file"), filter.file],
    [say("预算单位", "budget unit"), filter.unit],
    [say("文字", "text"), filter.text],
  ];
  return parts.filter(([, value]) => value).map(([name, value]) => name + colon() + plain(value)).join(say("；", "; "));
}

// ----------------------------------------------------------------------------------------- said

function kindInWords(kind) {
  const all = { refused: say("无法读取", "unreadable"), waived: say("已豁免", "waived"), known: say("基线已有", "in the baseline") };
  return known.severity[kind] ? pair(known.severity[kind]) : all[kind] ?? kind;
}

function verdictInWords(verdict) {
  const all = { valid: say("通过", "valid"), invalid: say("不通过", "invalid"), undetermined: say("待定", "undetermined") };
  return all[verdict] ?? verdict;
}

/** A place in the user's file. */
function spot(source) {
  const { line, table, row, column, paragraph, sheet, cell } = source ?? {};
  if (sheet && cell) return `${sheet}!${cell}`;
  return [
    line && say(`第 ${line} 行`, `line ${line}`),
    table && say(`表 ${table}`, `table ${table}`),
    row && !line && say(`第 ${row} 行`, `row ${row}`),
    column && say(`第 ${column} 列`, `column ${column}`),
    paragraph && say(`第 ${paragraph} 段`, `paragraph ${paragraph}`),
    sheet && say(`工作表「${sheet}」`, `sheet 「${sheet}」`),
    cell && say(`单元格 ${cell}`, `cell ${cell}`),
  ].filter(Boolean).join(" ");
}

/** Where a finding is: in the file, and by the name of the place. */
const place = ({ source, line, column, label }) =>
  [spot(source ?? { line, column }), label && half(label)].filter(Boolean).join(comma());

function basis({ kind, number, title }) {
  if (known.basis[kind]) return pair(known.basis[kind]);
  return (number ?? "") + (title ? `《${title}》` : "");
}

function change({ found, expected }) {
  if (expected == null) return null;
  const was = found == null ? say("空", "nothing") : brief(found);
  return node("span", { class: "change" }, was, " → ", node("b", null, brief(expected)));
}

const dot = (parts) => parts.filter(Boolean).flatMap((part, at) => (at === 0 ? [part] : [" · ", part]));

/** Whose form it is. */
const formLine = ({ result, name }) =>
  dot([result.name && brief(result.name), result.budget_unit && brief(result.budget_unit), brief(name)]);

// ----------------------------------------------------------------------------------- a finding

function findingHead({ form, kind, found }) {
  return [
    node("span", { class: "badge" }, kindInWords(kind)),
    node("span", { class: "message" }, brief(half(found.message), 400)),
    node("span", { class: "where" }, dot([
      found.code && node("code", null, brief(found.code)),
      change(found),
      place(found) && brief(place(found), 80),
      known.files > 1 && formLine(form),
    ])),
  ];
}

/** Who lets a finding stand, and why. */
const waived = ({ reason, approver, expires }) =>
  [whole(reason), say("（", " (approved by "), brief(approver), say("批准，有效期至 ", ", until "), brief(expires), say("）", ")")];

const term = (name, ...value) => [node("dt", null, name), node("dd", null, ...value)];
const link = (changes, text) => node("a", { href: address(changes) }, text);

function findingPanel({ form, found }) {
  const pointer = found.pointer ? [" ", node("code", null, brief(found.pointer, 120))] : [];
  const summary = found.code && known.rules[found.code];
  return [
    node("dl", null,
      term(say("说明", "What"), whole(half(found.message))),
      found.expected != null && term(say("现值与应为", "Found and expected"),
        found.found == null ? say("空", "nothing") : whole(found.found), " → ", node("b", null, whole(found.expected))),
      found.expected == null && found.found != null && term(say("现值", "Found"), whole(found.found)),
      (place(found) || pointer.length > 0) && term(say("位置", "Where"), whole(place(found)), pointer),
      found.beside?.length > 0 && term(say("相关位置", "Beside"), node("ul", null,
        found.beside.map((other) => node("li", null, whole(place(other)), " ", node("code", null, brief(other.pointer, 120)))))),
      found.basis && term(say("依据", "Basis"), node("ul", null, found.basis.map((each) => node("li", null, brief(basis(each), 400))))),
      found.remedy && term(say("办法", "Remedy"), whole(half(found.remedy))),
      (found.waived || found.baseline === "known") && term(say("级别", "Severity"), kindInWords(found.severity)),
      found.waived && term(say("豁免", "Waived"), waived(found.waived)),
      summary && term(say("规则", "Rule"), node("code", null, brief(found.code)), " ", pair(summary), " ", node("small", null, brief(found.name))),
      term(form.result.verdict ? say("自评表", "Form") : say("文件", "File"), formLine(form)),
    ),
    node("p", { class: "links" },
      form.result.verdict && link({ ...NONE, view: "files", file: form.name }, say("这份自评表的评分与诊断", "scores and diagnosis of this form")),
      link({ ...NONE, view: "findings", file: form.name }, say("这份自评表的全部问题", "all findings of this form")),
      found.code && link({ ...NONE, view: "findings", rule: found.code }, say("这条规则的全部问题", "all findings of this rule"))),
  ];
}

// -------------------------------------------------------------------------------------- a form

function points(number, grade) {
  const parts = [number != null && say(`${number} 分`, number), grade && brief(grade)];
  return parts.filter(Boolean).flatMap((part, at) => (at === 0 ? [part] : [comma(), part]));
}

/** What is computed, with what the standard allows where that is a range. */
function computed({ points: number, low, high, grade }) {
  const ends = low != null && low !== high ? say(`标准允许 ${low} 至 ${high}`, `the standard allows ${low} to ${high}`) : "";
  if (number == null) return [say("无法核定", "cannot be computed"), ends && say(`（${ends}）`, ` (${ends})`)];
  return [points(number, grade), ends && say(`（${ends}）`, ` (${ends})`)].flat();
}

function formHead({ result, name, rows }) {
  const total = result.scorecard?.total;
  const counts = new Map();
  for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [
    node("span", { class: "badge" }, verdictInWords(result.verdict)),
    node("span", { class: "message" }, brief(result.name ?? name, 200)),
    node("span", { class: "where" }, dot([
      total && node("span", { class: "change" }, points(total.filed, total.filed_grade), " → ", node("b", null, points(total.points, total.grade).length > 0 ? points(total.points, total.grade) : say("无法核定", "cannot be computed"))),
      [...counts].map(([kind, count]) => `${kindInWords(kind)} ${grouped(count)}`).join(comma()),
      result.budget_unit && brief(result.budget_unit),
      brief(name),
    ])),
  ];
}

function scoreRows(rows) {
  return rows.flatMap((row) => {
    const { derivation: how, band, unscored, expression } = row;
    const differs = row.filed != null && row.points != null && row.points !== row.filed;
    const rounded = how && say(`（四舍五入，保留 ${how.places} 位小数）`, ` (half away from zero, ${how.places} places)`);
    const exact = how?.exact.replace(/\/1$/, "");
    const worked = how && (exact === how.result
      ? how.expression + (how.expression === exact ? "" : ` = ${exact}`)
      : `${how.expression} = ${exact} → ${how.result}${rounded}`);
    const notes = [
      how && [half(how.words), colon(), node("code", null, brief(worked, 400))],
      band && [say("档次：", "band: "), brief(band)],
      unscored && [say("不能计分：", "not scored: "), brief(half(unscored), 400)],
      expression?.includes("+") && node("code", null, brief(expression, 2000)),
    ].filter(Boolean);
    const allowed = row.low != null && row.low !== row.high;
    return [
      node("tr", { class: differs ? "differs" : null },
        node("th", { scope: "row" }, brief(half(row.label), 120)),
        node("td", null, row.weight ?? ""),
        node("td", null, row.filed ?? say("未填", "none"), row.filed_grade ? [" ", brief(row.filed_grade)] : ""),
        node("td", null, differs ? node("b", null, "≠ ") : "", row.points ?? "—", row.grade ? [" ", brief(row.grade)] : "",
          allowed ? node("small", null, ` ${row.low}–${row.high}`) : "")),
      notes.length > 0 ? node("tr", { class: "how" }, node("td", { colspan: 4 }, notes.map((note) => node("div", null, note)))) : null,
    ];
  });
}

/** The rows of a long table, the rest of them on request. */
function scoreTable({ execution, indicators, subtotals, total }) {
  const MOST = 300;
  const all = [execution, ...indicators, ...subtotals, total];
  const body = node("tbody", null, scoreRows(all.slice(0, MOST)));
  const titles = [say("项目", "Row"), say("分值", "Weight"), say("自评", "Filed"), say("核定", "Computed")];
  const table = node("table", { class: "scores" },
    node("thead", null, node("tr", null, titles.map((title) => node("th", { scope: "col" }, title)))), body);
  if (all.length <= MOST) return table;
  const rest = grouped(all.length - MOST);
  const more = node("button", { type: "button", class: "more" }, say(`显示其余 ${rest} 行`, `show the other ${rest} rows`));
  more.addEventListener("click", () => {
    body.append(...scoreRows(all.slice(MOST)).filter(Boolean));
    more.remove();
  });
  return [table, more];
}

const titled = (title, ...content) => node("section", null, node("h4", null, title), ...content);

function diagnosis({ diagnosis: ways, diagnosis_cut: isCut }) {
  if (ways.length === 0 && !isCut) return null;
  const edits = (way) => node("ul", null, way.edits.map((edit) => node("li", null,
    brief(place(edit), 120), " ", node("span", { class: "change" }, brief(edit.from), " → ", node("b", null, brief(edit.to))))));
  const lead = ways.length === 0
    ? say("没有找到三处以内、数值唯一确定的改法，请逐项核对。", "No correction of at most three figures, each with only one possible value, was found: go through them one by one.")
    : ways.length === 1
      ? say("改这几处即可全部对上：", "These corrections make every figure agree:")
      : say(`以下 ${ways.length} 种改法，任取一种即可全部对上；单看数字，各种改法同样成立：`, `Each of these ${ways.length} corrections makes every figure agree; the figures favour none of them:`);
  return titled(say("诊断", "Diagnosis"), node("p", null, lead),
    ways.length === 1 ? edits(ways[0]) : node("ol", null, ways.map((way) => node("li", null, edits(way)))),
    isCut && ways.length > 0 ? node("p", null, say("可能还有其他改法，未一一列出。", "There may be others that are not listed.")) : null);
}

function assumptions({ assumptions: taken }) {
  if (taken.length === 0) return null;
  return titled(say("计算时的假定", "Taken for granted"), node("ul", null, taken.map((each) => node("li", null,
    brief(half(each.label), 120), " = ", node("b", null, brief(each.value)), colon(), brief(half(each.because), 400),
    each.alternatives.length > 0 ? node("ul", null, each.alternatives.map((other) => node("li", null,
      say("若取 ", "were it "), brief(other.value), comma(), brief(half(other.consequence), 400)))) : null))));
}

function coverage({ coverage: told }) {
  if (!told || told.unread === 0) return null;
  return titled(say("未识别的内容", "Not understood"),
    node("p", null, say(`${told.cells} 个单元格或段落中有 ${told.unread} 个未识别，不能断定已全部核对：`,
      `${told.unread} of ${told.cells} cells and paragraphs were not understood, so not everything was checked:`)),
    node("ul", null, told.unread_places.map(({ text, source }) => node("li", null, brief(spot(source), 80), " 「", whole(text), "」"))));
}

function formPanel({ result, name }) {
  const { standard, scorecard, sha256, severities, skipped } = result;
  const others = standard?.others ?? [];
  return [
    node("dl", null,
      result.name && term(say("项目名称", "Project"), whole(result.name)),
      result.budget_unit && term(say("预算单位", "Budget unit"), whole(result.budget_unit)),
      term(say("文件", "File"), whole(name)),
      result.fiscal_year && term(say("预算年度", "Budget year"), String(result.fiscal_year)),
      result.project_code && term(say("项目代码", "Project code"), whole(result.project_code)),
      standard && term(say("标准", "Standard"), brief(standard.id), " ", brief(standard.title, 200), say("（", " ("), brief(half(standard.why), 200), say("）", ")"),
        standard.confidence === "unconfirmed" ? node("strong", { class: "beware" }, say(" 规则未经核实，只供参考", " its rules are unconfirmed")) : ""),
      others.length > 0 && term(say("其他标准", "Other standards"),
        say("改用以下标准则没有错误，请确认适用哪一个：", "without error under another; make sure which applies: "), others.map(({ id }) => id).join(say("、", ", "))),
      scorecard && term(say("总分", "Total"), say("自评 ", "filed "),
        points(scorecard.total.filed, scorecard.total.filed_grade).length > 0 ? points(scorecard.total.filed, scorecard.total.filed_grade) : say("未填", "nothing"),
        say("；核定 ", "; computed "), computed(scorecard.total)),
      severities.length > 0 && term(say("级别调整", "Severities changed"), node("ul", null, severities.map(({ code, from, to, by }) =>
        node("li", null, by === "standard"
          ? say(`${code} 的级别按标准定为${kindInWords(to)}（原为${kindInWords(from)}）`, `${code} counts as ${kindInWords(to)} by the standard (was ${kindInWords(from)})`)
          : say(`${code} 的级别改为${kindInWords(to)}（原为${kindInWords(from)}）`, `${code} counts as ${kindInWords(to)} (was ${kindInWords(from)})`))))),
      skipped.length > 0 && term(say("结论不涉及", "Not spoken of"), node("ul", null, skipped.map(({ family, why }) =>
        node("li", null, say(`第 ${family} 类规则`, `family ${family}`), " ", pair(known.families[family] ?? ["", ""]), colon(), half(why))))),
      sha256 && term(say("校验和", "Checksum"), node("code", { class: "digest" }, brief(sha256, 64))),
    ),
    result.refused.length > 0 ? titled(say("无法读取", "Unreadable"), node("ul", null, result.refused.map((problem) =>
      node("li", null, whole(half(problem.message)), " ", brief(place(problem), 80))))) : null,
    diagnosis(result),
    scorecard ? titled(say("评分表", "Scorecard"), scoreTable(scorecard)) : null,
    assumptions(result),
    coverage(result),
    node("p", { class: "links" }, link({ ...NONE, view: "findings", file: name }, say("这份自评表的全部问题", "all findings of this form"))),
  ].filter(Boolean);
}

// ------------------------------------------------------------------------------------ the list

/** No browser draws a box higher than about seventeen million pixels. */
const HIGHEST = 15_000_000;

const VIEWS = {
  findings: { all: () => shown.rows, head: findingHead, panel: findingPanel, kind: ({ kind }) => kind },
  files: { all: () => shown.forms, head: formHead, panel: formPanel, kind: ({ result }) => result.verdict },
};

/** A list of rows of one height, some of them opened, with elements for those in sight. */
const list = {
  box: $("#list"),
  items: [],
  /** Height of the panel below each opened row, in pixels. */
  open: new Map(),
  /** The same by position, from the top. */
  gaps: [],
  drawn: new Map(),
  current: 0,
  height: 64,

  show(items) {
    this.items = items.length * this.height > HIGHEST ? items.slice(0, Math.floor(HIGHEST / this.height)) : items;
    this.current = 0;
    for (const at of this.drawn.keys()) this.drop(at);
    this.measure();
  },

  measure() {
    this.height = parseInt(getComputedStyle(this.box).getPropertyValue("--row"), 10);
    this.gaps = [];
    if (this.open.size > 0) {
      this.items.forEach((item, at) => {
        if (this.open.has(item)) this.gaps.push([at, this.open.get(item)]);
      });
    }
    this.box.style.height = `${this.top(this.items.length)}px`;
    this.paint();
  },

  top(at) {
    return this.gaps.reduce((top, [gap, height]) => (gap < at ? top + height : top), at * this.height);
  },

  at(top) {
    let rest = top;
    for (const [gap, height] of this.gaps) {
      if (rest < (gap + 1) * this.height) break;
      if (rest < (gap + 1) * this.height + height) return gap;
      rest -= height;
    }
    return Math.floor(rest / this.height);
  },

  paint() {
    const above = -this.box.getBoundingClientRect().top;
    const spare = 8 * this.height;
    const from = Math.max(0, this.at(above - spare));
    const to = Math.min(this.items.length - 1, this.at(above + innerHeight + spare));
    const focused = document.activeElement?.closest("#list > li");
    for (const [at, element] of this.drawn) if ((at < from || to < at) && element !== focused) this.drop(at);
    for (let at = from; at <= to; at += 1) if (!this.drawn.has(at)) this.draw(at);
    const stop = this.drawn.has(this.current) ? this.current : Math.max(from, Math.min(to, this.at(above) + 1));
    for (const [at, element] of this.drawn) {
      element.style.transform = `translateY(${this.top(at)}px)`;
      element.firstChild.tabIndex = at === stop ? 0 : -1;
    }
  },

  draw(at) {
    const item = this.items[at];
    const view = VIEWS[filter.view];
    const isOpen = this.open.has(item);
    const head = node("button", { type: "button", class: "row", "aria-expanded": String(isOpen), "aria-controls": isOpen ? `panel-${at}` : null }, view.head(item));
    const element = node("li", { class: view.kind(item), "aria-posinset": at + 1, "aria-setsize": this.items.length }, head);
    element.at = at;
    const next = [...this.drawn.keys()].filter((other) => other > at).sort((a, b) => a - b)[0];
    this.box.insertBefore(element, this.drawn.get(next) ?? null);
    this.drawn.set(at, element);
    if (isOpen) {
      const panel = node("div", { class: "panel", id: `panel-${at}` }, view.panel(item));
      element.append(panel);
      sizes.observe(panel);
    }
  },

  drop(at) {
    const panel = this.drawn.get(at).querySelector(":scope > .panel");
    if (panel) sizes.unobserve(panel);
    this.drawn.get(at).remove();
    this.drawn.delete(at);
  },

  toggle(at) {
    const item = this.items[at];
    if (!this.open.delete(item)) this.open.set(item, 0);
    this.drop(at);
    this.measure();
    this.drawn.get(at)?.firstChild.focus({ preventScroll: true });
  },

  go(at) {
    this.current = Math.max(0, Math.min(this.items.length - 1, at));
    const top = this.box.getBoundingClientRect().top + this.top(this.current);
    const covered = $("#filters").getBoundingClientRect();
    const low = getComputedStyle($("#filters")).position === "sticky" ? covered.height + 8 : 8;
    if (top < low) scrollBy(0, top - low);
    else if (top + this.height > innerHeight) scrollBy(0, top + this.height - innerHeight + 8);
    this.paint();
    this.drawn.get(this.current)?.firstChild.focus({ preventScroll: true });
  },
};

const sizes = new ResizeObserver((changes) => {
  for (const { target } of changes) {
    const item = list.items[target.parentElement?.at];
    if (list.open.has(item)) list.open.set(item, target.offsetHeight);
  }
  list.measure();
});

list.box.addEventListener("click", (event) => {
  const row = event.target.closest(".row");
  if (row) list.toggle(row.parentElement.at);
});
list.box.addEventListener("focusin", (event) => {
  if (event.target.matches(".row")) list.current = event.target.parentElement.at;
});
list.box.addEventListener("keydown", (event) => {
  const many = Math.max(1, Math.floor(innerHeight / list.height) - 3);
  const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: many, PageUp: -many, Home: -Infinity, End: Infinity };
  if (!event.target.matches(".row") || !(event.key in steps)) return;
  event.preventDefault();
  list.go(list.current + steps[event.key]);
});
let isWaiting = false;
addEventListener("scroll", () => {
  if (isWaiting) return;
  isWaiting = true;
  requestAnimationFrame(() => {
    isWaiting = false;
    list.paint();
  });
}, { passive: true });
addEventListener("resize", () => list.measure());

// -------------------------------------------------------------------------------- the controls

const controls = $("#filters");

function options(select, entries) {
  select.replaceChildren(...entries.map(([value, text]) => node("option", { value }, text)));
}

/** Shows the filter in its controls, in the language of the page. */
function syncControls() {
  const { verdict, rule, file, unit, text, severity } = controls.elements;
  const all = say("全部", "all");
  options(verdict, [["", all], ...["invalid", "undetermined", "valid"].map((each) => [each, verdictInWords(each)])]);
  const rules = Object.entries(known.rules).sort(([a], [b]) => (a < b ? -1 : 1));
  options(rule, [["", all], ...rules.map(([code, said]) => [code, `${plain(code)} ${beginning(plain(pair(said)), 40)}`])]);
  for (const box of severity) box.checked = filter.severity.has(box.value);
  for (const [control, key] of [[verdict, "verdict"], [rule, "rule"], [file, "file"], [unit, "unit"], [text, "text"]]) {
    if (control.value !== filter[key]) control.value = filter[key];
  }
  document.title = $(`h1 > [lang=${say("zh", "en")}]`).textContent;
}

function status() {
  const total = filter.view === "files" ? known.files : known.rows;
  const items = VIEWS[filter.view].all();
  const parts = [filter.view === "files"
    ? say(`显示 ${grouped(items.length)} 份，共 ${grouped(total)} 份`, `${grouped(items.length)} of ${grouped(total)} forms`)
    : say(`显示 ${grouped(items.length)} 条，共 ${grouped(total)} 条`, `${grouped(items.length)} of ${grouped(total)} findings`)];
  if (!isComplete) parts.push(say("正在读取…", "reading…"));
  if (list.items.length < items.length) {
    const most = grouped(list.items.length);
    parts.push(say(`列表只列出前 ${most} 条，请缩小筛选范围`, `the list holds the first ${most} alone: narrow the filter`));
  }
  if (isComplete && items.length === 0) parts.push(say("没有符合筛选条件的内容", "nothing passes the filter"));
  $("#status").textContent = parts.join(say("；", "; "));
  $("#view-findings b").textContent = grouped(shown.rows.length);
  $("#view-files b").textContent = grouped(shown.forms.length);
}

/** Draws everything anew: after a change of filter, view or language. */
function redraw() {
  refilter();
  for (const view of ["findings", "files"]) $(`#view-${view}`).setAttribute("aria-pressed", String(filter.view === view));
  syncControls();
  if (filter.view === "files" && shown.forms.length === 1) list.open.set(shown.forms[0], 0);
  list.show(VIEWS[filter.view].all());
  status();
}

/** The filter was changed in its controls. */
function changed(changes) {
  Object.assign(filter, changes);
  history.replaceState(null, "", address({}));
  redraw();
  if ($("#browser").getBoundingClientRect().top < 0) $("#browser").scrollIntoView();
}

function readControls() {
  const { verdict, rule, file, unit, text, severity } = controls.elements;
  changed({
    severity: new Set([...severity].filter((box) => box.checked).map((box) => box.value)),
    verdict: verdict.value, rule: rule.value, file: file.value, unit: unit.value, text: text.value,
  });
}

let pause = 0;
controls.addEventListener("input", (event) => {
  clearTimeout(pause);
  pause = setTimeout(readControls, event.target.type === "search" ? 150 : 0);
});
controls.addEventListener("submit", (event) => event.preventDefault());
controls.addEventListener("reset", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  changed(NONE);
});
for (const [box, key] of [["#files", "file"], ["#units", "unit"]]) {
  // Suggestions are an aid; more than these nobody looks through.
  controls.elements[key].addEventListener("focus", () =>
    $(box).replaceChildren(...[...names[key]].slice(0, 1000).map((name) => node("option", { value: name }))));
}
for (const view of ["findings", "files"]) $(`#view-${view}`).addEventListener("click", () => changed({ view }));
$("#language").addEventListener("click", () => {
  page.lang = page.lang === "en" ? "zh-CN" : "en";
  changed({});
});
addEventListener("hashchange", () => {
  readAddress();
  redraw();
  $("#browser").scrollIntoView();
});

// ----------------------------------------------------------------------------------- on paper

/** Most that is printed: more pages nobody reads, and a browser takes minutes over them. */
const PRINTED = { rows: 5000, forms: 200 };

function printed() {
  const isWhole = load(Infinity);
  look();
  const { rows: found, forms: kept } = shown;
  const filtered = filterInWords();
  const cut = (most, all, zh, en) => (most < all
    ? say(`共 ${grouped(all)} ${zh}，只打印前 ${grouped(most)} ${zh}；要打印其余的，请缩小筛选范围。`, `Of ${grouped(all)} ${en} the first ${grouped(most)} are printed: narrow the filter for the others.`)
    : say(`共 ${grouped(all)} ${zh}，全部打印。`, `All ${grouped(all)} ${en}.`));
  const titles = [say("级别", "Severity"), say("问题、依据与办法", "What, why and the remedy"), say("位置", "Where"), say("自评表", "Form")];
  const line = ({ form, kind, found }) => node("tr", { class: kind },
    node("td", null, node("b", null, kindInWords(kind)), " ", found.code ? node("code", null, brief(found.code)) : ""),
    node("td", null, brief(half(found.message), 2000), change(found) ? node("div", null, change(found)) : "",
      found.basis ? node("small", null, say("依据：", "basis: "), found.basis.map((each) => brief(basis(each), 200)).flatMap((each) => [each, " "])) : "",
      found.remedy ? node("small", null, say("办法：", "remedy: "), brief(half(found.remedy), 400)) : "",
      found.waived ? node("small", null, say("豁免：", "waived: "), waived(found.waived)) : ""),
    node("td", null, brief(place(found), 200)),
    node("td", null, formLine(form)));
  return [
    filtered && node("p", { class: "filtered" }, say("筛选：", "Filter: "), filtered),
    isWhole ? null : node("p", { class: "filtered" }, say("网页尚未读完，以下内容不全。", "The page is still being read: what follows is not complete.")),
    node("h2", null, say("问题", "Findings")),
    node("p", null, cut(PRINTED.rows, found.length, say("条", ""), "findings")),
    node("table", { class: "findings" },
      node("thead", null, node("tr", null, titles.map((title) => node("th", { scope: "col" }, title)))),
      node("tbody", null, found.slice(0, PRINTED.rows).map(line))),
    node("h2", null, say("自评表", "Forms")),
    node("p", null, cut(PRINTED.forms, kept.length, say("份", ""), "forms")),
    ...kept.slice(0, PRINTED.forms).map((form) => node("article", null,
      node("h3", null, verdictInWords(form.result.verdict), colon(), formLine(form)), formPanel(form))),
  ].filter(Boolean);
}

addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll(".charts details")) details.open = true;
  $("#print").replaceChildren(...printed());
});
addEventListener("afterprint", () => $("#print").replaceChildren());

// ---------------------------------------------------------------------------------------- start

function go() {
  const isDone = load(25);
  look();
  // A name that was asked for may have come only now.
  if (isDone && (filter.file || filter.unit)) redraw();
  else {
    list.items = VIEWS[filter.view].all();
    list.measure();
    status();
  }
  if (!isDone) setTimeout(go);
}

readAddress();
// What is wrong with the waivers is in no form: it has no verdict.
const { waivers } = known.terms;
if (waivers?.stale.length > 0) put({ file: waivers.file, findings: waivers.stale, refused: [] });
for (const box of document.querySelectorAll("[data-of]")) box.hidden = !$(`.tile.${box.dataset.of}`);
take(pieces()[0]);
taken = 1;
$("#browser").hidden = false;
if (innerWidth < 700) $("#more-filters").open = false;
redraw();
performance.mark("first rows");
if (document.readyState === "loading") addEventListener("DOMContentLoaded", go);
else go();
