use crate::read::{Format, ReadError};

/// Why a file cannot be changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EditError {
    /// It cannot be read in the first place.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// Files of its format are read only.
    #[error("files in the format {} can be read and not changed; save it as xlsx or docx and try again", format.name())]
    Format {
        /// The format it is written in.
        format: Format,
    },
}

impl EditError {
    /// The error in Chinese; [`std::fmt::Display`] gives it in English.
    pub fn zh(&self) -> String {
        match self {
            Self::Read(error) => error.zh(),
            Self::Format { format } => {
                format!("{} 格式的文件只能读取，不能改写，请另存为 xlsx 或 docx 后重试", format.name())
            }
        }
    }
}
