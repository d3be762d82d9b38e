//! What of a source decides nothing but how a message is worded.
//!
//! The kit compares verdicts, places and points, never texts: a changed wording is no wrong answer.
//! An expression is of the wording when it is put into a text, or when all that comes of it is.
//! The places beside a finding are told to help the reader; they too are compared by nobody.

use std::ops::Range;

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Block, Expr, ReturnType, Type};

use super::syntax::is_test;

/// The parts of a source that are of the wording only.
#[derive(Debug, Default)]
pub(super) struct Wording(Vec<Range<usize>>);

impl Wording {
    pub(super) fn holds(&self, range: &Range<usize>) -> bool {
        self.0.iter().any(|part| part.start <= range.start && range.end <= part.end)
    }
}

/// The wording of a source.
pub(super) fn of(tree: &syn::File) -> Wording {
    let mut functions = Functions(Wording::default());
    functions.visit_file(tree);
    functions.0
}

struct Functions(Wording);

impl Functions {
    fn function(&mut self, signature: &syn::Signature, block: &Block) {
        if returns_text(&signature.output) {
            self.0.0.push(block.span().byte_range());
            return;
        }
        let mut seen = Seen::default();
        seen.visit_block(block);
        let mut wording = Wording(std::mem::take(&mut seen.texts));
        // What goes into texts only is text; that may make more of it text, so again until it settles.
        loop {
            let found: Vec<Range<usize>> = seen
                .bindings
                .iter()
                .filter(|binding| !wording.holds(&binding.value))
                .filter(|binding| {
                    let mut uses = seen.uses.iter().filter(|(name, at)| seen.means(name, *at, binding));
                    let mut any = false;
                    let all = uses.all(|(_, at)| {
                        any = true;
                        wording.holds(&(*at..*at))
                    });
                    any && all
                })
                .map(|binding| binding.value.clone())
                .collect();
            if found.is_empty() {
                break;
            }
            wording.0.extend(found);
        }
        self.0.0.extend(wording.0);
    }
}

impl<'ast> Visit<'ast> for Functions {
    fn visit_item_mod(&mut self, node: &'ast syn::ItemMod) {
        if !is_test(&node.attrs) {
            visit::visit_item_mod(self, node);
        }
    }

    fn visit_item_fn(&mut self, node: &'ast syn::ItemFn) {
        self.function(&node.sig, &node.block);
    }

    fn visit_impl_item_fn(&mut self, node: &'ast syn::ImplItemFn) {
        self.function(&node.sig, &node.block);
    }
}

/// A value with a name.
struct Binding {
    names: Vec<String>,
    value: Range<usize>,
}

/// What one function puts into texts, what it names, and where it uses the names.
#[derive(Default)]
struct Seen {
    texts: Vec<Range<usize>>,
    bindings: Vec<Binding>,
    uses: Vec<(String, usize)>,
}

impl Seen {
    /// Whether the name at this place means this binding: it stands behind it, and not behind
    /// another one of the same name.
    fn means(&self, name: &String, at: usize, binding: &Binding) -> bool {
        let is_later = |other: &&Binding| other.names.contains(name) && binding.value.end < other.value.start;
        let next = self.bindings.iter().filter(is_later).map(|other| other.value.end).min();
        binding.names.contains(name) && binding.value.end <= at && next.is_none_or(|end| at < end)
    }

    fn text(&mut self, node: &impl Spanned) {
        self.texts.push(node.span().byte_range());
    }
}

impl<'ast> Visit<'ast> for Seen {
    fn visit_local(&mut self, node: &'ast syn::Local) {
        if let Some(init) = &node.init {
            let mut names = Names::default();
            names.visit_pat(&node.pat);
            // What may end the function is no mere text.
            if init.diverge.is_none() && !may_leave(&init.expr) {
                self.bindings.push(Binding { names: names.0, value: init.expr.span().byte_range() });
            }
        }
        visit::visit_local(self, node);
    }

    fn visit_expr_assign(&mut self, node: &'ast syn::ExprAssign) {
        // To be given a value is no use of it.
        if !matches!(&*node.left, Expr::Path(_)) {
            self.visit_expr(&node.left);
        }
        self.visit_expr(&node.right);
    }

