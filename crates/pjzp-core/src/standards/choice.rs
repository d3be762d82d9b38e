//! Which standard judges a submission, and why.

use alloc::string::String;
use alloc::vec::Vec;

use super::{all, find, mof_2020};
use crate::model::Submission;
use crate::standard::{Confidence, Standard};

/// The standard chosen for a submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The standard.
    pub standard: Standard,
    /// What it was chosen by.
    pub chosen_by: ChosenBy,
}

/// What a standard was chosen by.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum ChosenBy {
    /// The user asked for it.
    Request,
    /// The submission names it.
    Submission,
    /// The finance division code lies in its region.
    DivisionCode(String),
    /// A name of its region stands in the name of a unit.
    UnitName(String),
    /// Nothing narrower applies.
    Default,
    /// The submission names a standard that is not built in, so the default was used.
    UnknownStandard(String),
}

/// Chooses by the submission's own word, else by division code, else by the place in a unit's
/// name, else the national standard; never one whose rules are unconfirmed unless it is named.
pub fn choose(submission: &Submission) -> Choice {
    if let Some(id) = written(submission.standard.as_deref()) {
        return match find(id) {
            Some(standard) => Choice { standard, chosen_by: ChosenBy::Submission },
            None => {
                Choice { standard: mof_2020::standard(), chosen_by: ChosenBy::UnknownStandard(id.into()) }
            }
        };
    }
    regional(submission)
        .unwrap_or_else(|| Choice { standard: mof_2020::standard(), chosen_by: ChosenBy::Default })
}

fn regional(submission: &Submission) -> Option<Choice> {
    let candidates: Vec<Standard> = all()
        .filter(|standard| standard.confidence != Confidence::Unconfirmed)
        .filter(|standard| submission.fiscal_year.is_none_or(|year| standard.covers(year)))
        .collect();
    let division = written(submission.division_code.as_deref()).filter(|code| is_division(code));
    if let Some(code) = division {
        // A division code outside every region settles the matter: the name is not asked.
        return candidates
            .into_iter()
            .find(|standard| standard.regions.iter().any(|region| code.starts_with(region.prefix.as_str())))
            .map(|standard| Choice { standard, chosen_by: ChosenBy::DivisionCode(code.into()) });
    }
    let parties = [&submission.budget_unit, &submission.evaluating_unit, &submission.supervising_department];
    parties
        .into_iter()
        .flatten()
        .filter_map(|party| written(party.name.as_deref()))
        .find_map(|name| by_place(&candidates, name))
}

