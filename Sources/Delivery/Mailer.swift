package import Dunning

/// A way for messages to leave this machine.
package protocol Mailer: Sendable {
    /// How many parcels to have in hand at once to keep it busy; those beyond wait their turn.
    var capacity: Int { get }

    /// Makes one attempt to deliver, and says from a thread of its own what came of it.
    ///
    /// - Parameter answer: Called once; with `nil` when it was never attempted: the mailer had been asked to stop, or
    ///   others took so long that what is known of the client must be read again.
    func send(_ parcel: Parcel, answer: @escaping @Sendable (Verdict?) -> Void)

    /// Starts nothing new: parcels that wait get `nil`, those on the wire their verdict. Returns at once.
    func stop()

    /// Stops, and returns when every attempt has ended and every connection is closed.
    func finish() async
}
