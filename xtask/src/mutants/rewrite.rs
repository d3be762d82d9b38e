//! One source with every mutant in it, and the switch that chooses between them.
//!
//! A place that can be wrong in several ways becomes an expression that asks which mutant is active
//! and, where none is, does what the source says. Only operators and the edges of expressions are
//! touched, so that what lies within them is rewritten in the same way.

use std::ops::Range;

use anyhow::{Context, Result};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{BinOp, Expr, Lit, Pat, Token, UnOp};

use super::edits::Edits;
use super::syntax::{Matches, asked_instead, holds_let, is_test, numeric_constants};
use super::wording::{self, Wording};

/// One change of the law, made alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mutant {
    /// What activates it.
    pub id: u32,
    /// The first mutant of the same place.
    pub place: u32,
    /// The source, from the root.
    pub file: String,
    /// The line it begins on.
    pub line: usize,
    /// The function it stands in.
    pub function: String,
    /// What stands there.
    pub from: String,
    /// What would stand there.
    pub to: String,
}

/// A source with its mutants.
#[derive(Debug, Clone, Default)]
pub struct Rewritten {
    /// The text, which asks `crate::mutant`.
    pub text: String,
    /// The mutants, in the order of the text.
    pub mutants: Vec<Mutant>,
    /// How many places were left alone because they decide a wording only.
    pub worded: usize,
}

/// Rewrites a source; the first mutant has the number `first`. `leave` names the functions that
/// are left alone.
///
/// # Errors
/// When the source is no Rust.
pub fn rewrite(file: &str, source: &str, first: u32, leave: &[&str]) -> Result<Rewritten> {
    let tree = syn::parse_file(source).with_context(|| format!("{file} cannot be parsed"))?;
    let mut sites = Sites {
        file,
        source,
        leave,
        wording: wording::of(&tree),
        numbers: numeric_constants(&tree),
        next: first,
        function: String::new(),
        edits: Edits::default(),
        mutants: Vec::new(),
        worded: 0,
    };
    sites.visit_file(&tree);
    let text = sites.edits.apply(source);
    Ok(Rewritten { text, mutants: sites.mutants, worded: sites.worded })
}

struct Sites<'s> {
    file: &'s str,
    source: &'s str,
    leave: &'s [&'s str],
    wording: Wording,
    numbers: Vec<String>,
    next: u32,
    function: String,
    edits: Edits,
    mutants: Vec<Mutant>,
    worded: usize,
}

