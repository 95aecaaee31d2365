//! Bodies of calls for rescue that are still coming in.
//!
//! A call is read before it takes one of the places in which work is done, so that lines on which nothing comes hold
//! none of them. They have places of their own here, for a few seconds each. Where all are taken, whoever holds most
//! gives the oldest up: one address may have every place as long as nobody else needs one, and not longer. A limit by
//! address alone would shut out a whole alley, or everybody behind one proxy.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::body::Body;
use bytes::Bytes;
use http::StatusCode;
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use hue_model::limits::JSON_BYTES;
use hue_model::problem::Code;
use tokio_util::sync::CancellationToken;

use super::address::Address;
use crate::problem::{Failure, Result};

/// The places of bodies that are coming in.
#[derive(Clone, Debug)]
pub(super) struct Bodies {
    most: usize,
    patience: Duration,
    open: Arc<Mutex<Open>>,
}

#[derive(Debug, Default)]
struct Open {
    last: u64,
    count: usize,
    by: HashMap<Address, VecDeque<(u64, CancellationToken)>>,
}

/// One place, given back when dropped.
struct Place {
    bodies: Bodies,
    address: Address,
    number: u64,
    over: CancellationToken,
}

impl Bodies {
    /// `most` places, each for as long as `patience`.
    pub(super) fn new(most: usize, patience: Duration) -> Self {
        Self { most, patience, open: Arc::default() }
    }

    /// The whole body of a request from this address.
    ///
    /// # Errors
    /// It is too large, it broke off, it took too long, or it had not come when its place was needed.
    pub(super) async fn read(&self, address: Address, body: Body) -> Result<Bytes> {
        let place = self.take(address);
        let read = tokio::time::timeout(self.patience, Limited::new(body, JSON_BYTES).collect());
        tokio::select! {
            // What is there already is taken, whatever became of its place.
            biased;
            read = read => match read {
                Ok(Ok(body)) => Ok(body.to_bytes()),
                Ok(Err(error)) if error.is::<LengthLimitError>() => {
                    Err(Failure::said(StatusCode::PAYLOAD_TOO_LARGE, "The body is too large", Code::Invalid))
                }
                Ok(Err(_)) => Err(Failure::said(StatusCode::BAD_REQUEST, "The body broke off", Code::Invalid)),
                Err(_) => Err(Failure::busy(StatusCode::REQUEST_TIMEOUT, "The body took too long", 1)),
            },
            () = place.over.cancelled() => Err(Failure::try_again()),
        }
    }

    fn take(&self, address: Address) -> Place {
        let over = CancellationToken::new();
        let mut open = self.look();
        open.last = open.last.wrapping_add(1);
        let number = open.last;
        open.count = open.count.saturating_add(1);
        open.by.entry(address).or_default().push_back((number, over.clone()));
        if open.count > self.most {
            open.make_room();
        }
        drop(open);
        Place { bodies: self.clone(), address, number, over }
    }

    fn look(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    /// Ends the oldest body of the address that holds most.
    fn make_room(&mut self) {
        let most = self.by.values_mut().max_by_key(|own| own.len());
        if let Some((_, oldest)) = most.and_then(VecDeque::pop_front) {
            self.count = self.count.saturating_sub(1);
            oldest.cancel();
        }
    }

    fn give_back(&mut self, address: Address, number: u64) {
        let Some(own) = self.by.get_mut(&address) else { return };
        let before = own.len();
        own.retain(|(known, _)| *known != number);
        self.count = self.count.saturating_sub(before.saturating_sub(own.len()));
        if own.is_empty() {
            self.by.remove(&address);
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.bodies.look().give_back(self.address, self.number);
    }
}
