use std::process::Command;

use super::rewrite::rewrite;
use super::{equivalent, scope};
use crate::{root, tree};

/// One of each kind of place, and what must be left alone.
const SAMPLE: &str = r#"
const LIMIT: u32 = 3;
const FIXED: u32 = 1 + 1;

pub fn edges(a: u32) -> bool {
    a < LIMIT
}

pub fn connected(a: u32, b: u32) -> bool {
    a == 1 && !(b != 2)
}

pub fn either(a: u32) -> bool {
    if let Some(rest) = a.checked_sub(FIXED) && rest >= 2 { true } else { a == 0 || a == 1 }
}

pub fn asked(order: Ordering) -> (bool, bool) {
    (Some(order).is_some_and(core::cmp::Ordering::is_ge), order.is_eq())
}

pub fn signs(a: Decimal) -> (bool, bool) {
    (a.is_negative(), Some(a).is_some_and(Decimal::is_zero))
}

pub fn matched(a: u32) -> bool {
    matches!(a, 1 | 2 if a > 1)
}

pub fn limited(a: u32) -> Vec<u32> {
    vec![a.max(2).min(4)]
}

pub fn rounded(a: Fraction) -> (Option<Decimal>, Option<Decimal>) {
    (a.round(1), a.truncate(1))
}

pub fn constant() -> Decimal {
    Decimal::ONE
}

pub fn said(a: u32, b: u32) -> (Vec<u32>, String) {
    let is_much = b > 2;
    let word = if is_much { "much" } else { "little" };
    (vec![a], format!("{word} and {}", b == 3))
}

pub fn words(a: u32) -> (String, String) {
    if a > 1 { ("many".into(), "many".into()) } else { ("one".into(), "one".into()) }
}

pub fn left(a: u32) -> bool {
    a > 1
}

#[cfg(test)]
mod tests {
    fn a_test(a: u32) -> bool {
        a > 1
    }
}
"#;

#[test]
fn each_kind_of_place_has_its_mutants_and_wording_has_none() {
    let rewritten = rewrite("sample.rs", SAMPLE, 1, &["left"]).unwrap();
    let list: Vec<String> = rewritten
        .mutants
        .iter()
        .map(|mutant| format!("{}:{} {} → {}", mutant.line, mutant.function, mutant.from, mutant.to))
        .collect();
    let expected = [
        "6:edges a < LIMIT → a <= LIMIT",
        "6:edges a < LIMIT → a >= LIMIT",
        "6:edges LIMIT → LIMIT + 1",
        "6:edges LIMIT → LIMIT - 1",
        "10:connected a == 1 && !(b != 2) → a == 1 || !(b != 2)",
        "10:connected a == 1 → a != 1",
        "10:connected 1 → 2",
        "10:connected 1 → 0",
        "10:connected !(b != 2) → (b != 2)",
        "10:connected b != 2 → b == 2",
        "10:connected 2 → 3",
        "10:connected 2 → 1",
        "14:either FIXED → FIXED + 1",
        "14:either FIXED → FIXED - 1",
        "14:either rest >= 2 → rest > 2",
        "14:either rest >= 2 → rest < 2",
        "14:either 2 → 3",
        "14:either 2 → 1",
        "14:either a == 0 || a == 1 → a == 0 && a == 1",
        "14:either a == 0 → a != 0",
        "14:either 0 → 1",
        "14:either a == 1 → a != 1",
        "14:either 1 → 2",
        "14:either 1 → 0",
        "18:asked core::cmp::Ordering::is_ge → |it| it.is_gt()",
        "18:asked core::cmp::Ordering::is_ge → |it| it.is_lt()",
        "18:asked order.is_eq() → order.is_ne()",
        "22:signs a.is_negative() → a <= 0",
        "22:signs a.is_negative() → a >= 0",
        "22:signs Decimal::is_zero → |it| it != 0",
        "26:matched matches!(a, 1 | 2 if a > 1) → !matches!(a, 1 | 2 if a > 1)",
        "26:matched a > 1 → a >= 1",
        "26:matched a > 1 → a <= 1",
        "26:matched 1 → 2",
        "26:matched 1 → 0",
        "30:limited a.max(2).min(4) → a.max(2).max(4)",
        "30:limited a.max(2) → a.min(2)",
        "30:limited 2 → 3",
        "30:limited 2 → 1",
        "30:limited 4 → 5",
        "30:limited 4 → 3",
        "34:rounded a.round(1) → a.truncate(1)",
        "34:rounded a.round(1) → a.round(1 + 1)",
        "34:rounded a.round(1) → a.round(1 - 1)",
        "34:rounded a.truncate(1) → a.round(1)",
        "38:constant Decimal::ONE → Decimal::ONE + 0.01",
        "38:constant Decimal::ONE → Decimal::ONE - 0.01",
    ];
    assert_eq!(list, expected);
    assert_eq!(
        rewritten.mutants.iter().map(|mutant| mutant.id).collect::<Vec<_>>(),
        (1..=47).collect::<Vec<_>>()
    );
    // `b > 2` and its 2, and `a > 1` and its 1; what stands in `format!` is not even looked at.
    assert_eq!(rewritten.worded, 4);
}