impl Sites<'_> {
    fn text(&self, range: Range<usize>) -> String {
        let text = self.source.get(range).unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Enters the mutants of one place and says the number of the first; `None` where the place
    /// decides a wording only.
    fn enter(&mut self, node: &impl Spanned, from: &str, to: &[String]) -> Option<u32> {
        let span = node.span();
        if self.wording.holds(&span.byte_range()) {
            self.worded += 1;
            return None;
        }
        let first = self.next;
        for to in to {
            self.mutants.push(Mutant {
                id: self.next,
                place: first,
                file: self.file.into(),
                line: span.start().line,
                function: self.function.clone(),
                from: from.into(),
                to: to.clone(),
            });
            self.next += 1;
        }
        Some(first)
    }

    fn in_function(
        &mut self,
        signature: &syn::Signature,
        attributes: &[syn::Attribute],
        see: impl FnOnce(&mut Self),
    ) {
        let name = signature.ident.to_string();
        if signature.constness.is_some() || is_test(attributes) || self.leave.contains(&name.as_str()) {
            return;
        }
        let outer = std::mem::replace(&mut self.function, name);
        see(self);
        self.function = outer;
    }

    /// `a < b`: the other edge, and the other way.
    fn comparison(&mut self, node: &syn::ExprBinary, others: &[&str]) {
        let (left, right) = (node.left.span().byte_range(), node.right.span().byte_range());
        let operator = node.op.span().byte_range();
        let (a, b) = (self.text(left.clone()), self.text(right.clone()));
        let own = self.text(operator.clone());
        let to: Vec<String> = others.iter().map(|other| format!("{a} {other} {b}")).collect();
        let Some(first) = self.enter(node, &format!("{a} {own} {b}"), &to) else { return };
        let arms = arms(others.iter().map(|other| format!("l {other} r")));
        let behind =
            format!(")) {{ (l, r) => match crate::mutant::at({first}) {{ {arms}_ => l {own} r }} }})");
        self.edits.around(&(left.start..right.end), "(match (&(".into(), behind);
        self.edits.instead(operator, "), &(");
    }

    /// `a && b`, `a || b`: the one for the other, by De Morgan, each operand asked as before.
    fn connective(&mut self, node: &syn::ExprBinary) {
        if holds_let(&node.left) || holds_let(&node.right) {
            return;
        }
        let is_and = matches!(node.op, BinOp::And(_));
        let (own, other) = if is_and { ("&&", "||") } else { ("||", "&&") };
        let (left, right) = (node.left.span().byte_range(), node.right.span().byte_range());
        let (a, b) = (self.text(left.clone()), self.text(right.clone()));
        let Some(first) = self.enter(node, &format!("{a} {own} {b}"), &[format!("{a} {other} {b}")]) else {
            return;
        };
        let not = if is_and { "" } else { "!" };
        let flag = format!("__m{first}");
        let before = format!("({{ let {flag} = {not}crate::mutant::is({first}); {flag} ^ (({flag} ^ (");
        self.edits.around(&(left.start..right.end), before, "))) })".into());
        self.edits.instead(node.op.span().byte_range(), format!(")) && ({flag} ^ ("));
    }

    /// `f(x)` around an expression, where `f` is asked for this mutant.
    fn wrap(&mut self, node: &impl Spanned, function: &str, from: &str, to: &[String]) {
        let range = node.span().byte_range();
        let Some(first) = self.enter(node, from, to) else { return };
        self.edits.around(&range, format!("crate::mutant::{function}({first}, "), ")".into());
    }

    /// A method without arguments for others of its kind.
    fn method(&mut self, node: &syn::ExprMethodCall, others: &[(&str, &str)]) {
        let receiver = node.receiver.span().byte_range();
        let whole = node.span().byte_range();
        let (a, own) = (self.text(receiver.clone()), node.method.to_string());
        let to: Vec<String> = others.iter().map(|(_, said)| said.replace("it", &a)).collect();
        let Some(first) = self.enter(node, &format!("{a}.{own}()"), &to) else { return };
        let arms = arms(others.iter().map(|(code, _)| (*code).to_owned()));
        self.edits.around(&receiver, "(match (".into(), String::new());
        let behind = format!(") {{ it => match crate::mutant::at({first}) {{ {arms}_ => it.{own}() }} }})");
        self.edits.instead(receiver.end..whole.end, behind);
    }

    /// A method with one argument becomes a function of the switch: `a.max(b)`.
    fn function(&mut self, node: &syn::ExprMethodCall, to: &[String]) {
        let (whole, receiver) = (node.span().byte_range(), node.receiver.span().byte_range());
        let from = self.text(whole);
        let Some(first) = self.enter(node, &from, to) else { return };
        let function = node.method.to_string();
        self.edits.around(&receiver, format!("crate::mutant::{function}({first}, "), String::new());
        let open = node.paren_token.span.open().byte_range();
        self.edits.instead(receiver.end..open.end, ", ");
    }

    /// A path that names a comparison: `Ordering::is_ge`, `Decimal::is_negative`.
    fn named(&mut self, node: &syn::ExprPath, others: &[(&str, &str)]) {
        let range = node.span().byte_range();
        let own = self.text(range.clone());
        let Some((kind, method)) = own.rsplit_once("::") else { return };
        let to: Vec<String> = others.iter().map(|(_, said)| format!("|it| {said}")).collect();
        let Some(first) = self.enter(node, &own, &to) else { return };
        let arms = arms(others.iter().map(|(code, _)| (*code).to_owned()));
        let closure = format!("|it: {kind}| match crate::mutant::at({first}) {{ {arms}_ => it.{method}() }}");
        self.edits.instead(range, closure);
    }

    fn number(&mut self, literal: &syn::LitInt) {
        let own = literal.to_string();
        let Ok(value) = literal.base10_parse::<u64>() else { return };
        let mut to = vec![(value + 1).to_string()];
        to.extend(value.checked_sub(1).map(|less| less.to_string()));
        self.wrap(literal, "int", &own, &to);
    }
}

