//! Word documents, written part by part: the few kinds of paragraph and table that official papers
//! have need no library, and faces for East Asian text are named as Word names them.

mod form;
mod package;
mod paper;
mod style;

pub(super) use form::{draw as draw_form, page as form_page, write as write_form};
pub(super) use package::{Page, write};
pub(super) use paper::{BLANK, Look, Paper};
