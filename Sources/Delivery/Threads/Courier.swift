import Dunning

/// Delivers one parcel at a time, on a thread of its own, where it may block.
protocol Courier {
    /// `nil` when it gave up before anything was said about this parcel, because it was asked to stop.
    func deliver(_ parcel: Parcel) -> Verdict?

    /// Lets go of what should not be held without work, such as a connection; work may come again.
    func rest()
}
