//! The scope of one rendering: what template functions answer from, and where they record questions.
//!
//! Templates' functions are shared by all threads and see no page; each thread opens a scope round
//! the page that it draws.

use std::cell::RefCell;
use std::sync::Arc;

use crate::model::diagnostic::Diagnostic;
use crate::model::fingerprint::Fingerprint;
use crate::render::questions::{Answer, Asked, Question, answer};
use crate::view::World;

thread_local! {
    static SCOPE: RefCell<Option<Scope>> = const { RefCell::new(None) };
}

/// What was recorded while a page was drawn.
#[derive(Debug)]
pub(super) struct Scope {
    world: Arc<World>,
    /// The questions, each once.
    pub asked: Vec<Asked>,
    /// Strings that were missing.
    pub diagnostics: Vec<Diagnostic>,
}

/// Draws within a scope and returns what was recorded.
pub(super) fn within<T>(world: &Arc<World>, draw: impl FnOnce() -> T) -> (T, Vec<Asked>, Vec<Diagnostic>) {
    let scope = Scope { world: world.clone(), asked: Vec::new(), diagnostics: Vec::new() };
    SCOPE.with_borrow_mut(|slot| *slot = Some(scope));
    let drawn = draw();
    let recorded = SCOPE.with_borrow_mut(Option::take);
    let (asked, diagnostics) = recorded.map(|scope| (scope.asked, scope.diagnostics)).unwrap_or_default();
    (drawn, asked, diagnostics)
}

/// Answers a question from the scope and records it. `None` outside of one.
pub(super) fn ask(question: Question, language: usize) -> Answer {
    SCOPE.with_borrow_mut(|scope| {
        let Some(scope) = scope else { return Answer::None };
        let answer = answer(&question, language, &scope.world);
        if !scope.asked.iter().any(|asked| asked.language == language && asked.question == question) {
            scope.asked.push(Asked { question, language, answer: Fingerprint::of(&answer) });
        }
        answer
    })
}

/// Records that something was missing.
pub(super) fn report(diagnostic: Diagnostic) {
    SCOPE.with_borrow_mut(|scope| {
        if let Some(scope) = scope
            && !scope.diagnostics.contains(&diagnostic)
        {
            scope.diagnostics.push(diagnostic);
        }
    });
}
