//! Both languages say everything: each finding of the conformance kit, each text of each rule, and
//! the help of each command.

use std::collections::BTreeSet;
use std::process::Command;

use pjzp_conformance::Kit;
use pjzp_core::assess;
use pjzp_core::rules::RULES;

/// What is wrong with the two halves of a text, if anything.
fn fault(zh: &str, en: &str) -> Option<&'static str> {
    if !zh.chars().any(is_han) {
        return Some("no Chinese");
    }
    let letters = en.chars().filter(char::is_ascii_alphabetic).count();
    // English names the terms of the form in Chinese; most of it is English all the same.
    let borrowed = en.chars().filter(|character| is_han(*character)).count();
    if letters <= borrowed { Some("no English") } else { None }
}

/// As [`fault`]; and outside of what it quotes, 「in brackets」 and 《by title》, the English is
/// written with English marks: what was left in Chinese has others.
fn fault_of_finding(zh: &str, en: &str) -> Option<&'static str> {
    let quoted_away = |part: &str| part.rsplit(['」', '》']).next().unwrap_or_default().to_owned();
    let own: String = en.split(['「', '《']).map(quoted_away).collect();
    if own.contains(['，', '。', '；', '：']) {
        Some("Chinese marks in the English")
    } else {
        fault(zh, &own)
    }
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}')
}

#[test]
fn every_finding_of_the_kit_is_said_in_both_languages() {
    let kit = Kit::read(&pjzp_tests::root().join("fixtures/conformance")).unwrap();
    let mut faults = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for entry in kit.entries() {
        let question = &entry.question;
        let assessment = assess(&question.submission().unwrap(), &question.standard().unwrap());
        for finding in assessment.findings {
            let (zh, en) = (&finding.message.zh, &finding.message.en);
            seen.insert(finding.rule.code);
            if let Some(fault) = fault_of_finding(zh, en) {
                faults.insert(format!("{}: {fault}: {zh} | {en}", finding.rule.code));
            }
        }
    }
    let silent: Vec<&str> = RULES
        .iter()
        .filter(|rule| rule.family() <= 7 && !seen.contains(rule.code))
        .map(|rule| rule.code)
        .collect();
    assert!(silent.is_empty(), "the kit never hears of {silent:?}");
    assert!(faults.is_empty(), "{}", faults.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn every_text_of_a_rule_is_there_in_both_languages() {
    for rule in RULES {
        for words in [rule.summary, rule.explanation, rule.remedy, rule.office] {
            assert_eq!(fault(words.zh, words.en), None, "{}: {} | {}", rule.code, words.zh, words.en);
        }
    }
}

#[test]
fn the_help_of_every_command_is_in_the_language_asked_for() {
    let help = |arguments: &[&str], language: &str| {
        let mut command = Command::new(pjzp_tests::program());
        let output = command.args(arguments).args(["--help", "--lang", language]).output().unwrap();
        assert!(output.status.success(), "{arguments:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let english = help(&[], "en");
    let (_, commands) = english.split_once("Commands:").unwrap();
    let names = commands.lines().skip(1).map_while(|line| line.split_whitespace().next());
    let mut count = 0;
    for name in names {
        assert_eq!(fault(&help(&[name], "zh"), &help(&[name], "en")), None, "{name}");
        count += 1;
    }
    assert!(8 < count, "{english}");
}