/// The arms of a `match` over which mutant of a place is active, but for the last.
fn arms(codes: impl Iterator<Item = String>) -> String {
    let arms: Vec<String> = codes.enumerate().map(|(at, code)| format!("{at} => {code}, ")).collect();
    arms.concat()
}

impl<'ast> Visit<'ast> for Sites<'_> {
    fn visit_expr_binary(&mut self, node: &'ast syn::ExprBinary) {
        match node.op {
            BinOp::Lt(_) => self.comparison(node, &["<=", ">="]),
            BinOp::Le(_) => self.comparison(node, &["<", ">"]),
            BinOp::Gt(_) => self.comparison(node, &[">=", "<="]),
            BinOp::Ge(_) => self.comparison(node, &[">", "<"]),
            BinOp::Eq(_) => self.comparison(node, &["!="]),
            BinOp::Ne(_) => self.comparison(node, &["=="]),
            BinOp::And(_) | BinOp::Or(_) => self.connective(node),
            _ => {}
        }
        let is_comparison = matches!(node.op, BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_));
        for side in [&node.left, &node.right] {
            // The edge of a comparison with zero is the comparison's own mutant.
            let is_zero = matches!(&**side, Expr::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "ZERO"));
            if !(is_comparison && is_zero) {
                self.visit_expr(side);
            }
        }
    }

    fn visit_expr_unary(&mut self, node: &'ast syn::ExprUnary) {
        if matches!(node.op, UnOp::Not(_)) {
            let (whole, inner) = (node.span().byte_range(), node.expr.span().byte_range());
            let (from, to) = (self.text(whole.clone()), self.text(inner.clone()));
            if let Some(first) = self.enter(node, &from, &[to]) {
                self.edits.around(&whole, String::new(), ")".into());
                self.edits.instead(whole.start..inner.start, format!("crate::mutant::not({first}, "));
            }
        }
        visit::visit_expr_unary(self, node);
    }

    fn visit_expr_method_call(&mut self, node: &'ast syn::ExprMethodCall) {
        let method = node.method.to_string();
        let receiver = self.text(node.receiver.span().byte_range());
        let arguments: Vec<String> =
            node.args.iter().map(|argument| self.text(argument.span().byte_range())).collect();
        match (method.as_str(), arguments.as_slice()) {
            (_, []) => {
                if let Some(others) = asked_instead(&method) {
                    self.method(node, others);
                }
            }
            ("min", [other]) => self.function(node, &[format!("{receiver}.max({other})")]),
            ("max", [other]) => self.function(node, &[format!("{receiver}.min({other})")]),
            ("round", [places]) => {
                let other = |call: &str| format!("{receiver}.{call}");
                self.function(
                    node,
                    &[
                        other(&format!("truncate({places})")),
                        other(&format!("round({places} + 1)")),
                        other(&format!("round({places} - 1)")),
                    ],
                );
            }
            ("truncate", [places]) if !places.contains(".len()") => {
                self.function(node, &[format!("{receiver}.round({places})")]);
            }
            _ => {}
        }
        self.visit_expr(&node.receiver);
        // The places of a rounding are its own mutants.
        if !matches!(method.as_str(), "round" | "truncate") {
            node.args.iter().for_each(|argument| self.visit_expr(argument));
        }
    }

    fn visit_expr_path(&mut self, node: &'ast syn::ExprPath) {
        let names: Vec<String> = node.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let own = names.join("::");
        match names.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            [.., "Ordering" | "Decimal", method] if asked_instead(method).is_some() => {
                self.named(node, asked_instead(method).unwrap_or_default());
            }
            ["Decimal" | "Fraction", "ZERO" | "ONE" | "HUNDRED"] => {
                self.wrap(node, "nudged", &own, &[format!("{own} + 0.01"), format!("{own} - 0.01")]);
            }
            [constant] if self.numbers.iter().any(|known| known == constant) => {
                self.wrap(node, "int", &own, &[format!("{own} + 1"), format!("{own} - 1")]);
            }
            _ => {}
        }
    }

    fn visit_expr_lit(&mut self, node: &'ast syn::ExprLit) {
        if let Lit::Int(literal) = &node.lit {
            self.number(literal);
        }
    }

    fn visit_macro(&mut self, node: &'ast syn::Macro) {
        if node.path.is_ident("vec") {
            if let Ok(list) = node.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated) {
                for expression in &list {
                    self.visit_expr(expression);
                }
            }
        } else if node.path.is_ident("matches")
            && let Ok(parts) = node.parse_body::<Matches>()
        {
            let range = node.span().byte_range();
            let own = self.text(range.clone());
            if let Some(first) = self.enter(node, &own, &[format!("!{own}")]) {
                self.edits.around(&range, format!("crate::mutant::yes({first}, "), ")".into());
            }
            self.visit_expr(&parts.value);
            if let Some(guard) = &parts.guard {
                self.visit_expr(guard);
            }
        }
    }

    fn visit_expr_repeat(&mut self, node: &'ast syn::ExprRepeat) {
        self.visit_expr(&node.expr);
    }

    fn visit_expr_const(&mut self, _: &'ast syn::ExprConst) {}
    fn visit_pat(&mut self, _: &'ast Pat) {}
    fn visit_type(&mut self, _: &'ast syn::Type) {}
    fn visit_generic_argument(&mut self, _: &'ast syn::GenericArgument) {}
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}
    fn visit_item_const(&mut self, _: &'ast syn::ItemConst) {}
    fn visit_item_static(&mut self, _: &'ast syn::ItemStatic) {}
    fn visit_item_macro(&mut self, _: &'ast syn::ItemMacro) {}
    fn visit_impl_item_const(&mut self, _: &'ast syn::ImplItemConst) {}
    fn visit_trait_item_const(&mut self, _: &'ast syn::TraitItemConst) {}
    fn visit_item_enum(&mut self, _: &'ast syn::ItemEnum) {}

    /// The one rounding of the core, `Fraction::round`, and the one that most libraries have instead.
    fn visit_local(&mut self, node: &'ast syn::Local) {
        if let (Pat::Ident(name), Some(init)) = (&node.pat, &node.init)
            && name.ident == "half_or_more"
            && let Some(first) = self.enter(&init.expr, "half away from zero", &["half to even".into()])
        {
            let behind = ", quotient, remainder, self.denominator)".into();
            let before = format!("crate::mutant::half_to_even({first}, ");
            self.edits.around(&init.expr.span().byte_range(), before, behind);
        }
        visit::visit_local(self, node);
    }

    fn visit_item_mod(&mut self, node: &'ast syn::ItemMod) {
        if !is_test(&node.attrs) {
            visit::visit_item_mod(self, node);
        }
    }

    fn visit_item_impl(&mut self, node: &'ast syn::ItemImpl) {
        let of = node.trait_.as_ref().and_then(|(_, path, _)| path.segments.last());
        if !of.is_some_and(|name| ["Debug", "Display"].iter().any(|skipped| name.ident == skipped)) {
            visit::visit_item_impl(self, node);
        }
    }

    fn visit_item_fn(&mut self, node: &'ast syn::ItemFn) {
        self.in_function(&node.sig, &node.attrs, |sites| visit::visit_item_fn(sites, node));
    }

    fn visit_impl_item_fn(&mut self, node: &'ast syn::ImplItemFn) {
        self.in_function(&node.sig, &node.attrs, |sites| visit::visit_impl_item_fn(sites, node));
    }

    fn visit_trait_item_fn(&mut self, node: &'ast syn::TraitItemFn) {
        self.in_function(&node.sig, &node.attrs, |sites| visit::visit_trait_item_fn(sites, node));
    }
}