/// What of the core the switch and the sample name.
const CORE: &str = r"
pub mod decimal {
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
    pub struct Decimal(pub i64);
    impl Decimal {
        pub const ONE: Self = Self(100);
        pub fn new(hundredths: i64, _: u32) -> Self { Self(hundredths) }
        pub fn checked_add(self, other: Self) -> Option<Self> { Some(Self(self.0 + other.0)) }
        pub fn fraction(self) -> crate::fraction::Fraction { crate::fraction::Fraction(self.0) }
        pub fn is_negative(self) -> bool { self.0 < 0 }
        pub fn is_zero(self) -> bool { self.0 == 0 }
    }
}
pub mod fraction {
    use crate::decimal::Decimal;
    #[derive(Clone, Copy, Debug)]
    pub struct Fraction(pub i64);
    impl Fraction {
        pub fn checked_add(self, other: Self) -> Option<Self> { Some(Self(self.0 + other.0)) }
        fn unit(places: u32) -> i64 { 10_i64.pow(2 - places.min(2)) }
        pub fn round(self, places: u32) -> Option<Decimal> {
            let unit = Self::unit(places);
            Some(Decimal((self.0 + unit / 2) / unit * unit))
        }
        pub fn truncate(self, places: u32) -> Option<Decimal> {
            let unit = Self::unit(places);
            Some(Decimal(self.0 / unit * unit))
        }
    }
}
";

/// Holds the changed sample against the sample itself, on every small input.
const TRIAL: &str = r#"
macro_rules! said_by {
    ($module:ident) => {{
        use core::cmp::Ordering;
        let mut said = Vec::new();
        for a in 0..9 {
            said.push(format!("{:?}", ($module::edges(a), $module::either(a), $module::matched(a), $module::limited(a))));
            for b in 0..4 {
                said.push(format!("{:?}", ($module::connected(a, b), $module::said(a, b))));
            }
            let figure = crate::decimal::Decimal(i64::from(a) - 4);
            said.push(format!("{:?}", $module::signs(figure)));
            let fraction = crate::fraction::Fraction(i64::from(a) * 3 + 40);
            said.push(format!("{:?}", ($module::rounded(fraction), $module::constant(), $module::words(a))));
        }
        for order in [Ordering::Less, Ordering::Equal, Ordering::Greater] {
            said.push(format!("{:?}", $module::asked(order)));
        }
        said
    }};
}

fn main() {
    let law = said_by!(sample);
    assert_eq!(said_by!(changed), law, "no mutant is active");
    for active in 1..=47 {
        mutant::activate(active);
        assert_ne!(said_by!(changed), law, "mutant {active}");
    }
}
"#;

