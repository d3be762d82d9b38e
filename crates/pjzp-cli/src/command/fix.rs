use std::ffi::{OsStr, OsString};
use std::path::Path;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use pjzp_converter::Format;
use pjzp_converter::carried::{Edit, renewed};
use pjzp_converter::edit::{self, Changed, Refusal};
use pjzp_core::fix::FixKind;
use pjzp_core::rule::Severity;
use pjzp_core::text::{Language, Text, Words};
use pjzp_validator::fix::{Copied, Extent, Fixed, Origin, fix, fix_file};
use pjzp_validator::render;
use pjzp_validator::report::Said;
use pjzp_validator::{Filing, Options, read_json_line};

use super::{
    asked_copy, asked_standard, check_ending, editable, force_option, only_submission, output_option,
    standard_option,
};
use crate::document;
use crate::exit::{Exit, Failure};
use crate::input::{self, Held, Input, Submitted};
use crate::output;
use crate::session::Session;

pub(super) fn define(command: Command, language: Language) -> Command {
    let say = |zh, en| Words::new(zh, en).say(language);
    command
        .about(say(
            "改写写法不规范而意思唯一的值，写成副本并复检",
            "write a copy with values in their plain form, and check it again",
        ))
        .override_usage(say(
            "pjzp fix <文件|-> [-o <副本>] [选项]",
            "pjzp fix <FILE|-> [-o <COPY>] [OPTIONS]",
        ))
        .after_help(say(
            "只改写法，不改意思：全角数字和符号、比较符号、数字中的千位分隔符；原文件不动。\n\
             退出码：0 副本中没有错误；1 副本中还有错误；2 用法有误，或无法读取；3 程序自身的缺陷",
            "only how a value is written is changed, never what it says: full-width digits and signs, \
             comparison signs, thousands separators; the original stays as it is.\n\
             exit codes: 0 no error in the copy; 1 errors are left in it; 2 usage, or unreadable; 3 a defect of pjzp",
        ))
        .arg(
            Arg::new("path")
                .value_name(say("文件|-", "FILE|-"))
                .value_parser(value_parser!(OsString))
                .required(true)
                .help_heading(say("参数", "Arguments"))
                .help(say(
                    "自评表；NDJSON 文件逐行改写；- 为标准输入",
                    "a submission; an NDJSON file line by line; - is standard input",
                )),
        )
        .arg(output_option(language).value_name(say("副本", "COPY")).help(say(
            "副本写到这里：.json；xlsx、docx 用原扩展名则在原表副本上改；不写则只列出要改的地方",
            "where the copy goes: .json; with the ending of an xlsx or docx, the form itself; without it, what would be changed is only listed",
        )))
        .arg(force_option(language))
        .arg(
            Arg::new("apply-diagnosis")
                .long("apply-diagnosis")
                .action(ArgAction::SetTrue)
                .help(say(
                    "不等于其下各项之和的小计，改这一处就全表相符、且别无他解时，也改",
                    "also mend a subtotal that is not the sum of its parts, where this and nothing else makes the form agree",
                )),
        )
        .arg(standard_option(language))
}

pub(super) fn run(matches: &ArgMatches, session: &mut Session) -> Result<Exit, Failure> {
    let path = matches.get_one::<OsString>("path").cloned().unwrap_or_default();
    let held = input::read(&Input::new(&path))?;
    let output = asked_output(matches, &path, &held)?;
    let extent = if matches.get_flag("apply-diagnosis") { Extent::WithDiagnosis } else { Extent::Writing };
    let options = Options { standard: asked_standard(matches)?, ..Options::default() };
    let mut copy = Copy { extent, options: &options, bytes: Vec::new(), fixes: 0, exit: Exit::Clean };
    if held.is_lines() {
        copy.lines(&held, session)?;
    } else {
        let origin = if held.is_data() { Origin::Json(held.bytes()) } else { Origin::Document };
        let target = file_format(output, &held).map_or(Target::Data(origin), Target::File);
        let submitted = only_submission(&path, &held)?;
        copy.form(submitted, target, &held, session)?;
    }
    let Copy { bytes, fixes, exit, .. } = copy;
    match output {
        // What could not be read has no copy; of a file of lines the others have.
        _ if bytes.is_empty() || exit == Exit::Defect => {}
        Some(path) => {
            output::write_file(path, &bytes, matches.get_flag("force"))?;
            let shown = path.display();
            let line = Text::new(format!("已写入 {shown}\n"), format!("written to {shown}\n"));
            session.out.write(line.say(session.language))?;
        }
        None if fixes > 0 => {
            let line =
                session.say("没有写入文件；加 -o 写出副本\n", "nothing was written; add -o for the copy\n");
            session.out.write(line)?;
        }
        None => {}
    }
    Ok(exit)
}

/// The file that the copy goes to: never the original, and of its kind.
fn asked_output<'m>(matches: &'m ArgMatches, path: &OsStr, held: &Held) -> Result<Option<&'m Path>, Text> {
    let Some(output) = asked_copy(matches, path)? else { return Ok(None) };
    let shown = output.display();
    let endings: &[&str] = if held.is_lines() { &["ndjson", "jsonl"] } else { &["json"] };
    let fits = output
        .extension()
        .is_some_and(|ending| endings.iter().any(|fitting| ending.eq_ignore_ascii_case(fitting)));
    if fits {
        return Ok(Some(output));
    }
    if let Ok(format) = editable(held) {
        check_ending(path, output, format)?;
        return Ok(Some(output));
    }
    let endings = endings.join(", .");
    Err(Text::new(
        format!("{shown}：副本是 JSON，文件名应以 .{endings} 结尾"),
        format!("{shown}: the copy is JSON, and its name should end in .{endings}"),
    ))
}

