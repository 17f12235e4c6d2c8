//! Formulas in LaTeX as MathML.

use pulldown_latex::config::{DisplayMode, RenderConfig};
use pulldown_latex::event::{Content, Event};
use pulldown_latex::{Parser, Storage, push_mathml};

use crate::parse::markdown::escape;

/// How deeply groups may be nested: beyond it the LaTeX parser could run out of stack.
const MAX_GROUPS: usize = 100;

/// Returns the MathML of a formula, or the first error in it.
pub(super) fn mathml(latex: &str, display: bool) -> Result<String, String> {
    let openings = latex.bytes().filter(|&b| b == b'{').count()
        + latex.matches("\\left").count()
        + latex.matches("\\begin").count();
    if openings > MAX_GROUPS && deepest(latex) > MAX_GROUPS {
        return Err(format!("more than {MAX_GROUPS} nested groups"));
    }
    let storage = Storage::new();
    let mut events = Vec::new();
    for event in Parser::new(latex, &storage) {
        match event {
            // The names of operators are written without being escaped.
            Ok(Event::Content(Content::Function(name) | Content::Number(name)))
                if name.contains(['<', '>', '&']) =>
            {
                return Err(format!("{name} is no name"));
            }
            Ok(event) => events.push(Ok::<_, std::convert::Infallible>(event)),
            Err(error) => return Err(first_line(&error.to_string())),
        }
    }
    let display_mode = if display { DisplayMode::Block } else { DisplayMode::Inline };
    let mut html = String::with_capacity(latex.len() * 8);
    let config = RenderConfig { display_mode, ..RenderConfig::default() };
    push_mathml(&mut html, events.into_iter(), config).map_err(|error| error.to_string())?;
    Ok(repaired(&html))
}

/// Escapes the relations `<` and `&`, and parts two attributes: the MathML writer does neither.
fn repaired(html: &str) -> String {
    let mut done = String::with_capacity(html.len() + 16);
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        let starts = rest[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '#'));
        done.push_str(&rest[..at]);
        done.push_str(if starts { &rest[at..=at] } else { escape::entity(rest.as_bytes()[at]) });
        rest = &rest[at + 1..];
    }
    done.push_str(rest);
    done.replace("\"minsize=", "\" minsize=")
}

fn deepest(latex: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for (at, byte) in latex.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b'\\' if latex[at..].starts_with("\\left") || latex[at..].starts_with("\\begin") => depth += 1,
            b'\\' if latex[at..].starts_with("\\right") || latex[at..].starts_with("\\end") => {
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn good_formulas_become_mathml_and_bad_ones_errors() {
        assert!(mathml("a^2 + b^2", false).unwrap().starts_with("<math"));
        assert!(mathml("a < b", false).unwrap().contains("<mo>&lt;</mo>"));
        assert!(mathml("\\big( x \\big)", false).unwrap().contains("\" minsize="));
        assert!(mathml("\\frac{1}{2}", true).unwrap().contains("block"));
        for bad in
            ["\\frac{1}{", "\\khongco", &"{".repeat(10_000), &"\\left(".repeat(10_000), &"x^".repeat(10_000)]
        {
            assert!(mathml(bad, false).is_err());
        }
    }

    #[test]
    fn formulas_cannot_smuggle_html() {
        for latex in [
            "\\text{<script>x</script>}",
            "a < b > c & d",
            "\\color{red\" onclick=\"x}y",
            "\\operatorname{<b>}",
        ] {
            let html = mathml(latex, false).unwrap_or_default();
            assert!(
                !html.contains("<script") && !html.contains("<b>") && !html.contains("onclick"),
                "{html}"
            );
        }
    }

    proptest! {
        #[test]
        fn any_text_is_taken(latex in "([a-z0-9 {}^_&$%#\\[\\]()\\\\]|\\\\(frac|left|right|begin\\{(matrix|array|cases)\\}|end\\{matrix\\}|sqrt|over|text|hline|color|def|let|mathbb|operatorname|sum|limits|not|middle)|ậ){0,20}") {
            drop(mathml(&latex, true));
        }
    }
}
