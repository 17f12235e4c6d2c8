//! Formulas in LaTeX as MathML.

use pulldown_latex::config::{DisplayMode, RenderConfig};
use pulldown_latex::{Parser, Storage, push_mathml};

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
            Ok(event) => events.push(Ok::<_, std::convert::Infallible>(event)),
            Err(error) => return Err(first_line(&error.to_string())),
        }
    }
    let display_mode = if display { DisplayMode::Block } else { DisplayMode::Inline };
    let mut html = String::with_capacity(latex.len() * 8);
    let config = RenderConfig { display_mode, ..RenderConfig::default() };
    push_mathml(&mut html, events.into_iter(), config).map_err(|error| error.to_string())?;
    Ok(html)
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
        assert!(mathml("\\frac{1}{2}", true).unwrap().contains("block"));
        for bad in
            ["\\frac{1}{", "\\khongco", &"{".repeat(10_000), &"\\left(".repeat(10_000), &"x^".repeat(10_000)]
        {
            assert!(mathml(bad, false).is_err());
        }
    }

    proptest! {
        #[test]
        fn any_text_is_taken(latex in "([a-z0-9 {}^_&$%#\\[\\]()\\\\]|\\\\(frac|left|right|begin\\{(matrix|array|cases)\\}|end\\{matrix\\}|sqrt|over|text|hline|color|def|let|mathbb|operatorname|sum|limits|not|middle)|ậ){0,20}") {
            drop(mathml(&latex, true));
        }
    }
}