/// The format of a copy that is the file itself, written otherwise.
fn file_format(output: Option<&Path>, held: &Held) -> Option<Format> {
    let is_json = output?.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    editable(held).ok().filter(|_| !is_json)
}

/// What the copy of a form is.
#[derive(Clone, Copy)]
enum Target<'a> {
    /// Data, as JSON.
    Data(Origin<'a>),
    /// The file itself.
    File(Format),
}

/// The copy as it is made.
struct Copy<'a> {
    extent: Extent,
    options: &'a Options,
    bytes: Vec<u8>,
    fixes: usize,
    exit: Exit,
}

impl Copy<'_> {
    /// Every line of a file; one that cannot be read is copied as it is.
    fn lines(&mut self, held: &Held, session: &mut Session) -> Result<(), Failure> {
        for (number, line) in (1_u32..).zip(held.bytes().split_inclusive(|byte| *byte == b'\n')) {
            let form = line.trim_ascii();
            let lead = line.len().saturating_sub(line.trim_ascii_start().len());
            let (before, rest) = line.split_at_checked(lead).unwrap_or((line, &[]));
            let after = rest.get(form.len()..).unwrap_or_default();
            self.bytes.extend_from_slice(before);
            let began = self.bytes.len();
            if !form.is_empty() {
                let target = Target::Data(Origin::Json(form));
                self.form(read_json_line(held.name(), number, form), target, held, session)?;
            }
            if self.bytes.len() == began {
                self.bytes.extend_from_slice(form);
            }
            self.bytes.extend_from_slice(after);
        }
        Ok(())
    }

    /// One form: its copy, and what is told of it.
    fn form(
        &mut self,
        submitted: Submitted,
        target: Target<'_>,
        held: &Held,
        session: &mut Session,
    ) -> Result<(), Failure> {
        let mut text = String::new();
        match submitted {
            Ok(filing) => {
                let fixed = match target {
                    Target::Data(origin) => fix(&filing, origin, self.extent, self.options),
                    Target::File(format) => Some(self.file(&filing, format, held)?),
                };
                self.settle(fixed, &filing, target, &mut text, session);
            }
            Err(refused) => {
                let wording = held.text();
                let original = wording.original();
                // Writing to a string cannot fail.
                let _ = render::result(&mut text, &refused, &session.view(original.as_ref()));
                self.exit = self.exit.max(Exit::Usage);
            }
        }
        session.out.write(&text)
    }

    /// The file itself with its values written otherwise, and what is read from it then.
    fn file(&self, filing: &Filing, format: Format, held: &Held) -> Result<Fixed, Failure> {
        let name = held.name();
        fix_file(filing, self.extent, self.options, |changes| {
            let edits = changes.iter().map(|change| {
                let fix = &change.fix;
                (fix.pointer.clone(), fix.from.clone(), fix.to.clone())
            });
            let edits: Vec<Edit> = edits.collect();
            let changes = changes.iter().map(|change| edit::Change {
                source: filing.sources.get(&change.fix.pointer).cloned().unwrap_or_default(),
                from: change.fix.from.clone(),
                to: change.fix.to.clone(),
                is_other_number: change.fix.kinds.contains(&FixKind::Subtotal),
            });
            let changes: Vec<edit::Change> = changes.collect();
            let copy = edit::rewrite(held.bytes(), format, &changes);
            let Changed { bytes, refusals } = copy
                .map_err(|error| Text::new(format!("{name}：{}", error.zh()), format!("{name}: {error}")))?;
            // The data that the file carries changes with what it shows.
            let made = edits.into_iter().zip(&refusals).filter(|(_, refusal)| refusal.is_none());
            let made: Vec<Edit> = made.map(|(edit, _)| edit).collect();
            let bytes = renewed(bytes, &made)
                .map_err(|error| Text::new(format!("{name}：{}", error.zh()), format!("{name}: {error}")))?;
            let why = |refusal: Refusal| Said::new(refusal.words().zh, refusal.words().en);
            Ok(Copied {
                read: document::read(name, &bytes, format),
                document: bytes,
                refusals: refusals.into_iter().map(|refusal| refusal.map(why)).collect(),
            })
        })
    }

    fn settle(
        &mut self,
        fixed: Option<Fixed>,
        filing: &Filing,
        target: Target<'_>,
        text: &mut String,
        session: &Session,
    ) {
        if let Some(fixed) = &fixed {
            // Writing to a string cannot fail.
            let _ = render::fixed(text, fixed, &session.view(None));
        }
        let file = &filing.file;
        match (fixed, target) {
            (Some(fixed), _) if fixed.is_sound() => {
                self.fixes = self.fixes.saturating_add(fixed.changes.len());
                if fixed.after.gravest() == Some(Severity::Error) {
                    self.exit = self.exit.max(Exit::Findings);
                }
                self.bytes.extend_from_slice(&fixed.document);
            }
            // Formulas keep the results that they had with the values as filed.
            (Some(_), Target::File(_)) => {
                session.complain(&Text::new(
                    format!("{file}：改写后复检出现新问题，没有写入副本；可能有公式引用改写的单元格，请手工修改"),
                    format!("{file}: the changes brought new findings, so no copy was written; formulas may refer to what was changed; change it by hand"),
                ));
                self.exit = self.exit.max(Exit::Usage);
            }
            _ => {
                session.complain(&Text::new(
                    format!("{file}：改写后出现了新问题，这是 pjzp 的缺陷，没有写入副本；请报告"),
                    format!("{file}: the changes brought new findings, a defect of pjzp; no copy was written; please report it"),
                ));
                self.exit = self.exit.max(Exit::Defect);
            }
        }
    }
}
