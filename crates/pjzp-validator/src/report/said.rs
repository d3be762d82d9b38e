use pjzp_core::text::{Language, Text, Words};

use crate::record::record;

record! {
    /// A message in both languages.
    pub struct Said {
        /// Chinese.
        "中文" zh: String,
        /// English.
        "英文" en: String,
    }
}

impl Said {
    /// From its two halves.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// The half in `language`.
    pub fn say(&self, language: Language) -> &str {
        match language {
            Language::Chinese => &self.zh,
            Language::English => &self.en,
        }
    }
}

impl From<Text> for Said {
    fn from(text: Text) -> Self {
        Self { zh: text.zh, en: text.en }
    }
}

impl From<Words> for Said {
    fn from(words: Words) -> Self {
        Self::new(words.zh, words.en)
    }
}
