use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Assumed, Engine, FileResult, Outcome, Scorecard, Standard, unbound_schema};
use crate::record::record;

record! {
    /// What one submission scores, with every number derived (评分结果).
    pub struct Scored {
        /// Version of this format; `"1"`.
        "格式版本" score_version: ScoreVersion,
        /// What computed it.
        "程序" engine: Engine,
        /// Name of the file.
        "文件" file: String,
        /// The standard it was scored by.
        "评价标准" standard: Standard,
        /// What the form earns.
        "评分表" scorecard: Scorecard,
        /// What was taken for granted.
        "假定" assumptions: Vec<Assumed>,
        optional {
            /// Line of the file, where each line is a submission of its own.
            "行" line: u32,
            /// SHA-256 of the file, or of the line.
            "校验和" sha256: String,
        }
    }
}

/// Version of the format of scores.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum ScoreVersion {
    /// The first.
    #[default]
    #[serde(rename = "1")]
    V1,
}

impl FileResult {
    /// What it scores, without what was found wrong; `None` for what could not be read.
    pub fn scored(&self) -> Option<Scored> {
        let Outcome::Assessed(assessed) = &self.outcome else {
            return None;
        };
        Some(Scored {
            score_version: ScoreVersion::V1,
            engine: Engine::this(),
            file: self.file.clone(),
            standard: assessed.standard.clone(),
            scorecard: assessed.scorecard.clone(),
            assumptions: assessed.assumptions.clone(),
            line: self.line,
            sha256: self.sha256.clone(),
        })
    }
}

/// The schema of what one submission scores (评分结果).
pub fn score_schema() -> serde_json::Value {
    unbound_schema::<Scored>("urn:pjzp:schema:score:1", "预算绩效自评评分结果")
}
