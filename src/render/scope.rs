//! The scope of one rendering: what template functions answer from, and where they record questions.
//!
//! Templates' functions are shared by all threads and see no page; each thread opens a scope round
//! the page that it draws.

use std::cell::RefCell;
use std::sync::Arc;

use tera::Error;

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
    /// Why a function or a filter has ended the drawing.
    failure: Option<Diagnostic>,
}

/// Draws within a scope and returns what was recorded.
pub(super) fn within<T>(world: &Arc<World>, draw: impl FnOnce() -> T) -> (T, Scope) {
    let new = || Scope { world: world.clone(), asked: Vec::new(), diagnostics: Vec::new(), failure: None };
    SCOPE.with_borrow_mut(|slot| *slot = Some(new()));
    let drawn = draw();
    let recorded = SCOPE.with_borrow_mut(Option::take);
    (drawn, recorded.unwrap_or_else(new))
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

/// Records why a call fails, and returns the error that ends the drawing.
pub(super) fn fail(diagnostic: Diagnostic) -> Error {
    let error = Error::message(diagnostic.code.name());
    SCOPE.with_borrow_mut(|scope| {
        if let Some(scope) = scope {
            scope.failure = Some(diagnostic);
        }
    });
    error
}

/// Takes why the last call has failed, if one has.
pub(super) fn take_failure() -> Option<Diagnostic> {
    SCOPE.with_borrow_mut(|scope| scope.as_mut().and_then(|scope| scope.failure.take()))
}

/// Looks at the world for what a failure is to be told with: what was most likely meant.
pub(super) fn look<T>(look: impl FnOnce(&World) -> T) -> Option<T> {
    SCOPE.with_borrow(|scope| scope.as_ref().map(|scope| look(&scope.world)))
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
