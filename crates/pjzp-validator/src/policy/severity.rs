//! Severity is policy: what the user may change about a rule, without hiding it.

use pjzp_core::rule::{Rule, Severity};
use pjzp_core::rules;
use pjzp_core::text::Text;
use pjzp_schema::nearest;

/// The severity that a rule is to have instead of its own: `PJ3013=note`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeverityChange {
    /// The rule.
    pub rule: &'static Rule,
    /// What a finding of it weighs.
    pub severity: Severity,
}

impl SeverityChange {
    /// Reads `CODE=LEVEL`, where the code may be the name of the rule.
    ///
    /// # Errors
    /// [`PolicyError`] says which half is not known.
    ///
    /// # Examples
    /// ```
    /// use pjzp_validator::SeverityChange;
    /// assert!(SeverityChange::parse("subtotal-not-sum=note").is_ok());
    /// assert!(SeverityChange::parse("subtotal-not-sum=fatal").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<Self, PolicyError> {
        let (key, level) = text.split_once('=').ok_or_else(|| PolicyError::Form(text.into()))?;
        let rule = rules::find(key.trim()).ok_or_else(|| PolicyError::Rule(key.trim().into()))?;
        let severity = severity(level.trim()).ok_or_else(|| PolicyError::Severity(level.trim().into()))?;
        Ok(Self { rule, severity })
    }
}

/// The severity of this name.
pub fn severity(name: &str) -> Option<Severity> {
    [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .find(|severity| severity.words().en == name || severity.words().zh == name)
}

/// The code or name of a rule that a misspelt one was most likely meant to be.
pub fn nearest_rule(key: &str) -> Option<&'static str> {
    let upper = key.to_uppercase();
    nearest(&upper, rules::RULES.iter().map(|rule| rule.code))
        .or_else(|| nearest(key, rules::RULES.iter().map(|rule| rule.name)))
}

/// Why a [`SeverityChange`] cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PolicyError {
    /// Not `CODE=LEVEL`.
    #[error("`{0}` is not of the form CODE=LEVEL")]
    Form(String),
    /// No rule of this code or name.
    #[error("no rule is called `{0}`")]
    Rule(String),
    /// No severity of this name.
    #[error("`{0}` is no severity: error, warning or note")]
    Severity(String),
}

impl PolicyError {
    /// What to tell the user.
    pub fn words(&self) -> Text {
        match self {
            Self::Form(text) => Text::new(
                format!("「{text}」应写成 规则编号=级别，例如 PJ3013=note"),
                format!("`{text}`: write CODE=LEVEL, for example PJ3013=note"),
            ),
            Self::Rule(key) => unknown_rule(key),
            Self::Severity(name) => Text::new(
                format!("「{name}」不是级别：请用 error（错误）、warning（警告）或 note（提示）"),
                format!("`{name}` is no severity: use error, warning or note"),
            ),
        }
    }
}

/// What to say where no rule has this code or name.
pub fn unknown_rule(key: &str) -> Text {
    match nearest_rule(key) {
        Some(meant) => Text::new(
            format!("没有规则「{key}」：是不是「{meant}」？"),
            format!("no rule is called `{key}`: did you mean `{meant}`?"),
        ),
        None => Text::new(
            format!("没有规则「{key}」：用 pjzp rules 查看全部规则"),
            format!("no rule is called `{key}`: `pjzp rules` lists all of them"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_names_a_rule_and_a_level() {
        for (text, expected) in [
            ("PJ3013=note", Ok(("PJ3013", Severity::Note))),
            ("pj3013=warning", Ok(("PJ3013", Severity::Warning))),
            (" subtotal-not-sum = error ", Ok(("PJ3013", Severity::Error))),
            ("PJ3013=提示", Ok(("PJ3013", Severity::Note))),
            ("PJ3013", Err(PolicyError::Form("PJ3013".into()))),
            ("PJ0000=note", Err(PolicyError::Rule("PJ0000".into()))),
            ("PJ3013=fatal", Err(PolicyError::Severity("fatal".into()))),
            ("=", Err(PolicyError::Rule(String::new()))),
        ] {
            let read = SeverityChange::parse(text).map(|change| (change.rule.code, change.severity));
            assert_eq!(read, expected, "{text}");
        }
    }

    #[test]
    fn a_slip_in_a_code_or_name_is_answered_with_the_rule() {
        for (key, meant) in [
            ("subtotal-not-sun", Some("subtotal-not-sum")),
            ("subtotals-not-sum", Some("subtotal-not-sum")),
            ("x", None),
        ] {
            assert_eq!(nearest_rule(key), meant, "{key}");
        }
    }
}
