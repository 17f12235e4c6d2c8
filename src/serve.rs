//! Serving: the publication in the browser while it is being written.
//!
//! A [`showing::Showing`] comes in, replaced as a whole at every change; pages go out, told to
//! reload, with what is wrong laid over them. Must not know the stages' insides: it shows what it
//! is given.

mod address;
mod bare;
mod body;
mod condition;
mod desk;
mod events;
mod kept;
mod media_type;
mod patience;
mod respond;
mod send;
mod site;
mod view;

pub mod server;

pub mod showing;

pub mod watch;

pub mod words;

pub mod worker;
