package import Dunning

/// A way for messages to leave this machine.
package protocol Mailer: Sendable {
    /// How many parcels to have in hand at once to keep it busy; those beyond wait their turn.
    var capacity: Int { get }

    /// Makes one attempt to deliver, and says what came of it.
    ///
    /// `nil` when it was never attempted, because the mailer had been asked to stop.
    func send(_ parcel: Parcel) async -> Verdict?

    /// Starts nothing new: parcels that wait get `nil`, those on the wire their verdict. Returns at once.
    func stop()

    /// Stops, and returns when every attempt has ended and every connection is closed.
    func finish() async
}