    fn visit_expr_method_call(&mut self, node: &'ast syn::ExprMethodCall) {
        if ["found", "expected", "beside"].iter().any(|name| node.method == name) {
            node.args.iter().for_each(|argument| self.text(argument));
        }
        let is_beside =
            |argument: &Expr| matches!(argument, Expr::Path(path) if named(&path.path) == "Draft::beside");
        if node.method == "fold" && node.args.iter().any(is_beside) {
            self.text(&node.receiver);
        }
        visit::visit_expr_method_call(self, node);
    }

    fn visit_expr_call(&mut self, node: &'ast syn::ExprCall) {
        let called = match &*node.func {
            Expr::Path(path) => named(&path.path),
            _ => String::new(),
        };
        match called.as_str() {
            "Draft::at" => node.args.iter().skip(1).for_each(|argument| self.text(argument)),
            "Text::new" | "Words::new" => self.text(node),
            _ => {}
        }
        visit::visit_expr_call(self, node);
    }

    fn visit_field_value(&mut self, node: &'ast syn::FieldValue) {
        if let syn::Member::Named(name) = &node.member
            && ["alternatives", "because", "consequence", "expression", "message"]
                .iter()
                .any(|field| name == field)
        {
            self.text(&node.expr);
        }
        visit::visit_field_value(self, node);
    }

    fn visit_expr_path(&mut self, node: &'ast syn::ExprPath) {
        if let Some(name) = node.path.get_ident() {
            self.uses.push((name.to_string(), name.span().byte_range().start));
        }
    }

    fn visit_macro(&mut self, node: &'ast syn::Macro) {
        let start = node.span().byte_range().start;
        let mut names = Vec::new();
        tokens(node.tokens.clone(), &mut names);
        self.uses.extend(names.into_iter().map(|(name, at)| (name, at.unwrap_or(start))));
        if node.path.segments.last().is_some_and(|last| last.ident == "format") {
            self.text(node);
        }
    }
}

/// Every name in a macro, and those that a format string captures, which stand at no place.
fn tokens(stream: proc_macro2::TokenStream, names: &mut Vec<(String, Option<usize>)>) {
    for tree in stream {
        match tree {
            proc_macro2::TokenTree::Group(group) => tokens(group.stream(), names),
            proc_macro2::TokenTree::Ident(ident) => {
                names.push((ident.to_string(), Some(ident.span().byte_range().start)));
            }
            proc_macro2::TokenTree::Literal(literal) => {
                let text = literal.to_string();
                let captured = text.split('{').skip(1).filter_map(|rest| rest.split(['}', ':']).next());
                names.extend(captured.map(|name| (name.to_owned(), None)));
            }
            proc_macro2::TokenTree::Punct(_) => {}
        }
    }
}

#[derive(Default)]
struct Names(Vec<String>);

impl<'ast> Visit<'ast> for Names {
    fn visit_pat_ident(&mut self, node: &'ast syn::PatIdent) {
        self.0.push(node.ident.to_string());
    }
}

/// Whether the expression may leave the function: `?`, `return`, `continue`, `break`.
fn may_leave(expression: &Expr) -> bool {
    struct Leaves(bool);
    impl<'ast> Visit<'ast> for Leaves {
        fn visit_expr(&mut self, node: &'ast Expr) {
            self.0 |= matches!(node, Expr::Try(_) | Expr::Return(_) | Expr::Continue(_) | Expr::Break(_));
            // What a closure does with `?` is its own affair.
            if !matches!(node, Expr::Closure(_)) {
                visit::visit_expr(self, node);
            }
        }
    }
    let mut leaves = Leaves(false);
    leaves.visit_expr(expression);
    leaves.0
}

/// `Draft::at` of `crate::rule::Draft::at`.
fn named(path: &syn::Path) -> String {
    let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    names.get(names.len().saturating_sub(2)..).unwrap_or_default().join("::")
}

/// Whether a function makes nothing but texts.
fn returns_text(output: &ReturnType) -> bool {
    let ReturnType::Type(_, kind) = output else { return false };
    let is_named = |kind: &Type, names: &[&str]| matches!(kind, Type::Path(path) if path.path.segments.last().is_some_and(|last| names.iter().any(|name| last.ident == name)));
    match &**kind {
        Type::Tuple(tuple) => {
            let is_text = |kind: &Type| match kind {
                Type::Reference(reference) => is_named(&reference.elem, &["str"]),
                kind => is_named(kind, &["String"]),
            };
            !tuple.elems.is_empty() && tuple.elems.iter().all(is_text)
        }
        kind => is_named(kind, &["Text", "Words"]),
    }
}
