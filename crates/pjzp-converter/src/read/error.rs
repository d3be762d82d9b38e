use super::{MOST_BYTES, MOST_CELLS, MOST_TABLES};

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The bytes are no text in UTF-8, GB18030, or UTF-16 with a byte order mark.
    #[error(
        "line {line}, byte {byte}: not text in {encoding}; save the file as UTF-8 or GB18030 and try again"
    )]
    Undecodable {
        /// The encoding that came furthest.
        encoding: &'static str,
        /// The line where it fails, from 1.
        line: usize,
        /// The byte of the file where it fails, from 1.
        byte: usize,
    },
    /// The file is larger than [`MOST_BYTES`].
    #[error("the file has {bytes} bytes, {MOST_BYTES} are allowed; split it")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// The document has more than [`MOST_TABLES`] tables.
    #[error("the document has more than {MOST_TABLES} tables; split it")]
    TooManyTables,
    /// The tables have more than [`MOST_CELLS`] cells.
    #[error("the tables have more than {MOST_CELLS} cells; split the file or delete empty columns and rows")]
    TooManyCells,
    /// The file breaks its own format.
    #[error(
        "line {line}: the file breaks the rules of its format; save it again from the program it came from"
    )]
    Malformed {
        /// The line where it does, from 1.
        line: u64,
    },
}

impl ReadError {
    /// The error in Chinese; [`std::fmt::Display`] gives it in English.
    pub fn zh(&self) -> String {
        match self {
            Self::Undecodable { encoding, line, byte } => format!(
                "第{line}行（第{byte}字节）不是{encoding}文本，请将文件另存为 UTF-8 或 GB18030 编码后重试"
            ),
            Self::TooLarge { bytes } => {
                format!("文件为{bytes}字节，上限为{MOST_BYTES}字节，请拆分后重试")
            }
            Self::TooManyTables => format!("文件中的表格超过{MOST_TABLES}个，请拆分后重试"),
            Self::TooManyCells => {
                format!("表格的单元格超过{MOST_CELLS}个，请拆分文件或删除空行空列后重试")
            }
            Self::Malformed { line } => format!("第{line}行不符合文件格式，请用原软件重新保存后重试"),
        }
    }
}