#[test]
fn the_changed_sample_compiles_and_is_the_sample_until_a_mutant_is_active() {
    let changed = rewrite("sample.rs", SAMPLE, 1, &["left"]).unwrap().text;
    let switch = tree::read(&root(), "xtask/mutants/switch.rs").unwrap();
    let module = |name: &str, text: &str| {
        format!(
            "pub mod {name} {{ use core::cmp::Ordering; use crate::decimal::Decimal; use crate::fraction::Fraction; {text} }}\n"
        )
    };
    let program = format!(
        "#![allow(warnings)]\n{CORE}{}{}\n#[path = \"switch.rs\"] pub mod mutant;\n{TRIAL}",
        module("sample", SAMPLE),
        module("changed", &changed),
    );
    let folder = tempfile::tempdir().unwrap();
    tree::write(folder.path(), "switch.rs", &switch).unwrap();
    tree::write(folder.path(), "main.rs", &program).unwrap();
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let trial = folder.path().join("trial");
    for mut command in [
        {
            let mut compile = Command::new(rustc);
            compile.args(["--edition", "2024", "-o"]).arg(&trial).arg(folder.path().join("main.rs"));
            compile
        },
        Command::new(&trial),
    ] {
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn what_judges_is_looked_at_and_still_is_rust_when_it_is_changed() {
    let sources = scope::sources(&root()).unwrap();
    for needed in
        ["fraction.rs", "assess.rs", "scoring/row.rs", "ledger/build/points.rs", "rules/subtotal_not_sum.rs"]
    {
        assert!(sources.contains(&format!("{}/{needed}", scope::CORE)), "{needed}");
    }
    let changed = super::copy::rewritten(&root()).unwrap();
    let mutants = || changed.iter().flat_map(|(_, rewritten)| &rewritten.mutants);
    assert!(mutants().any(|mutant| mutant.file.ends_with("/fraction.rs") && mutant.to == "half to even"));
    for (path, rewritten) in &changed {
        assert!(syn::parse_file(&rewritten.text).is_ok(), "{path}");
    }
}

#[test]
fn an_entry_of_the_list_needs_a_reason_and_stands_once() {
    let read = |text: &str| equivalent::read(text).map_err(|error| error.to_string());
    let entries = read("# told\na.rs: f: `x` → `y`\n  because\n  of this\n").unwrap();
    assert_eq!(entries.len(), 1);
    assert_eq!(
        (entries[0].mutant.as_str(), entries[0].reason.as_str()),
        ("a.rs: f: `x` → `y`", "because of this")
    );
    assert_eq!(read("a\nb\n r\n").unwrap_err(), "equivalent.txt: `a` gives no reason");
    assert_eq!(read("a\n r\na\n r\n").unwrap_err(), "equivalent.txt: `a` stands twice");
    assert!(equivalent::read(equivalent::LIST).is_ok());
}

/// The driver itself, on the law as it is: the kit passes, and a rule that is switched off is missed.
#[test]
fn the_driver_passes_the_kit_and_misses_a_rule_that_is_off() {
    use super::driver::{Change, Driver, Fate, Switch};
    use pjzp_conformance::Kit;
    use pjzp_core::rule::Severity;
    let kit = Kit::read(&root().join(super::KIT)).unwrap();
    let driver = Driver::new(&kit, Switch { activate: |_| {}, note: |_| {}, reached: Vec::new }).unwrap();
    let rule = || "PJ3013".to_owned();
    let standard = |pointer: &str, value: &str| Change::Standard {
        standard: "mof-2020".into(),
        pointer: pointer.into(),
        value: value.into(),
    };
    for change in [
        Change::Off { rule: rule() },
        Change::Severity { rule: rule(), severity: Severity::Note },
        standard("/full_marks", "101"),
    ] {
        assert!(matches!(driver.run(&change, Some("PJ3013")), Fate::Killed(_)), "{change:?}");
    }
    let unchanged = driver.run(&standard("/full_marks", "100"), None);
    assert!(matches!(unchanged, Fate::Survived(ran) if ran > 0), "{unchanged:?}");
    assert_eq!(driver.run(&Change::Off { rule: "PJ0000".into() }, None), Fate::Survived(0));
}
