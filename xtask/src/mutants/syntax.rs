//! What of Rust the rewriting has to know.

use syn::{Expr, Pat, Token};

/// What a method that asks one thing of a value could have asked instead: code, and how it is said.
pub(super) fn asked_instead(method: &str) -> Option<&'static [(&'static str, &'static str)]> {
    Some(match method {
        "is_ge" => &[("it.is_gt()", "it.is_gt()"), ("it.is_lt()", "it.is_lt()")],
        "is_gt" => &[("it.is_ge()", "it.is_ge()"), ("it.is_le()", "it.is_le()")],
        "is_le" => &[("it.is_lt()", "it.is_lt()"), ("it.is_gt()", "it.is_gt()")],
        "is_lt" => &[("it.is_le()", "it.is_le()"), ("it.is_ge()", "it.is_ge()")],
        "is_eq" => &[("it.is_ne()", "it.is_ne()")],
        "is_ne" => &[("it.is_eq()", "it.is_eq()")],
        "is_negative" => &[("it.is_negative() || it.is_zero()", "it <= 0"), ("!it.is_negative()", "it >= 0")],
        "is_zero" => &[("!it.is_zero()", "it != 0")],
        _ => return None,
    })
}

/// The parts of `matches!(value, pattern if guard)`.
pub(super) struct Matches {
    pub(super) value: Expr,
    pub(super) guard: Option<Expr>,
}

impl syn::parse::Parse for Matches {
    fn parse(input: syn::parse::ParseStream<'_>) -> syn::Result<Self> {
        let value = input.parse()?;
        input.parse::<Token![,]>()?;
        Pat::parse_multi_with_leading_vert(input)?;
        let guard = if input.peek(Token![if]) {
            input.parse::<Token![if]>()?;
            Some(input.parse()?)
        } else {
            None
        };
        input.parse::<Option<Token![,]>>()?;
        Ok(Self { value, guard })
    }
}

/// Whether a condition binds names on its way: `if let … && …`.
pub(super) fn holds_let(expression: &Expr) -> bool {
    match expression {
        Expr::Let(_) => true,
        Expr::Binary(binary) => holds_let(&binary.left) || holds_let(&binary.right),
        _ => false,
    }
}

/// `#[cfg(test)]` or `#[test]`.
pub(super) fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let is_cfg_test = attribute.path().is_ident("cfg")
            && attribute.parse_args::<syn::Ident>().is_ok_and(|argument| argument == "test");
        is_cfg_test || attribute.path().is_ident("test")
    })
}

/// The constants of a source that are whole numbers: their uses are changed, since a constant
/// itself can ask nothing.
pub(super) fn numeric_constants(tree: &syn::File) -> Vec<String> {
    const WHOLE: [&str; 9] = ["u8", "u16", "u32", "u64", "usize", "i8", "i16", "i32", "i64"];
    let constants = tree.items.iter().filter_map(|item| match item {
        syn::Item::Const(constant) => Some(constant),
        _ => None,
    });
    let is_whole = |kind: &syn::Type| matches!(kind, syn::Type::Path(path) if WHOLE.iter().any(|name| path.path.is_ident(name)));
    constants.filter(|constant| is_whole(&constant.ty)).map(|constant| constant.ident.to_string()).collect()
}
