//! What people call the types of JSON.

use jsonschema::types::JsonType;
use serde_json::Value;

use crate::sentence::brief;

/// The sorts of JSON values, as people call them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sort {
    Text,
    Number,
    Integer,
    Truth,
    List,
    Object,
    Null,
}

impl Sort {
    /// `null` is never what anyone is asked to write.
    pub(crate) fn of(one: JsonType) -> Option<Self> {
        match one {
            JsonType::Null => None,
            JsonType::Boolean => Some(Self::Truth),
            JsonType::Integer => Some(Self::Integer),
            JsonType::Number => Some(Self::Number),
            JsonType::String => Some(Self::Text),
            JsonType::Array => Some(Self::List),
            JsonType::Object => Some(Self::Object),
        }
    }

    pub(crate) fn of_value(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Truth,
            Value::Number(_) => Self::Number,
            Value::String(_) => Self::Text,
            Value::Array(_) => Self::List,
            Value::Object(_) => Self::Object,
        }
    }

    pub(crate) fn zh(self) -> &'static str {
        match self {
            Self::Text => "加双引号的文字",
            Self::Number => "数字",
            Self::Integer => "整数",
            Self::Truth => "true 或 false",
            Self::List => "列表 [ … ]",
            Self::Object => "对象 { … }",
            Self::Null => "null",
        }
    }

    pub(crate) fn en(self) -> &'static str {
        match self {
            Self::Text => "a text in quotes",
            Self::Number => "a number",
            Self::Integer => "a whole number",
            Self::Truth => "true or false",
            Self::List => "a list [ … ]",
            Self::Object => "an object { … }",
            Self::Null => "null",
        }
    }

    pub(crate) fn zh_of(self, value: &Value) -> String {
        match value {
            Value::Bool(_) => value.to_string(),
            Value::Number(number) => format!("数字 {number}"),
            Value::String(text) => format!("文字「{}」", brief(text)),
            _ => self.zh().into(),
        }
    }

    pub(crate) fn en_of(self, value: &Value) -> String {
        match value {
            Value::Bool(_) => value.to_string(),
            Value::Number(number) => format!("the number {number}"),
            Value::String(text) => format!("the text `{}`", brief(text)),
            _ => self.en().into(),
        }
    }
}