/// What stands in a field, unless it is blank.
fn written(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

/// Whether the code has the six digits of GB/T 2260; only such a code can say where a unit is.
fn is_division(code: &str) -> bool {
    6 <= code.len() && code.bytes().all(|digit| digit.is_ascii_digit())
}

/// The standard of the place that a unit's name names first.
fn by_place(candidates: &[Standard], name: &str) -> Option<Choice> {
    candidates
        .iter()
        .flat_map(|standard| standard.regions.iter().map(move |region| (standard, region)))
        .flat_map(|(standard, region)| region.names.iter().map(move |place| (standard, place)))
        .filter_map(|(standard, place)| Some((seat(name, place)?, standard, place)))
        .min_by_key(|(at, ..)| *at)
        .map(|(_, standard, place)| Choice {
            standard: standard.clone(),
            chosen_by: ChosenBy::UnitName(place.clone()),
        })
}

/// Where a unit's name says that the unit sits at the place, in bytes from its start.
///
/// Letters alone prove nothing: 中山西路 is not in 山西, 张家界市天门山 not in 天门.
/// A place counts at the start of the name or as an administrative area (武汉市, 恩施州); one that is
/// listed with its 市 because a lesser place elsewhere bears the same name counts only with it.
/// An office stationed there (驻武汉办事处) belongs to someone else.
fn seat(name: &str, place: &str) -> Option<usize> {
    let stem = place.strip_suffix('市').unwrap_or(place);
    name.match_indices(stem).find_map(|(at, _)| {
        let (before, from) = name.split_at_checked(at)?;
        let after = from.strip_prefix(stem)?;
        let is_city = after.starts_with('市') && !after.starts_with("市场");
        let is_area = is_city || AREAS.iter().any(|area| after.starts_with(area));
        let counts = if stem.len() < place.len() { is_city } else { before.is_empty() || is_area };
        (counts && !before.ends_with('驻')).then_some(at)
    })
}

/// How the name of an administrative area goes on after the name of its place.
const AREAS: &[&str] = &["省", "州", "林区", "壮族", "土家族", "藏族", "彝族"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Party, Year};

    #[test]
    fn the_submissions_own_word_comes_first() {
        for (word, id, chosen_by) in [
            ("jiangxi", "jiangxi", ChosenBy::Submission),
            (" platform ", "platform", ChosenBy::Submission),
            ("mof-2021", "mof-2021", ChosenBy::Submission),
            ("anhui-2020", "mof-2020", ChosenBy::UnknownStandard("anhui-2020".into())),
            ("", "hubei-2020", ChosenBy::DivisionCode("420114000".into())),
            (" ", "hubei-2020", ChosenBy::DivisionCode("420114000".into())),
        ] {
            let submission = Submission {
                standard: Some(word.into()),
                division_code: Some("420114000".into()),
                ..Submission::default()
            };
            chooses(&submission, id, &chosen_by);
        }
    }

    #[test]
    fn a_division_code_settles_the_place() {
        for (code, name, id) in [
            ("420114000", "", Some("hubei-2020")),
            ("420114", "", Some("hubei-2020")),
            ("510923000", "", Some("sichuan-2023")),
            ("140824000", "", Some("shanxi")),
            ("450000000", "", Some("guangxi")),
            ("360800000", "", Some("jiangxi")),
            // Another province: the name is not asked.
            ("610000000", "", None),
            ("340000000", "武汉市财政局", None),
        ] {
            let submission = Submission { division_code: Some(code.into()), ..of_unit(name, Some(2023)) };
            match id {
                Some(id) => chooses(&submission, id, &ChosenBy::DivisionCode(code.into())),
                None => chooses(&submission, "mof-2020", &ChosenBy::Default),
            }
        }
        // What is no division code leaves the word to the name.
        for code in ["42", "42011X000", "湖北", ""] {
            let submission =
                Submission { division_code: Some(code.into()), ..of_unit("江西省财政厅", Some(2023)) };
            chooses(&submission, "jiangxi", &ChosenBy::UnitName("江西".into()));
        }
    }

    #[test]
    fn a_units_name_gives_the_place_away() {
        for (name, found) in [
            ("武汉市蔡甸区发展和改革局", Some(("hubei-2020", "武汉"))),
            ("恩施土家族苗族自治州财政局", Some(("hubei-2020", "恩施"))),
            ("国家税务总局天门市税务局", Some(("hubei-2020", "天门市"))),
            ("中共四川省委宣传部", Some(("sichuan-2023", "四川"))),
            ("中共阿坝藏族羌族自治州委员会", Some(("sichuan-2023", "阿坝"))),
            ("国家统计局凉山彝族自治州调查队", Some(("sichuan-2023", "凉山"))),
            ("小凉山茶叶研究所", None),
            ("广西壮族自治区人民医院", Some(("guangxi", "广西"))),
            ("山西省运城市稷山县卫生院", Some(("shanxi", "山西"))),
            ("大同市平城区财政局", Some(("shanxi", "大同市"))),
            ("吉安县水利局", Some(("jiangxi", "吉安"))),
            // The place that is named first, wherever the office stands.
            ("四川省人民政府驻武汉办事处", Some(("sichuan-2023", "四川"))),
            ("安徽省人民政府驻武汉市办事处", None),
            // No place, or another place of the same letters.
            ("蔡甸区发展和改革局", None),
            ("陕西省财政厅", None),
            ("上海市中山西路小学", None),
            ("镇江西津渡文物管理所", None),
            ("张家界市天门山管理处", None),
            ("益阳市资阳区财政局", None),
            ("资阳区财政局", None),
            ("北京市广安门医院", None),
            ("九江镇人民政府", None),
            ("大同市场监督管理所", None),
            ("", None),
        ] {
            let submission = of_unit(name, Some(2023));
            match found {
                Some((id, place)) => chooses(&submission, id, &ChosenBy::UnitName(place.into())),
                None => chooses(&submission, "mof-2020", &ChosenBy::Default),
            }
        }
    }

    #[test]
    fn a_standard_is_chosen_for_its_own_years_only() {
        for (name, fiscal_year, id) in [
            ("武汉市财政局", Some(2019), None),
            ("武汉市财政局", Some(2020), Some("hubei-2020")),
            ("武汉市财政局", None, Some("hubei-2020")),
            ("四川省财政厅", Some(2022), None),
            ("四川省财政厅", Some(2023), Some("sichuan-2023")),
        ] {
            let Choice { standard, chosen_by } = choose(&of_unit(name, fiscal_year));
            assert_eq!(standard.id, id.unwrap_or("mof-2020"), "{name} {fiscal_year:?}");
            assert_eq!(chosen_by == ChosenBy::Default, id.is_none(), "{name} {fiscal_year:?}");
        }
    }

    #[test]
    fn an_evaluating_unit_or_department_speaks_where_the_budget_unit_does_not() {
        let party = |name: &str| Some(Party { name: Some(name.into()), ..Party::default() });
        let submission = Submission {
            budget_unit: party("第一中学"),
            evaluating_unit: party("南昌市教育局"),
            supervising_department: party("武汉市教育局"),
            ..Submission::default()
        };
        chooses(&submission, "jiangxi", &ChosenBy::UnitName("南昌".into()));
    }

    #[track_caller]
    fn chooses(submission: &Submission, id: &str, chosen_by: &ChosenBy) {
        let choice = choose(submission);
        let about = (&submission.division_code, &submission.budget_unit);
        assert_eq!((choice.standard.id.as_str(), &choice.chosen_by), (id, chosen_by), "{about:?}");
    }

    fn of_unit(name: &str, fiscal_year: Option<u16>) -> Submission {
        Submission {
            fiscal_year: fiscal_year.and_then(Year::new),
            budget_unit: Some(Party { name: Some(name.into()), ..Party::default() }),
            ..Submission::default()
        }
    }
}
