use super::package::{MOST_PARTS, MOST_RATIO, MOST_UNPACKED};
use super::sheet::MOST_TEXT;
use super::{MOST_BYTES, MOST_CELLS, MOST_PARAGRAPHS, MOST_TABLES};

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
    /// The document has more than [`MOST_PARAGRAPHS`] paragraphs.
    #[error("the document has more than {MOST_PARAGRAPHS} paragraphs; split it")]
    TooManyParagraphs,
    /// The cells hold more than [`MOST_TEXT`] bytes of text.
    #[error("the cells hold more than {} MiB of text, so they were not read; split the file", MOST_TEXT >> 20)]
    TooMuchText,
    /// The file breaks its own format.
    #[error(
        "line {line}: the file breaks the rules of its format; save it again from the program it came from"
    )]
    Malformed {
        /// The line where it does, from 1.
        line: u64,
    },
    /// The bytes are no office file at all.
    #[error(
        "not an office file, whatever its name says; open it in Excel, WPS or Word and save it in the format of its name"
    )]
    NotOffice,
    /// The file is written in a format that is not read, whatever its name says.
    #[error("a file in the format {format}, which is not read; open it in Word or WPS and save it as docx")]
    Unread {
        /// What the format is called.
        format: &'static str,
    },
    /// No table is found in a document of Word 97-2003, of which tables get lost more easily than of
    /// newer ones.
    #[error(
        "no table was found in the document; if there is one, open it in Word or WPS and save it as docx"
    )]
    NoTable,
    /// The file has a password.
    #[error("the file is protected by a password; open it, remove the password, save it and try again")]
    Encrypted,
    /// A part of the file cannot be read.
    #[error(
        "the file is damaged (`{part}`); open it in Excel, WPS or Word, save it under another name and try that one"
    )]
    Damaged {
        /// Which part.
        part: String,
    },
    /// The file is built so that two programs would read different things from it.
    #[error(
        "the file is built to deceive (`{part}` is there twice, or its name leads elsewhere), so it was not read; ask for it anew"
    )]
    Deceptive {
        /// Which part.
        part: String,
    },
    /// A part of the file declares entities of its own.
    #[error(
        "`{part}` declares entities, which no office program does, so it was not read; ask for the file anew"
    )]
    Entities {
        /// Which part.
        part: String,
    },
    /// What is packed in the file is more than [`MOST_UNPACKED`], or than [`MOST_RATIO`] times its size.
    #[error(
        "the file unpacks to more than {} MiB or {MOST_RATIO} times its size, so it was not read; split it or delete empty rows and columns",
        MOST_UNPACKED >> 20
    )]
    UnpackedTooLarge,
    /// The file is made of more than [`MOST_PARTS`] parts.
    #[error("the file is made of more than {MOST_PARTS} parts; delete pictures and attachments from it")]
    TooManyParts,
}

impl ReadError {
    pub(crate) fn damaged(part: &str) -> Self {
        Self::Damaged { part: part.into() }
    }

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
            Self::TooManyParagraphs => format!("文件的段落超过{MOST_PARAGRAPHS}个，请拆分后重试"),
            Self::TooMuchText => {
                format!("单元格的文字超过{}MiB，没有读取，请拆分文件后重试", MOST_TEXT >> 20)
            }
            Self::Malformed { line } => format!("第{line}行不符合文件格式，请用原软件重新保存后重试"),
            Self::NotOffice => {
                "文件内容不是 Office 文件，与扩展名不符，请用 Excel、WPS 或 Word 打开后按原扩展名另存再重试"
                    .into()
            }
            Self::Unread { format } => {
                format!("文件是 {format} 格式，不支持读取，请用 Word 或 WPS 打开后另存为 docx 再重试")
            }
            Self::NoTable => {
                "文件中没有找到表格；如果确有表格，请用 Word 或 WPS 打开后另存为 docx 再重试".into()
            }
            Self::Encrypted => "文件设有打开密码，请取消密码并保存后重试".into(),
            Self::Damaged { part } => {
                format!("文件已损坏（{part}），请用 Excel、WPS 或 Word 打开并另存为新文件后重试")
            }
            Self::Deceptive { part } => {
                format!("文件结构异常（{part} 重复出现或名称指向别处），没有读取，请向提供者重新索取")
            }
            Self::Entities { part } => {
                format!(
                    "文件中的 {part} 声明了实体，正常的 Office 文件没有这种内容，没有读取，请向提供者重新索取"
                )
            }
            Self::UnpackedTooLarge => format!(
                "文件解压后超过{}MiB，或超过原大小的{MOST_RATIO}倍，没有读取；请拆分文件或删除空行空列后重试",
                MOST_UNPACKED >> 20
            ),
            Self::TooManyParts => format!("文件的组成部分超过{MOST_PARTS}个，请删除图片和附件后重试"),
        }
    }
}
