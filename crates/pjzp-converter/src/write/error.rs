use pjzp_core::Pointer;

/// Why a file cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// A text is longer than a cell of a spreadsheet may be.
    #[error(
        "`{pointer}` is longer than the {MOST_CELL_TEXT} characters that a cell of a spreadsheet holds; write docx or json instead"
    )]
    TextTooLong {
        /// Where it stands.
        pointer: Pointer,
    },
    /// The form has more rows or columns than the format holds.
    #[error("the form is larger than this format holds; write json instead")]
    TooLarge,
    /// The file could not be put together.
    #[error("the file could not be put together: {why}")]
    Unwritable {
        /// What the library that writes it says.
        why: String,
    },
}

/// Most characters of a cell of a spreadsheet.
pub const MOST_CELL_TEXT: usize = 32_767;

impl WriteError {
    pub(super) fn from_library(error: impl std::fmt::Display) -> Self {
        Self::Unwritable { why: error.to_string() }
    }

    /// The error in Chinese; [`std::fmt::Display`] gives it in English.
    pub fn zh(&self) -> String {
        match self {
            Self::TextTooLong { pointer } => format!(
                "{pointer} 的文字超过电子表格单元格的上限{MOST_CELL_TEXT}个字符，请改写为 docx 或 json"
            ),
            Self::TooLarge => "自评表的行数或列数超过这种格式的上限，请改写为 json".into(),
            Self::Unwritable { why } => format!("文件无法生成：{why}"),
        }
    }
}
